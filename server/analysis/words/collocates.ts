/** Which words stand beside what a query finds, more than elsewhere: its collocates. */

import { FILTER_NAMES } from '../../../indexer/domain/filters.ts';
import type { Range } from '../../../indexer/text/occurrences.ts';
import type { CollocatesAnswer, CollocatesQuery } from '../../contract/words.ts';
import type { FoldedReport } from '../../corpus/folded-report.ts';
import type { PassageLocation } from '../../corpus/passage-cache.ts';
import type { StringTable } from '../../corpus/string-table.ts';
import { leadingInTurns, timeSlice } from '../../corpus/time-slice.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { onSteadyServers } from '../../engine/steady-servers.ts';
import { createRetriever, findAll } from '../../search/retriever.ts';
import type { Language } from '../../web/errors.ts';
import { dictionaryOf, type KeywordContext } from './keywords.ts';
import { isNumber, leastPlaces } from './listed-words.ts';
import { forEachPiece, type Piece, partAround, pieceOf } from './passage-words.ts';
import { PassageWords, type ReportWords } from './report-words.ts';
import { logDice } from './statistics/log-dice.ts';
import { countWords, filtered } from './subcorpus.ts';
import type { IndexedWords, KnownWords } from './word-index.ts';
import type { WordTally } from './word-tally.ts';
import { writtenWords } from './written-words.ts';

export async function collocates(
  context: KeywordContext,
  request: CollocatesQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<CollocatesAnswer> {
  const started = performance.now();
  return onSteadyServers(context.reader, async (missing) => {
    const known = context.words.current;
    const once = request.once === 'true';
    const retriever = await createRetriever(context, request, signal);
    const hits = await findAll(retriever, request, 'place', signal);
    const window = request.window === 'passage' ? null : request.window;
    const beside = new Beside(known.table, window, request.side);
    const isCounted = new Uint8Array(once ? known.groups : 0);
    const slice = timeSlice(signal);
    let [unread, copies] = [0, 0];
    for (const [hit, { record, position }] of hits.entries()) {
      if (slice.isOver()) await slice.next();
      const text = context.texts.get(record);
      const indexed = text && known.reports.get(text);
      if (!indexed) {
        unread++;
        continue;
      }
      const group = indexed.groups[position - 1] as number;
      if (isCounted[group] === 1) {
        copies++;
        continue;
      }
      if (once) isCounted[group] = 1;
      const ranges = retriever.match(record, position, text.text(position)) ?? [];
      beside.add(indexed, hit, ranges, { record, position });
    }
    const everyWord = await frequencies(context, known, request, once, signal);
    const { all } = beside;
    const least = leastPlaces(all.places);
    const isStopWord = context.smart.vocabulary().isStopWord;
    const inPassages = request.window === 'passage';
    const found: Collocate[] = [];
    for (let word = 0; word < beside.size; word++) {
      const together = beside.together(word);
      const places = beside.places(word);
      if (together === 0 || places < least) continue;
      if (slice.isOver()) await slice.next();
      const text = known.table.text(word);
      if (isNumber(text) || isStopWord(text)) continue;
      const count = inPassages ? everyWord.passages(word) : everyWord.occurrences(word);
      const score = logDice(together, inPassages ? all.passages : all.occurrences, count);
      found.push({ word, text, count, together, logDice: score, places });
    }
    const { offset, limit } = request;
    const leading = await leadingInTurns(found, inOrder, offset + limit, slice);
    const shown = leading.slice(offset);
    const written = await writtenWords(
      context,
      shown.map(({ word, text }) => [text, hits[beside.first(word)] ?? null]),
    );
    return {
      query: { text: request.q, terms: retriever.terms, understood: retriever.understood(language) },
      words: shown.map(({ word: _, text, ...figures }, at) => ({ ...figures, word: written[at] ?? text })),
      total: found.length,
      node: { ...all, unread, copies },
      leastPlaces: least,
      once,
      dictionary: dictionaryOf(context),
      missing: [...missing],
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  });
}

/** A word that is listed. */
interface Collocate {
  /** Its number. */
  readonly word: number;
  readonly text: string;
  readonly count: number;
  readonly together: number;
  readonly logDice: number;
  readonly places: number;
}

function inOrder(a: Collocate, b: Collocate): number {
  return b.logDice - a.logDice || b.together - a.together || (a.text < b.text ? -1 : 1);
}

/** How often each word occurs, in the text that the query was looked for in. */
async function frequencies(
  context: KeywordContext,
  known: KnownWords,
  request: CollocatesQuery,
  once: boolean,
  signal: AbortSignal | undefined,
): Promise<WordTally> {
  const isWhole = !once && FILTER_NAMES.every((name) => request[name].length === 0);
  // What a server that is down holds is in memory still, but is not searched.
  const records = isWhole ? context.catalogue.list(NO_FILTERS) : [];
  if (isWhole && records.length === known.reports.size) return known.totals;
  return (await countWords(context, known, filtered(context, request), { once, signal })).tally;
}

/** A piece of a passage. */
interface WordAt {
  readonly start: number;
  readonly end: number;
  readonly kind: Piece;
}

/** Figures of a word lie side by side, as in a `WordTally`. */
const [TOGETHER, PLACES, LAST, LAST_PLACE, FIRST, FIGURES] = [0, 1, 2, 3, 4, 5];

class Beside {
  /** Of the query. */
  readonly all = { occurrences: 0, passages: 0, places: 0 };
  private readonly figures: Uint32Array;
  private readonly words = new PassageWords();
  private lastPlace: string | null = null;
  /** Numbers occurrences, or passages where those are what counts, from 1. */
  private number = 0;

  /** @param window words on each side; null for the whole passage */
  constructor(
    private readonly table: StringTable,
    private readonly window: number | null,
    private readonly side: CollocatesQuery['side'],
  ) {
    this.figures = new Uint32Array(FIGURES * table.size);
  }

  /** Number of all words. */
  get size(): number {
    return this.figures.length / FIGURES;
  }

  /** Occurrences of the query with a word beside them, or passages. @param word its number */
  together(word: number): number {
    return this.figures[FIGURES * word + TOGETHER] ?? 0;
  }

  /** @param word its number */
  places(word: number): number {
    return this.figures[FIGURES * word + PLACES] ?? 0;
  }

  /** The number of the hit that first has a word beside it. @param word its number */
  first(word: number): number {
    return this.figures[FIGURES * word + FIRST] ?? 0;
  }

  /**
   * @param hit its number
   * @param ranges of the query in the passage, ascending
   * @param at where it is; passages of one place must come one after another
   */
  add(
    { report, words }: IndexedWords,
    hit: number,
    ranges: readonly Range[],
    { record, position }: PassageLocation,
  ): void {
    const { all, window, side } = this;
    if (record.place.key !== this.lastPlace) all.places++;
    this.lastPlace = record.place.key;
    all.passages++;
    all.occurrences += ranges.length;
    const { units } = report;
    if (window === null) {
      this.number++;
      if (side === 'both') this.addPassage(report, words, hit, ranges, position);
      else this.addSide(report, hit, ranges, position);
      return;
    }
    for (const range of ranges) {
      this.number++;
      const [left, right] = beside(report, position, range, window);
      if (side !== 'right') for (const piece of left) this.count(units, piece, hit);
      if (side !== 'left') for (const piece of right) this.count(units, piece, hit);
    }
  }

  /** The words of a passage, without those that stand nowhere but in the query. */
  private addPassage(
    report: FoldedReport,
    indexed: ReportWords,
    hit: number,
    ranges: readonly Range[],
    position: number,
  ): void {
    const { words } = this;
    const within = this.withinQuery(report, ranges, position);
    indexed.read(position, words);
    for (let at = 0; at < words.length; at++) {
      const word = words.words[at] as number;
      if ((words.counts[at] as number) > (within.get(word) ?? 0)) this.countWord(word, hit);
    }
  }

  /** How often words overlap the query. */
  private withinQuery(
    report: FoldedReport,
    ranges: readonly Range[],
    position: number,
  ): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    const { units } = report;
    const base = report.startOf(position);
    let last = -1;
    for (const [from, to] of ranges) {
      let start = from;
      while (start > 0 && !report.startsWord(position, start)) start--;
      forEachPiece(
        report,
        position,
        (begin, end) => {
          // A word may overlap two occurrences.
          if (end - base <= from || begin === last) return;
          last = begin;
          const word = this.table.find(units, begin, end);
          if (word >= 0) counts.set(word, (counts.get(word) ?? 0) + 1);
        },
        [start, to],
      );
    }
    return counts;
  }

  /** The words of a passage before the last occurrence, or after the first, that overlap none. */
  private addSide(report: FoldedReport, hit: number, ranges: readonly Range[], position: number): void {
    const [first, last] = [ranges[0], ranges.at(-1)];
    if (!first || !last) return;
    const base = report.startOf(position);
    for (const piece of piecesOf(report, position)) {
      const [start, end] = [piece.start - base, piece.end - base];
      if (this.side === 'left' ? end > last[0] : start < first[1]) continue;
      if (!ranges.some(([from, to]) => start < to && end > from)) this.count(report.units, piece, hit);
    }
  }

  private count(units: Uint16Array, { start, end, kind }: WordAt, hit: number): void {
    if (kind !== 'word') return;
    const word = this.table.find(units, start, end);
    if (word >= 0) this.countWord(word, hit);
  }

  private countWord(word: number, hit: number): void {
    const { figures, number, all } = this;
    const from = FIGURES * word;
    if (figures[from + LAST] === number) return;
    figures[from + LAST] = number;
    if (figures[from + TOGETHER] === 0) figures[from + FIRST] = hit;
    figures[from + TOGETHER] = (figures[from + TOGETHER] as number) + 1;
    if (figures[from + LAST_PLACE] === all.places) return;
    figures[from + LAST_PLACE] = all.places;
    figures[from + PLACES] = (figures[from + PLACES] as number) + 1;
  }
}

/** Words and numbers next to an occurrence. Marks part sentences, but nobody counts them as words of context. */
function beside(
  report: FoldedReport,
  position: number,
  range: Range,
  window: number,
): readonly [left: readonly WordAt[], right: readonly WordAt[]] {
  const base = report.startOf(position);
  const pieces = piecesOf(report, position, partAround(report, position, range, window));
  const [from, to] = [base + range[0], base + range[1]];
  const left = pieces.filter(({ end }) => end <= from);
  const right = pieces.filter(({ start }) => start >= to);
  return [left.slice(-window), right.slice(0, window)];
}

function piecesOf(report: FoldedReport, position: number, part?: Range): WordAt[] {
  const { units } = report;
  const pieces: WordAt[] = [];
  forEachPiece(
    report,
    position,
    (start, end) => {
      const kind = pieceOf(units, start);
      if (kind !== 'mark') pieces.push({ start, end, kind });
    },
    part,
  );
  return pieces;
}
