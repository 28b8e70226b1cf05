/** Writes query text: quotes terms where needed, and relaxes queries that match nothing. Pure. */

/** Characters that are syntax outside quotation marks. */
const QUERY_SYNTAX = /[\s|｜~\-“”"]/;

/** `text` as one literal term of a query. */
export const asTerm = (text: string): string => (QUERY_SYNTAX.test(text) ? `“${text}”` : text);

interface Term {
  readonly text: string;
  readonly excluded: boolean;
  readonly clause: number | null;
}

/** A query with fewer requirements, and so with more matches. */
export interface RelaxedQuery {
  readonly q: string;
  readonly kind: 'without' | 'part';
  /** The term left out (`without`), or the part of the phrase that is kept (`part`). */
  readonly text: string;
}

/** Suggestions for a query without results: a relaxed query, another mode or scope, or no filters. */
export type AlternativeKind = RelaxedQuery['kind'] | 'smart' | 'within' | 'unfiltered';

/** Characters from which a phrase is long enough for its halves to be phrases of their own. */
const MIN_SPLIT_LENGTH = 4;

/**
 * Drops one term or one exclusion, or halves a query's only phrase; the closest queries come first. Queries
 * with alternatives or distances are not relaxed, because their structure cannot be rebuilt from the terms
 * alone.
 */
export function relaxedQueries(q: string, terms: readonly Term[]): RelaxedQuery[] {
  const required = terms.filter(({ excluded }) => !excluded);
  const clauses = new Set(required.map(({ clause }) => clause));
  if (/[|｜~]/.test(q) || clauses.size < required.length) return [];
  const write = (kept: readonly Term[]): string =>
    kept.map(({ text, excluded }) => (excluded ? '-' : '') + asTerm(text)).join(' ');
  const without = terms
    .map((left) => ({ left, kept: terms.filter((term) => term !== left) }))
    .filter(({ kept }) => kept.some(({ excluded }) => !excluded))
    .map(({ left, kept }) => ({ q: write(kept), kind: 'without' as const, text: left.text }));
  const [phrase] = required;
  if (required.length !== 1 || !phrase) return without;
  const characters = [...phrase.text];
  if (characters.length < MIN_SPLIT_LENGTH || QUERY_SYNTAX.test(phrase.text)) return without;
  const half = Math.ceil(characters.length / 2);
  const parts = [characters.slice(0, half), characters.slice(-half)].map((part) => part.join(''));
  return [...without, ...[...new Set(parts)].map((text) => ({ q: text, kind: 'part' as const, text }))];
}
