/** The parsed form of a query, shared by the parser and the searches. */

/** A phrase in the folded text. */
export interface Term {
  /** As typed, without operators and quotation marks. */
  readonly text: string;
  /** Folded text, which is what is compared; never empty. */
  readonly folded: string;
  /** Typed in quotation marks: smart search does not segment it. */
  readonly quoted?: boolean;
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

export function termsOf(chain: Chain): Term[] {
  return [chain.first, ...chain.neighbours.map(({ term }) => term)];
}
