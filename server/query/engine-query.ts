/**
 * A query in; what the engine is asked for its candidates out. Every passage that answers the query is among them.
 *
 * The engine knows no alternatives: it is asked once for each of one clause, and the text decides the others.
 */
import { tokens, units } from '../../indexer/text/tokens.ts';
import { type Clause, type Query, type Term, termsOf } from './query.ts';

/** The engine reads only the first ten terms of a query; a phrase is one. */
const MOST_TERMS = 10;
/**
 * Phrases of so many units are exact as the engine answers them; of longer ones it checks pairs, and would exclude
 * what it should not.
 */
const EXACT_UNITS = 2;

/** Questions in the engine's query language; their answers together are the candidates. */
export function engineQueries({ required, excluded }: Query): string[] {
  const plain = required.filter((clause) => clause.length === 1).flatMap(clauseTerms);
  const [choice] = required.filter((clause) => clause.length > 1).sort((a, b) => a.length - b.length);
  const branches = choice ? choice.map((chain) => [...plain, ...termsOf(chain)]) : [plain];
  return branches.map((terms) => engineQuery(terms, excluded));
}

/** Questions for the passages in which a clause stands, whatever else there is in them. */
export function clauseQueries(clause: Clause): string[] {
  return clause.map((chain) => engineQuery(termsOf(chain), []));
}

/** The longest first: they have the fewest hits. */
function engineQuery(terms: readonly Term[], excluded: readonly Term[]): string {
  const wanted = [...terms].sort((a, b) => units(b.folded).length - units(a.folded).length).map(quote);
  const unwanted = excluded.filter(({ folded }) => isExact(folded)).map((term) => `-${quote(term)}`);
  return [...wanted, ...unwanted].slice(0, MOST_TERMS).join(' ');
}

/** Whether a query is one phrase and nothing else: nearly all candidates are hits then. */
export function isOnePhrase({ required, excluded }: Query): boolean {
  const [clause = []] = required;
  return required.length === 1 && excluded.length === 0 && clauseTerms(clause).length === 1;
}

/** Whether the engine's answer for the phrase needs no look at the text. */
function isExact(folded: string): boolean {
  return units(folded).length <= EXACT_UNITS;
}

function quote({ folded }: Term): string {
  return `"${tokens(folded)}"`;
}

function clauseTerms(clause: Clause): Term[] {
  return clause.flatMap(termsOf);
}
