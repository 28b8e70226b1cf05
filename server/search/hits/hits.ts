/** Hits in two forms: verified hits, for counting and sorting, and API hits with text and excerpts. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { passageId } from '../../../indexer/domain/ids.ts';
import { printedTogether, type SectionKind } from '../../../indexer/domain/passage.ts';
import { fold } from '../../../indexer/text/fold.ts';
import type { Range } from '../../../indexer/text/occurrences.ts';
import type { Hit, Passage } from '../../contract/passage.ts';
import { toReportHead } from '../../corpus/catalogue.ts';
import type { PassageCache } from '../../corpus/passage-cache.ts';
import type { Candidate } from '../../engine/engine-reader.ts';
import type { Query } from '../../query/query.ts';
import { excerpts } from './excerpts.ts';
import { match, partialMatch } from './match.ts';

/** A passage that matches a query, without its text. */
export interface VerifiedHit {
  readonly record: ReportRecord;
  readonly position: number;
  readonly section: SectionKind;
  readonly occurrences: number;
}

/** Ranges of a query in the folded text of a passage; null if the passage is not a hit. */
export type Matcher = (folded: string) => readonly Range[] | null;

/** Scope in which all required clauses must occur. */
export type Within = 'passage' | 'report';

export function matcher(query: Query, within: Within): Matcher {
  if (within === 'passage') return (folded) => match(folded, query);
  return (folded) => {
    const ranges = partialMatch(folded, query);
    return ranges.length === 0 ? null : ranges;
  };
}

/** One hit, or none if `ranges` is null. */
export function hitFromRanges(
  record: ReportRecord,
  position: number,
  section: SectionKind,
  ranges: readonly Range[] | null,
): VerifiedHit[] {
  return ranges === null ? [] : [{ record, position, section, occurrences: ranges.length }];
}

export function hitId({ record, position }: Pick<VerifiedHit, 'record' | 'position'>): string {
  return passageId(record.id, position);
}

/** A passage with the record of its report. */
export interface LocatedPassage {
  readonly passage: Candidate;
  readonly record: ReportRecord;
}

/**
 * Hits with their texts. Ranges and excerpts are made whenever the hits are iterated, one hit at a time: a
 * passage may have twenty thousand ranges, and an answer tens of thousands of passages.
 */
export class ShownHits implements Iterable<Hit> {
  constructor(
    readonly passages: readonly LocatedPassage[],
    private readonly show: (located: LocatedPassage) => Hit,
  ) {}

  *[Symbol.iterator](): Generator<Hit> {
    for (const located of this.passages) yield this.show(located);
  }
}

/** Adds text, ranges and excerpts to hits; drops those whose passage has just left the index. */
export async function showHits(
  { passageCache }: { readonly passageCache: PassageCache },
  hits: readonly VerifiedHit[],
  matchText: Matcher,
): Promise<ShownHits> {
  const passages = await passageCache.get(hits);
  const located = hits.flatMap((hit) => {
    const passage = passages.get(hitId(hit));
    return passage ? [{ passage, record: hit.record }] : [];
  });
  return new ShownHits(located, ({ passage, record }) =>
    asHit(passage, record, rangesIn(passage.text, matchText)),
  );
}

export function asHit(passage: Candidate, record: ReportRecord, ranges: [number, number][]): Hit {
  return {
    ...asPassage(passage, ranges),
    report: toReportHead(record),
    excerpts: excerpts(passage.text, ranges).map(([start, end]) => [start, end]),
  };
}

/** Ranges of a query in the original text, in UTF-16 units; empty if the text is not a hit. */
export function rangesIn(text: string, matchText: Matcher): [number, number][] {
  const { text: folded, starts, ends } = fold(text);
  // Not by `toOriginal`, whose ranges would have to be copied for the answer: there may be thousands.
  return (matchText(folded) ?? []).map(([start, end]) => [starts[start] ?? 0, ends[end - 1] ?? 0]);
}

export function asPassage(candidate: Candidate, ranges: [number, number][]): Passage {
  const { id, position, paragraph, role, section, path, text } = candidate;
  return {
    id,
    position,
    paragraph,
    role,
    section: { kind: section, path: [...path] },
    text,
    ...printedTogether([candidate]),
    ranges,
  };
}
