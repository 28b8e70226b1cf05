/**
 * Strings that jieba cuts into several words but that behave like one: proposed for the lexicon.
 *
 * A word stands in many surroundings. Its accessor variety is the number of distinct characters before it, or after it,
 * whichever is less, where each edge of a passage, mark or number counts anew (Feng et al.: Accessor variety criteria for
 * Chinese word extraction, Computational Linguistics 30/1, 2004). And its parts keep together: each two neighbours do so in
 * a good part of the occurrences of the rarer of both, which 加强 and 建设 do not. Copied passages count once, since they
 * repeat their surroundings.
 */
import { isHan } from '../../../indexer/text/occurrences.ts';
import type { NewWordsAnswer, NewWordsQuery } from '../../contract/words.ts';
import type { FoldedReport } from '../../corpus/folded-report.ts';
import type { PassageLocation } from '../../corpus/passage-cache.ts';
import { leadingInTurns, timeSlice } from '../../corpus/time-slice.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { onSteadyServers } from '../../engine/steady-servers.ts';
import { searchableReports } from '../../search/hits/scan.ts';
import { dictionaryOf, type KeywordContext } from './keywords.ts';
import { isNumber, leastPlaces, PlaceNames } from './listed-words.ts';
import { PairCounts } from './pair-counts.ts';
import { forEachPiece, pieceOf } from './passage-words.ts';
import { countWords, everything, searchedReports, walk } from './subcorpus.ts';
import type { KnownWords } from './word-index.ts';
import { writtenWords } from './written-words.ts';

/** Words of a string. */
const MAX_PARTS = 4;
/** Characters of a string. */
const MAX_LENGTH = 8;
/** Occurrences of two neighbours. */
const LEAST_TOGETHER = 5;
/** Share of the occurrences of the rarer of two neighbours in which they stand together. */
const LEAST_SHARE = 0.3;
const LEAST_VARIETY = 5;
/** Proposals that are kept: more than a keeper reads. */
const MAX_PROPOSALS = 1000;
/** No word that may be a part of a new one: a mark, a number, a stop word. */
const EDGE = -1;

interface Proposal {
  /** Numbers of its words. */
  readonly parts: readonly number[];
  readonly first: PassageLocation;
  readonly count: number;
  readonly passages: number;
  readonly places: number;
  /** Accessors. */
  readonly left: number;
  readonly right: number;
}

/** Proposals last as long as the words do. */
const proposed = new WeakMap<
  KnownWords,
  { readonly of: readonly unknown[]; readonly all: readonly Proposal[] }
>();

export async function newWords(
  context: KeywordContext,
  request: NewWordsQuery,
  signal?: AbortSignal,
): Promise<NewWordsAnswer> {
  const started = performance.now();
  return onSteadyServers(context.reader, async (missing) => {
    const known = context.words.current;
    const of = searchableReports(context.catalogue, NO_FILTERS, 'place');
    const kept = proposed.get(known);
    const all = kept?.of === of ? kept.all : await proposals(context, known, signal);
    proposed.set(known, { of, all });
    const shown = all.slice(request.offset, request.offset + request.limit);
    const textsOf = shown.map(({ parts }) => parts.map((word) => known.table.text(word)));
    const written = await writtenWords(
      context,
      shown.map(({ first }, at) => [textsOf[at]?.join('') ?? '', first]),
    );
    return {
      words: shown.map(({ count, passages, places, left, right }, at) => ({
        word: written[at] ?? '',
        parts: textsOf[at] ?? [],
        count,
        passages,
        places,
        left,
        right,
      })),
      total: all.length,
      leastVariety: LEAST_VARIETY,
      searched: searchedReports(context, known, [everything]),
      once: true,
      dictionary: dictionaryOf(context),
      missing: [...missing],
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  });
}

/** Those of the greatest variety first, then those that occur most often. */
async function proposals(
  context: KeywordContext,
  known: KnownWords,
  signal: AbortSignal | undefined,
): Promise<readonly Proposal[]> {
  const slice = timeSlice(signal);
  const { table } = known;
  const { tally } = await countWords(context, known, everything, { once: true, signal });
  const isStopWord = context.smart.vocabulary().isStopWord;
  const mayBePart = new Uint8Array(tally.size);
  for (let word = 0; word < tally.size; word++) {
    if (tally.occurrences(word) < LEAST_TOGETHER) continue;
    if (slice.isOver()) await slice.next();
    const text = table.text(word);
    mayBePart[word] = isNumber(text) || isStopWord(text) || !isHan(text.charCodeAt(0)) ? 0 : 1;
  }

  const pairs = new PairCounts();
  await walkSequences(context, known, mayBePart, signal, (words) => {
    for (let at = 1; at < words.length; at++) {
      const [one, other] = [words.numbers[at - 1] as number, words.numbers[at] as number];
      if (one !== EDGE && other !== EDGE) pairs.add(one, other);
    }
  });
  const isBound = (one: number, other: number): boolean => {
    const together = pairs.of(one, other);
    const rarer = Math.min(tally.occurrences(one), tally.occurrences(other));
    return together >= LEAST_TOGETHER && together >= LEAST_SHARE * rarer;
  };

  const strings = new Strings(tally.size);
  await walkSequences(context, known, mayBePart, signal, (words, location, units) => {
    strings.beginPassage(location);
    for (let from = 0; from + 1 < words.length; from++) {
      let string = words.numbers[from] as number;
      for (let to = from + 1; to < words.length && to - from < MAX_PARTS; to++) {
        const [one, other] = [words.numbers[to - 1] as number, words.numbers[to] as number];
        if (one === EDGE || other === EDGE || !isBound(one, other)) break;
        const [start, end] = [words.starts[from] as number, words.ends[to] as number];
        if (end - start > MAX_LENGTH) break;
        string = strings.add(
          string,
          other,
          words.hasWordAt(from - 1) ? (units[start - 1] as number) : null,
          words.hasWordAt(to + 1) ? (units[end] as number) : null,
        );
      }
    }
  });

  const least = leastPlaces(tally.all.places);
  const names = new PlaceNames(context.catalogue.all.values(), 1);
  const varied: Proposal[] = [];
  for (const proposal of strings.all()) {
    if (slice.isOver()) await slice.next();
    const { left, right, places, parts } = proposal;
    if (places < least || Math.min(left, right) < LEAST_VARIETY) continue;
    const text = parts.map((word) => table.text(word)).join('');
    const units = Uint16Array.from(text, (unit) => unit.charCodeAt(0));
    // Elsewhere jieba cuts it as a word: it knows it.
    const asWord = table.find(units, 0, units.length);
    if (!names.has(text) && (asWord < 0 || tally.occurrences(asWord) === 0)) varied.push(proposal);
  }
  return leadingInTurns(varied, inOrder, MAX_PROPOSALS, slice);
}

function inOrder(a: Proposal, b: Proposal): number {
  return (
    Math.min(b.left, b.right) - Math.min(a.left, a.right) ||
    b.count - a.count ||
    (a.parts.join() < b.parts.join() ? -1 : 1)
  );
}

/** Figures of a string lie side by side. */
const [BEFORE, LAST_WORD, COUNT, PASSAGES, LAST_PASSAGE, PLACES, LAST_PLACE, LEFT, RIGHT, FIGURES] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
];

/** Strings of words, each known by the number of the string before its last word, and by that word. */
class Strings {
  private readonly numbers = new PairCounts(Infinity);
  /** Characters beside a string: number of the string, doubled, plus one on the right. */
  private readonly accessors = new PairCounts(Infinity);
  private readonly firsts: PassageLocation[] = [];
  private figures = new Uint32Array(FIGURES << 10);
  private location: PassageLocation | null = null;
  private passage = 0;
  private place = 0;

  /** @param words numbers below it are words, which are the beginnings of strings */
  constructor(private readonly words: number) {}

  /** Passages of one place must come one after another. */
  beginPassage(location: PassageLocation): void {
    if (location.record.place.key !== this.location?.record.place.key) this.place++;
    this.passage++;
    this.location = location;
  }

  /**
   * Counts a string.
   *
   * @param before the word or string before its last word
   * @param left the character before it; null at an edge
   * @returns its number
   */
  add(before: number, word: number, left: number | null, right: number | null): number {
    let index = this.numbers.of(before, word) - 1;
    if (index < 0) {
      index = this.firsts.length;
      this.numbers.set(before, word, index + 1);
      if (this.location) this.firsts.push(this.location);
      if (FIGURES * this.firsts.length > this.figures.length) {
        const larger = new Uint32Array(2 * this.figures.length);
        larger.set(this.figures);
        this.figures = larger;
      }
      this.figures[FIGURES * index + BEFORE] = before;
      this.figures[FIGURES * index + LAST_WORD] = word;
    }
    const from = FIGURES * index;
    this.increase(from + COUNT);
    if (this.figures[from + LAST_PASSAGE] !== this.passage) this.increase(from + PASSAGES);
    this.figures[from + LAST_PASSAGE] = this.passage;
    if (this.figures[from + LAST_PLACE] !== this.place) this.increase(from + PLACES);
    this.figures[from + LAST_PLACE] = this.place;
    if (left === null || this.accessors.add(2 * index, left) === 1) this.increase(from + LEFT);
    if (right === null || this.accessors.add(2 * index + 1, right) === 1) this.increase(from + RIGHT);
    return this.words + index;
  }

  *all(): Generator<Proposal> {
    const { figures } = this;
    for (const [index, first] of this.firsts.entries()) {
      const figure = (at: number): number => figures[FIGURES * index + at] as number;
      const parts = [figure(LAST_WORD)];
      let before = figure(BEFORE);
      for (; before >= this.words; before = figures[FIGURES * (before - this.words) + BEFORE] as number)
        parts.unshift(figures[FIGURES * (before - this.words) + LAST_WORD] as number);
      yield {
        parts: [before, ...parts],
        first,
        count: figure(COUNT),
        passages: figure(PASSAGES),
        places: figure(PLACES),
        left: figure(LEFT),
        right: figure(RIGHT),
      };
    }
  }

  private increase(at: number): void {
    this.figures[at] = (this.figures[at] as number) + 1;
  }
}

/** The pieces of one passage in order; read again and again into the same arrays. */
class Sequence {
  length = 0;
  /** Number of the word, or `EDGE`. */
  numbers = new Int32Array(1024);
  /** Offsets among the units of the report. */
  starts = new Uint32Array(1024);
  ends = new Uint32Array(1024);
  private words = new Uint8Array(1024);

  read(report: FoldedReport, position: number, { table }: KnownWords, mayBePart: Uint8Array): void {
    const { units } = report;
    this.length = 0;
    forEachPiece(report, position, (start, end) => {
      if (this.length === this.numbers.length) this.grow();
      const isWord = pieceOf(units, start) === 'word';
      const number = isWord ? table.find(units, start, end) : EDGE;
      this.words[this.length] = isWord ? 1 : 0;
      this.numbers[this.length] = mayBePart[number] === 1 ? number : EDGE;
      this.starts[this.length] = start;
      this.ends[this.length++] = end;
    });
  }

  /** Whether a piece is a word: no mark, no number, and not beyond the ends. */
  hasWordAt(at: number): boolean {
    return at >= 0 && at < this.length && this.words[at] === 1;
  }

  private grow(): void {
    const grown = <A extends Int32Array | Uint32Array | Uint8Array>(array: A): A => {
      const larger = new (array.constructor as new (length: number) => A)(2 * array.length);
      larger.set(array);
      return larger;
    };
    this.numbers = grown(this.numbers);
    this.starts = grown(this.starts);
    this.ends = grown(this.ends);
    this.words = grown(this.words);
  }
}

async function walkSequences(
  context: KeywordContext,
  known: KnownWords,
  mayBePart: Uint8Array,
  signal: AbortSignal | undefined,
  visit: (words: Sequence, location: PassageLocation, units: Uint16Array) => void,
): Promise<void> {
  const sequence = new Sequence();
  let [record, report, units]: [PassageLocation['record'] | null, FoldedReport | undefined, Uint16Array] = [
    null,
    undefined,
    new Uint16Array(0),
  ];
  await walk(
    context,
    known,
    everything,
    { once: true, signal },
    {
      report: (next) => {
        record = next;
        report = context.texts.get(next);
        units = report?.units ?? units;
      },
      passage: (_, position) => {
        if (!record || !report) return;
        sequence.read(report, position, known, mayBePart);
        visit(sequence, { record, position }, units);
      },
    },
  );
}
