/**
 * Translates a query into Meilisearch queries whose results together contain every passage that matches.
 *
 * Meilisearch has no alternatives (OR): one clause is expanded into a query per alternative; the other
 * clauses with alternatives are left to verification against the text.
 */
import { tokens, units } from '../../indexer/text/tokens.ts';
import { type Clause, type Query, type Term, termsOf } from './query.ts';

/** Meilisearch only reads the first ten terms of a query; a quoted phrase is one term. */
const MAX_ENGINE_TERMS = 10;
/**
 * Longest phrase, in units, that Meilisearch matches exactly. In longer phrases it only checks adjacent
 * pairs, so that an exclusion would drop passages that do not contain the phrase.
 */
const MAX_EXACT_UNITS = 2;

/** Queries in Meilisearch's syntax; the union of their results are the candidates. */
export function engineQueries({ required, excluded }: Query): string[] {
  const fixed = required.filter((clause) => clause.length === 1).flatMap(clauseTerms);
  const [expanded] = required.filter((clause) => clause.length > 1).sort((a, b) => a.length - b.length);
  const branches = expanded ? expanded.map((chain) => [...fixed, ...termsOf(chain)]) : [fixed];
  return branches.map((terms) => engineQuery(terms, excluded));
}

/** One query for each alternative of a single clause, without the rest of the query. */
export function clauseQueries(clause: Clause): string[] {
  return clause.map((chain) => engineQuery(termsOf(chain), []));
}

/** Longest terms first: they have the fewest hits, and terms beyond the engine's limit are cut off. */
function engineQuery(terms: readonly Term[], excluded: readonly Term[]): string {
  const required = [...terms].sort((a, b) => units(b.folded).length - units(a.folded).length).map(quote);
  const exclusions = excluded.filter(({ folded }) => isExact(folded)).map((term) => `-${quote(term)}`);
  return [...required, ...exclusions].slice(0, MAX_ENGINE_TERMS).join(' ');
}

/** Whether a query is a single phrase and nothing else: nearly all candidates are hits then. */
export function isSinglePhrase({ required, excluded }: Query): boolean {
  const [clause = []] = required;
  return required.length === 1 && excluded.length === 0 && clauseTerms(clause).length === 1;
}

/** Whether the engine's result for the phrase needs no verification. */
function isExact(folded: string): boolean {
  return units(folded).length <= MAX_EXACT_UNITS;
}

function quote({ folded }: Term): string {
  return `"${tokens(folded)}"`;
}

function clauseTerms(clause: Clause): Term[] {
  return clause.flatMap(termsOf);
}
