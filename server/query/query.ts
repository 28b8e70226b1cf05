/** What a query asks for, once it is read: the shape between the parser and the search. */

/** A phrase in the folded text. */
export interface Term {
  /** As typed, without the marks of the query language. */
  readonly text: string;
  /** As compared; never empty. */
  readonly folded: string;
  /** In quotation marks: smart search leaves it whole. */
  readonly quoted?: boolean;
}

/** A phrase near the one before it: at most so many folded characters between them, in either order. */
export interface Neighbour {
  readonly within: number;
  readonly term: Term;
}

/** A phrase, or a chain of phrases each near the one before it. */
export interface Chain {
  readonly first: Term;
  readonly neighbours: readonly Neighbour[];
}

/** Either of these. */
export type Clause = readonly Chain[];

export interface Query {
  /** All of these; never empty. */
  readonly required: readonly Clause[];
  /** None of these. */
  readonly excluded: readonly Term[];
}

/** A query for one phrase; `folded` is not empty. */
export function phraseQuery(term: Term): Query {
  return { required: [[{ first: term, neighbours: [] }]], excluded: [] };
}

export function termsOf(chain: Chain): Term[] {
  return [chain.first, ...chain.neighbours.map(({ term }) => term)];
}

/** The phrases that are looked for, each once, in the order of the query. */
export function soughtTerms({ required }: Query): Term[] {
  const terms = required.flatMap((clause) => clause.flatMap(termsOf));
  return [...new Map(terms.map((term) => [term.folded, term])).values()];
}
