/**
 * Translates a query into Meilisearch queries whose results together contain every passage that matches.
 *
 * Meilisearch has no alternatives (OR): one clause is expanded into a query per alternative; the other
 * clauses with alternatives are left to verification against the text.
 */
import { tokens, units } from '../../indexer/text/tokens.ts';
import { type Clause, phrasesOf, type Query, type Term, termsOf } from './query.ts';

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
  return distinct(
    branches.flatMap((terms) => spelledOut(terms).map((phrases) => engineQuery(phrases, excluded))),
  );
}

/** One query at least for each alternative of a single clause, without the rest of the query. */
export function clauseQueries(clause: Clause): string[] {
  return distinct(
    clause.flatMap((chain) => spelledOut(termsOf(chain)).map((phrases) => engineQuery(phrases, []))),
  );
}

/**
 * The phrases to ask for. A unit may be spelt in several ways: it is left to verification beside other terms, and asked
 * for in each spelling where it stands alone.
 */
function spelledOut(terms: readonly Term[]): string[][] {
  const spellings = terms.map(phrasesOf);
  const fixed = spellings.flatMap((all) => (all.length === 1 ? all : []));
  return fixed.length > 0 ? [fixed] : (spellings[0] ?? []).map((phrase) => [phrase]);
}

function distinct(queries: readonly string[]): string[] {
  return [...new Set(queries)];
}

/** Longest terms first: they have the fewest hits, and terms beyond the engine's limit are cut off. */
function engineQuery(phrases: readonly string[], excluded: readonly Term[]): string {
  const required = [...phrases].sort((a, b) => units(b).length - units(a).length).map(quote);
  const exclusions = excluded
    .filter(({ folded, unit }) => !unit && isExact(folded))
    .map(({ folded }) => `-${quote(folded)}`);
  return [...required, ...exclusions].slice(0, MAX_ENGINE_TERMS).join(' ');
}

/** Whether a query is a single phrase and nothing else: nearly all candidates are hits then. */
export function isSinglePhrase({ required, excluded }: Query): boolean {
  const [clause = []] = required;
  const [term, ...others] = clauseTerms(clause);
  return required.length === 1 && excluded.length === 0 && others.length === 0 && !term?.unit;
}

/** Whether the engine's result for the phrase needs no verification. */
function isExact(folded: string): boolean {
  return units(folded).length <= MAX_EXACT_UNITS;
}

function quote(folded: string): string {
  return `"${tokens(folded)}"`;
}

function clauseTerms(clause: Clause): Term[] {
  return clause.flatMap(termsOf);
}
