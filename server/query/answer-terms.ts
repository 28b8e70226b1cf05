/** Lists the terms of a parsed query as the API returns them. */
import type { SearchAnswer } from '../contract/search.ts';
import { type Query, termsOf } from './query.ts';

/**
 * `clause` numbers the required clauses from 0; terms with the same number are alternatives or near each
 * other.
 */
export function answerTerms({ required, excluded }: Query): SearchAnswer['query']['terms'] {
  return [
    ...required.flatMap((clause, at) =>
      clause.flatMap(termsOf).map(({ text, folded }) => ({ text, folded, excluded: false, clause: at })),
    ),
    ...excluded.map(({ text, folded }) => ({ text, folded, excluded: true, clause: null })),
  ];
}
