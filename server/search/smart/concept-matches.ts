/** A folded text and a concept in, where the concept stands in it out: by its own words, and by its synonyms. */
import { occurrences, type Range } from '../../../indexer/text/occurrences.ts';
import { clauseRanges } from '../hits/match.ts';
import type { Concept } from './concepts.ts';

export interface ConceptMatches {
  readonly own: readonly Range[];
  readonly synonyms: readonly Range[];
}

export function conceptMatches(folded: string, { own, synonyms }: Concept): ConceptMatches {
  const ranges = clauseRanges(folded, own);
  const others = synonyms.flatMap(({ folded: phrase }) => occurrences(folded, phrase));
  return { own: ranges, synonyms: others.length === 0 ? others : outside(apart(others), ranges) };
}

export function isThere(stand: ConceptMatches | undefined): boolean {
  return stand !== undefined && (stand.own.length > 0 || stand.synonyms.length > 0);
}

function outside(ranges: readonly Range[], taken: readonly Range[]): Range[] {
  return ranges.filter(([start, end]) => !taken.some(([from, to]) => start < to && from < end));
}

/** Of ranges that overlap the one that begins first, and of those the longest. */
export function apart(ranges: readonly Range[]): Range[] {
  const kept: Range[] = [];
  for (const range of [...ranges].sort(([a, aEnd], [b, bEnd]) => a - b || bEnd - aEnd))
    if (range[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(range);
  return kept;
}
