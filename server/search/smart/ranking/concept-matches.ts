/**
 * Finds the occurrences of a concept in a folded text, separately for the words as typed and for their
 * synonyms.
 */
import { occurrencesOf } from '../../hits/chains.ts';
import { clauseSpans } from '../../hits/match.ts';
import { leftmostLongest, outside, type Spans } from '../../hits/ranges.ts';
import type { Concept } from '../concepts/concepts.ts';

export interface ConceptMatches {
  readonly typed: Spans;
  /** Only those that do not overlap a typed match. */
  readonly synonyms: Spans;
}

export function conceptMatches(folded: string, { typed, synonyms }: Concept): ConceptMatches {
  const typedSpans = clauseSpans(folded, typed);
  const ofSynonyms = leftmostLongest(synonyms.map((term) => occurrencesOf(folded, term)));
  return { typed: typedSpans, synonyms: outside(ofSynonyms, typedSpans) };
}

export function hasMatch(matches: ConceptMatches | undefined): boolean {
  return matches !== undefined && (matches.typed.starts.length > 0 || matches.synonyms.starts.length > 0);
}
