/** Hits in two forms: verified hits, for counting and sorting, and API hits with text and excerpts. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { passageId } from '../../../indexer/domain/ids.ts';
import type { SectionKind } from '../../../indexer/domain/passage.ts';
import { fold } from '../../../indexer/text/fold.ts';
import { type Range, toOriginal } from '../../../indexer/text/occurrences.ts';
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

/** Adds text, ranges and excerpts to hits; drops those whose passage has just left the index. */
export async function showHits(
  { passageCache }: { readonly passageCache: PassageCache },
  hits: readonly VerifiedHit[],
  matchText: Matcher,
): Promise<Hit[]> {
  const passages = await passageCache.get(hits);
  return hits.flatMap((hit) => {
    const passage = passages.get(hitId(hit));
    return passage ? [asHit(passage, hit.record, matchText)] : [];
  });
}

export function asHit(passage: Candidate, record: ReportRecord, matchText: Matcher): Hit {
  const ranges = rangesIn(passage.text, matchText);
  return {
    ...asPassage(passage, ranges),
    report: toReportHead(record),
    excerpts: toPairs(excerpts(passage.text, ranges)),
  };
}

/** Ranges of a query in the original text, in UTF-16 units; empty if the text is not a hit. */
export function rangesIn(text: string, matchText: Matcher): Range[] {
  const folded = fold(text);
  return (matchText(folded.text) ?? []).map((range) => toOriginal(folded, range));
}

export function asPassage(candidate: Candidate, ranges: readonly Range[]): Passage {
  const { id, position, paragraph, role, section, path, text } = candidate;
  return {
    id,
    position,
    paragraph,
    role,
    section: { kind: section, path: [...path] },
    text,
    ranges: toPairs(ranges),
  };
}

function toPairs(ranges: readonly Range[]): [number, number][] {
  return ranges.map(([start, end]) => [start, end]);
}
