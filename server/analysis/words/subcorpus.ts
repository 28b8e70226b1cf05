/** Walks through the words of a part of the collection. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { FILTER_NAMES } from '../../../indexer/domain/filters.ts';
import { parsePassageId } from '../../../indexer/domain/ids.ts';
import type { SectionKind } from '../../../indexer/domain/passage.ts';
import type { Filters } from '../../contract/parameters.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import type { PassageLocation } from '../../corpus/passage-cache.ts';
import type { TextStore } from '../../corpus/text-store.ts';
import { timeSlice } from '../../corpus/time-slice.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { searchableReports } from '../../search/hits/scan.ts';
import { PassageWords } from './report-words.ts';
import { deviationOfProportions, type Part } from './statistics/dispersion.ts';
import type { KnownWords } from './word-index.ts';
import { WordTally } from './word-tally.ts';

export interface WordContext {
  readonly catalogue: Pick<Catalogue, 'list'>;
  readonly texts: Pick<TextStore, 'get'>;
}

type HasPassage = (section: SectionKind, position: number) => boolean;

/** Which passages of a report belong to it: those for which the result is true, or none for null. */
export type Subcorpus = (record: ReportRecord) => HasPassage | null;

const EVERY_PASSAGE: HasPassage = () => true;

export const everything: Subcorpus = () => EVERY_PASSAGE;

/** All that passes the filters: `everything` where there are none. */
export function filtered({ catalogue }: Pick<WordContext, 'catalogue'>, filters: Filters): Subcorpus {
  if (FILTER_NAMES.every((name) => filters[name].length === 0)) return everything;
  const reports = new Set(searchableReports(catalogue, filters));
  const sections: ReadonlySet<SectionKind> = new Set(filters.section);
  const hasPassage: HasPassage = sections.size === 0 ? EVERY_PASSAGE : (section) => sections.has(section);
  return (record) => (reports.has(record) ? hasPassage : null);
}

/** What belongs to the one and not to the other. */
export function without(all: Subcorpus, left: Subcorpus): Subcorpus {
  return (record) => {
    const [inAll, inLeft] = [all(record), left(record)];
    if (!inAll || !inLeft) return inAll;
    if (inLeft === EVERY_PASSAGE) return null;
    return (section, position) => inAll(section, position) && !inLeft(section, position);
  };
}

/** Those of some passages that belong to a subcorpus. @param ids of passages; others are ignored */
export function among(all: Subcorpus, ids: readonly string[]): Subcorpus {
  const positions = new Map<string, Set<number>>();
  for (const id of ids) {
    const passage = parsePassageId(id);
    if (!passage) continue;
    const ofReport = positions.get(passage.report);
    if (ofReport) ofReport.add(passage.position);
    else positions.set(passage.report, new Set([passage.position]));
  }
  return (record) => {
    const ofReport = positions.get(record.id);
    const inAll = ofReport ? all(record) : null;
    if (!ofReport || !inAll) return null;
    return (section, position) => ofReport.has(position) && inAll(section, position);
  };
}

export interface Counting {
  /** Whether the passages of a group of copies count as one: the first of them in the order of places. */
  readonly once: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface Visitor {
  /** Called with each report that has a passage of the subcorpus, those of one place one after another. */
  report(record: ReportRecord): void;
  /** Called with each of its passages that counts. The words are only valid during the call. */
  passage(words: PassageWords, position: number): void;
}

/** @returns number of passages left out as copies of others */
export async function walk(
  { catalogue, texts }: WordContext,
  known: KnownWords,
  subcorpus: Subcorpus,
  { once, signal }: Counting,
  visitor: Visitor,
): Promise<number> {
  signal?.throwIfAborted();
  const isCounted = new Uint8Array(once ? known.groups : 0);
  const words = new PassageWords();
  const slice = timeSlice(signal);
  let copies = 0;
  for (const record of searchableReports(catalogue, NO_FILTERS, 'place')) {
    const hasPassage = subcorpus(record);
    if (!hasPassage) continue;
    const text = texts.get(record);
    const indexed = text && known.reports.get(text);
    if (!indexed) continue;
    let isBegun = false;
    for (let position = 1; position <= text.passages; position++) {
      if (!hasPassage(text.section(position), position)) continue;
      if (!isBegun) visitor.report(record);
      isBegun = true;
      if (slice.isOver()) await slice.next();
      const group = indexed.groups[position - 1] as number;
      if (isCounted[group] === 1) {
        copies++;
        continue;
      }
      if (once) isCounted[group] = 1;
      indexed.words.read(position, words);
      visitor.passage(words, position);
    }
  }
  return copies;
}

/** Reports whose words are in memory, and all that belong to one of the subcorpora: the answer is of the former alone. */
export function searchedReports(
  { catalogue, texts }: WordContext,
  known: KnownWords,
  subcorpora: readonly Subcorpus[],
): { readonly reports: number; readonly of: number } {
  const wanted = searchableReports(catalogue, NO_FILTERS).filter((record) =>
    subcorpora.some((subcorpus) => subcorpus(record)),
  );
  const read = wanted.filter((record) => {
    const text = texts.get(record);
    return text !== undefined && known.reports.has(text);
  });
  return { reports: read.length, of: wanted.length };
}

/** Figures of each word of a subcorpus. */
export interface WordCount {
  readonly tally: WordTally;
  /** Passages left out as copies. */
  readonly copies: number;
}

/** Counts of the whole collection, which many answers are about, for as long as its reports stay the same. */
const whole = new WeakMap<KnownWords, Map<boolean, WordCount & { readonly of: readonly ReportRecord[] }>>();

export async function countWords(
  context: WordContext,
  known: KnownWords,
  subcorpus: Subcorpus,
  counting: Counting,
): Promise<WordCount> {
  if (subcorpus !== everything) return countAnew(context, known, subcorpus, counting);
  const { once } = counting;
  const of = searchableReports(context.catalogue, NO_FILTERS, 'place');
  const kept = whole.get(known) ?? new Map<boolean, WordCount & { readonly of: readonly ReportRecord[] }>();
  whole.set(known, kept);
  const before = kept.get(once);
  if (before?.of === of) return before;
  const count = await countAnew(context, known, subcorpus, counting);
  kept.set(once, { ...count, of });
  return count;
}

async function countAnew(
  context: WordContext,
  known: KnownWords,
  subcorpus: Subcorpus,
  counting: Counting,
): Promise<WordCount> {
  const tally = new WordTally(known.table.size);
  const copies = await walk(context, known, subcorpus, counting, {
    report: ({ place }) => tally.beginReport(place.key),
    passage: (words) => tally.add(words),
  });
  return { tally, copies };
}

/** What is told of a word that is shown. */
export interface WordUse {
  /** The first passage that has it; null if none has. */
  readonly first: PassageLocation | null;
  /**
   * How evenly it is spread over the reports, as `deviationOfProportions` has it; null if it does not occur, or where there is
   * only one report, over which nothing can be spread.
   */
  readonly dp: number | null;
}

/** How some words are used in a subcorpus, in their order. @param words their numbers */
export async function wordUses(
  context: WordContext,
  known: KnownWords,
  subcorpus: Subcorpus,
  counting: Counting,
  words: readonly number[],
): Promise<WordUse[]> {
  const indexes = new Int32Array(known.table.size).fill(-1);
  for (const [at, word] of words.entries()) indexes[word] = at;
  const parts: Part[][] = words.map(() => []);
  const firsts: (PassageLocation | null)[] = words.map(() => null);
  const occurrences = new Uint32Array(words.length);
  let record: ReportRecord | null = null;
  let [reports, all, size] = [0, 0, 0];
  const endReport = (): void => {
    for (const [at, count] of occurrences.entries())
      if (count > 0) parts[at]?.push({ occurrences: count, size });
    occurrences.fill(0);
    all += size;
    size = 0;
  };
  await walk(context, known, subcorpus, counting, {
    report: (next) => {
      endReport();
      record = next;
      reports++;
    },
    passage: ({ words: found, counts, length }, position) => {
      for (let at = 0; at < length; at++) {
        const count = counts[at] as number;
        size += count;
        const index = indexes[found[at] as number] as number;
        if (index < 0) continue;
        occurrences[index] = (occurrences[index] as number) + count;
        if (record) firsts[index] ??= { record, position };
      }
    },
  });
  endReport();
  return parts.map((ofWord, at) => ({
    first: firsts[at] ?? null,
    dp: reports < 2 || ofWord.length === 0 ? null : deviationOfProportions(ofWord, all),
  }));
}
