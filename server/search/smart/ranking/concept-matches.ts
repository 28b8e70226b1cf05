/**
 * Finds the occurrences of a concept in a folded text, separately for the words as typed and for their
 * synonyms.
 */
import { occurrences, type Range } from '../../../../indexer/text/occurrences.ts';
import { clauseRanges } from '../../hits/match.ts';
import { outside, removeOverlaps, union } from '../../hits/ranges.ts';
import type { Concept } from '../concepts/concepts.ts';

export interface ConceptMatches {
  readonly typed: readonly Range[];
  /** Only those that do not overlap a typed match. */
  readonly synonyms: readonly Range[];
}

export function conceptMatches(folded: string, { typed, synonyms }: Concept): ConceptMatches {
  const typedRanges = clauseRanges(folded, typed);
  const synonymRanges = union(synonyms.map(({ folded: phrase }) => occurrences(folded, phrase)));
  return {
    typed: typedRanges,
    synonyms:
      synonymRanges.length === 0 ? synonymRanges : outside(removeOverlaps(synonymRanges), typedRanges),
  };
}

export function hasMatch(matches: ConceptMatches | undefined): boolean {
  return matches !== undefined && (matches.typed.length > 0 || matches.synonyms.length > 0);
}
