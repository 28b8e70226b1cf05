/** Candidates in; verified hits, and what they look like in an answer, out. */
import type { ReportRecord } from '../../indexer/document.ts';
import type { Range } from '../../indexer/text/occurrences.ts';
import { type Catalogue, head } from '../catalogue.ts';
import type { Hit, Passage } from '../contract.ts';
import type { Candidate } from '../engine-reader.ts';
import type { Term } from '../query/parse.ts';
import { excerpts } from './excerpt.ts';
import { verify } from './verify.ts';

export interface VerifiedHit {
  readonly candidate: Candidate;
  readonly record: ReportRecord;
  readonly ranges: readonly Range[];
}

/** Those candidates that answer the query. A report that has just left the collection has no hits any more. */
export async function verified(
  candidates: readonly Candidate[],
  terms: readonly Term[],
  catalogue: Catalogue,
): Promise<VerifiedHit[]> {
  await catalogue.require(new Set(candidates.map((candidate) => candidate.report)));
  return candidates.flatMap((candidate) => {
    const record = catalogue.get(candidate.report);
    const ranges = record ? verify(candidate.text, terms) : null;
    return record && ranges ? [{ candidate, record, ranges }] : [];
  });
}

export function asHit({ candidate, record, ranges }: VerifiedHit): Hit {
  return {
    ...asPassage(candidate, ranges),
    report: head(record),
    excerpts: pairs(excerpts(candidate.text, ranges)),
  };
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
