/** Words → a query that means them: quoted where the query language would read something else. Pure. */

const READ_OTHERWISE = /[\s|｜~\-“”"]/;

export const asTerm = (text: string): string => (READ_OTHERWISE.test(text) ? `“${text}”` : text);

interface Term {
  readonly text: string;
  readonly excluded: boolean;
  readonly clause: number | null;
}

/** Other queries that find more, the nearest first. */
export interface Loosened {
  readonly q: string;
  readonly kind: 'without' | 'part';
  /** What is left out, or what is left. */
  readonly text: string;
}

/** What is asked instead of a query that finds nothing: the same loosened, or asked otherwise. */
export type AlternativeKind = Loosened['kind'] | 'smart' | 'within' | 'unfiltered';

/** A phrase of so many characters may hold one that is said otherwise than as a whole. */
const LONG = 4;

/**
 * What a query can do without: one of its terms, one of its exclusions, or half of its only phrase. A query with
 * alternatives or distances is left to its author, since the terms alone do not tell how it was put together.
 */
export function loosened(q: string, terms: readonly Term[]): Loosened[] {
  const required = terms.filter(({ excluded }) => !excluded);
  const clauses = new Set(required.map(({ clause }) => clause));
  if (/[|｜~]/.test(q) || clauses.size < required.length) return [];
  const written = (kept: readonly Term[]): string =>
    kept.map(({ text, excluded }) => (excluded ? '-' : '') + asTerm(text)).join(' ');
  const without = terms
    .map((left) => ({ left, kept: terms.filter((one) => one !== left) }))
    .filter(({ kept }) => kept.some(({ excluded }) => !excluded))
    .map(({ left, kept }) => ({ q: written(kept), kind: 'without' as const, text: left.text }));
  const [only] = required;
  if (required.length !== 1 || !only) return without;
  const letters = [...only.text];
  if (letters.length < LONG || READ_OTHERWISE.test(only.text)) return without;
  const half = Math.ceil(letters.length / 2);
  const parts = [letters.slice(0, half), letters.slice(-half)].map((part) => part.join(''));
  return [...without, ...[...new Set(parts)].map((text) => ({ q: text, kind: 'part' as const, text }))];
}
