/** Hits as they are counted, and as they are shown with their text. */

import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { passageId } from '../../../indexer/domain/ids.ts';
import type { SectionKind } from '../../../indexer/domain/passage.ts';
import { fold } from '../../../indexer/text/fold.ts';
import { type Range, toOriginal } from '../../../indexer/text/occurrences.ts';
import type { Hit, Passage } from '../../contract/passage.ts';
import { head } from '../../corpus/catalogue.ts';
import type { Candidate } from '../../engine/engine-reader.ts';
import type { Query } from '../../query/query.ts';
import { excerpts } from './excerpts.ts';
import { match, partial } from './match.ts';

/** A passage that answers a query: as much of it as counting and ordering take. */
export interface VerifiedHit {
  readonly record: ReportRecord;
  readonly position: number;
  readonly section: SectionKind;
  readonly occurrences: number;
}

/** Where a query stands in the folded text of a passage; null where the passage is no hit. */
export type Matcher = (folded: string) => readonly Range[] | null;

/** All that a query requires stands in one passage, or somewhere in one report. */
export type Within = 'passage' | 'report';

export function matcher(query: Query, within: Within): Matcher {
  if (within === 'passage') return (folded) => match(folded, query);
  return (folded) => {
    const found = partial(folded, query);
    return found.length === 0 ? null : found;
  };
}

/** A hit where a passage has ranges, nothing where it has not. */
export function matched(
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

export function asHit(passage: Candidate, record: ReportRecord, found: Matcher): Hit {
  const ranges = rangesIn(passage.text, found);
  return {
    ...asPassage(passage, ranges),
    report: head(record),
    excerpts: pairs(excerpts(passage.text, ranges)),
  };
}

/** Where a query stands in a text as a reader sees it. */
export function rangesIn(text: string, found: Matcher): Range[] {
  const folded = fold(text);
  return (found(folded.text) ?? []).map((range) => toOriginal(folded, range));
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
    ranges: pairs(ranges),
  };
}

function pairs(ranges: readonly Range[]): [number, number][] {
  return ranges.map(([start, end]) => [start, end]);
}
