/** The parsed form of a query, shared by the parser and the searches. */
import { containsPhrase, occurrences, type Range } from '../../indexer/text/occurrences.ts';
import type { UnitTerm } from './unit-term.ts';

/** A phrase in the folded text. */
export interface Term {
  /** As typed, without operators and quotation marks. */
  readonly text: string;
  /** Folded text, which is what is compared; never empty. */
  readonly folded: string;
  /** Typed in quotation marks: smart search does not segment it. */
  readonly quoted?: boolean;
  /** `#件`: any number with this unit, instead of a phrase. */
  readonly unit?: UnitTerm;
}

/** A phrase near the one before it, in either order. */
export interface Neighbour {
  /** Maximum number of folded characters between the two. */
  readonly within: number;
  readonly term: Term;
}

/** A phrase, or a chain of phrases each near the one before it. */
export interface Chain {
  readonly first: Term;
  readonly neighbours: readonly Neighbour[];
}

/** Alternatives: at least one must match. */
export type Clause = readonly Chain[];

export interface Query {
  /** All must match; never empty. */
  readonly required: readonly Clause[];
  /** None may occur. */
  readonly excluded: readonly Term[];
}

/** A query for a single phrase. */
export function phraseQuery(term: Term): Query {
  return { required: [[{ first: term, neighbours: [] }]], excluded: [] };
}

/** Where a term stands in a folded text, from left to right without overlap. */
export function termRanges(folded: string, term: Term): readonly Range[] {
  return term.unit ? term.unit.ranges(folded) : occurrences(folded, term.folded);
}

export function containsTerm(folded: string, term: Term): boolean {
  return term.unit ? term.unit.ranges(folded).length > 0 : containsPhrase(folded, term.folded);
}

/** Folded phrases of which every text with the term contains at least one. */
export function phrasesOf(term: Term): readonly string[] {
  return term.unit?.spellings ?? [term.folded];
}

export function termsOf(chain: Chain): Term[] {
  return [chain.first, ...chain.neighbours.map(({ term }) => term)];
}
