/** Which words stand beside what a query finds, more than elsewhere: its collocates. */

import { FILTER_NAMES } from '../../../indexer/domain/filters.ts';
import type { Range } from '../../../indexer/text/occurrences.ts';
import type { CollocatesAnswer, CollocatesQuery } from '../../contract/words.ts';
import type { FoldedReport } from '../../corpus/folded-report.ts';
import type { PassageLocation } from '../../corpus/passage-cache.ts';
import { timeSlice } from '../../corpus/time-slice.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { onSteadyServers } from '../../engine/steady-servers.ts';
import { createRetriever, findAll } from '../../search/retriever.ts';
import type { Language } from '../../web/errors.ts';
import { dictionaryOf, type KeywordContext } from './keywords.ts';
import { isNumber, leastPlaces } from './listed-words.ts';
import { forEachPiece, type Piece, pieceOf } from './passage-words.ts';
import { logDice } from './statistics/log-dice.ts';
import { countWords, filtered } from './subcorpus.ts';
import type { KnownWords } from './word-index.ts';
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
    const beside = new Beside(known, request.window === 'passage' ? null : request.window, request.side);
    const isCounted = new Uint8Array(once ? known.groups : 0);
    const slice = timeSlice(signal);
    let [unread, copies] = [0, 0];
    for (const { record, position } of hits) {
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
      beside.add(text, { record, position }, retriever.match(record, position, text.text(position)) ?? []);
    }
    const everyWord = await frequencies(context, known, request, once, signal);
    const { all } = beside;
    const least = leastPlaces(all.places);
    const isStopWord = context.smart.vocabulary().isStopWord;
    const inPassages = request.window === 'passage';
    const found: (Omit<CollocatesAnswer['words'][number], 'word'> & {
      word: string;
      first: PassageLocation;
    })[] = [];
    for (const [word, { together, places, first }] of beside.words) {
      if (slice.isOver()) await slice.next();
      const text = known.table.text(word);
      if (places < least || isNumber(text) || isStopWord(text)) continue;
      const count = inPassages ? everyWord.passages(word) : everyWord.occurrences(word);
      const score = logDice(together, inPassages ? all.passages : all.occurrences, count);
      found.push({ word: text, first, count, together, logDice: score, places });
    }
    found.sort((a, b) => b.logDice - a.logDice || b.together - a.together || (a.word < b.word ? -1 : 1));
    const shown = found.slice(request.offset, request.offset + request.limit);
    const written = await writtenWords(
      context,
      shown.map(({ word, first }) => [word, first]),
    );
    return {
      query: { text: request.q, terms: retriever.terms, understood: retriever.understood(language) },
      words: shown.map(({ first, ...figures }, at) => ({ ...figures, word: written[at] ?? figures.word })),
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

interface Companion {
  /** Occurrences of the query with the word beside them, or passages. */
  together: number;
  places: number;
  /** Number of the last occurrence and of the last place that were counted. */
  last: number;
  lastPlace: string;
  readonly first: PassageLocation;
}

/** A piece of a passage. */
interface WordAt {
  readonly start: number;
  readonly end: number;
  readonly kind: Piece;
}

class Beside {
  /** By number of the word. */
  readonly words = new Map<number, Companion>();
  /** Of the query. */
  readonly all = { occurrences: 0, passages: 0, places: 0 };
  private lastPlace: string | null = null;
  /** Numbers occurrences, or passages where those are what counts. */
  private number = 0;

  /** @param window words on each side; null for the whole passage */
  constructor(
    private readonly known: KnownWords,
    private readonly window: number | null,
    private readonly side: CollocatesQuery['side'],
  ) {}

  /**
   * @param ranges of the query in the passage, ascending
   * @param at where it is; passages of one place must come one after another
   */
  add(report: FoldedReport, at: PassageLocation, ranges: readonly Range[]): void {
    const { position } = at;
    const place = at.record.place.key;
    if (place !== this.lastPlace) this.all.places++;
    this.lastPlace = place;
    this.all.passages++;
    this.all.occurrences += ranges.length;
    const { units } = report;
    const offset = report.startOf(position);
    // Marks part sentences, but nobody counts them as words of context.
    const pieces: WordAt[] = [];
    forEachPiece(report, position, (start, end) => {
      const kind = pieceOf(units, start);
      if (kind !== 'mark') pieces.push({ start, end, kind });
    });
    if (this.window === null) {
      this.number++;
      const [first, last] = [ranges[0], ranges.at(-1)];
      if (!first || !last) return;
      for (const piece of pieces) {
        const [start, end] = [piece.start - offset, piece.end - offset];
        if (this.side === 'left' && end > last[0]) break;
        if (this.side === 'right' && start < first[1]) continue;
        if (!ranges.some(([from, to]) => start < to && end > from)) this.count(units, piece, at);
      }
      return;
    }
    let next = 0;
    for (const [from, to] of ranges) {
      this.number++;
      // The first piece that ends after the occurrence begins.
      while (next < pieces.length && (pieces[next]?.end ?? 0) - offset <= from) next++;
      if (this.side !== 'right')
        for (const piece of pieces.slice(Math.max(0, next - this.window), next)) this.count(units, piece, at);
      if (this.side === 'left') continue;
      let after = next;
      while (after < pieces.length && (pieces[after]?.start ?? 0) - offset < to) after++;
      for (const piece of pieces.slice(after, after + this.window)) this.count(units, piece, at);
    }
  }

  private count(units: Uint16Array, { start, end, kind }: WordAt, at: PassageLocation): void {
    if (kind !== 'word') return;
    const word = this.known.table.find(units, start, end);
    if (word < 0) return;
    let companion = this.words.get(word);
    if (!companion) {
      companion = { together: 0, places: 0, last: 0, lastPlace: '\n', first: at };
      this.words.set(word, companion);
    }
    if (companion.last !== this.number) companion.together++;
    companion.last = this.number;
    const place = at.record.place.key;
    if (companion.lastPlace !== place) companion.places++;
    companion.lastPlace = place;
  }
}
