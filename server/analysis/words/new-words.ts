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
import { forEachInTurns, sortInTurns, timeSlice } from '../../corpus/time-slice.ts';
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
  readonly left: Accessors;
  readonly right: Accessors;
  count: number;
  passages: number;
  places: number;
  lastPassage: number;
  lastPlace: string | null;
}

/** What stands on one side of a string. */
class Accessors {
  private readonly characters = new Set<number>();
  private edges = 0;

  get variety(): number {
    return this.characters.size + this.edges;
  }

  /** @param unit the character; undefined at an edge */
  add(unit: number | undefined): void {
    if (unit === undefined) this.edges++;
    else this.characters.add(unit);
  }
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
        left: left.variety,
        right: right.variety,
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

  const found = new Map<string, Proposal>();
  let passage = 0;
  await walkSequences(context, known, mayBePart, signal, (words, location, units) => {
    passage++;
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to < words.length && to - from < MAX_PARTS; to++) {
        const [one, other] = [words.numbers[to - 1] as number, words.numbers[to] as number];
        if (one === EDGE || other === EDGE || !isBound(one, other)) break;
        const [start, end] = [words.starts[from] as number, words.ends[to] as number];
        if (end - start > MAX_LENGTH) break;
        const parts = Array.from(words.numbers.subarray(from, to + 1));
        const key = parts.join();
        let proposal = found.get(key);
        if (!proposal) {
          const counts = { count: 0, passages: 0, places: 0, lastPassage: 0, lastPlace: null };
          proposal = { parts, first: location, left: new Accessors(), right: new Accessors(), ...counts };
          found.set(key, proposal);
        }
        proposal.count++;
        if (proposal.lastPassage !== passage) proposal.passages++;
        proposal.lastPassage = passage;
        const place = location.record.place.key;
        if (proposal.lastPlace !== place) proposal.places++;
        proposal.lastPlace = place;
        proposal.left.add(words.hasWordAt(from - 1) ? units[start - 1] : undefined);
        proposal.right.add(words.hasWordAt(to + 1) ? units[end] : undefined);
      }
    }
  });

  const least = leastPlaces(tally.all.places);
  const names = new PlaceNames(context.catalogue.all.values(), 1);
  const varied: Proposal[] = [];
  await forEachInTurns(
    found.values(),
    (proposal) => {
      const { left, right, places, parts } = proposal;
      if (places < least || Math.min(left.variety, right.variety) < LEAST_VARIETY) return;
      const text = parts.map((word) => table.text(word)).join('');
      const units = Uint16Array.from(text, (unit) => unit.charCodeAt(0));
      // Elsewhere jieba cuts it as a word: it knows it.
      const asWord = table.find(units, 0, units.length);
      if (!names.has(text) && (asWord < 0 || tally.occurrences(asWord) === 0)) varied.push(proposal);
    },
    slice,
  );
  const varietyOf = ({ left, right }: Proposal): number => Math.min(left.variety, right.variety);
  const sorted = await sortInTurns(
    varied,
    (a, b) => varietyOf(b) - varietyOf(a) || b.count - a.count || (a.parts.join() < b.parts.join() ? -1 : 1),
    slice,
  );
  return sorted.slice(0, MAX_PROPOSALS);
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
