/** A query as it was read in; its terms as the answer lists them out. */
import type { SearchAnswer } from '../contract/search.ts';
import { type Query, termsOf } from './query.ts';

/** `clause` numbers what is required from 0: terms of one clause are alternatives, or near each other. */
export function answerTerms({ required, excluded }: Query): SearchAnswer['query']['terms'] {
  return [
    ...required.flatMap((clause, at) =>
      clause.flatMap(termsOf).map(({ text, folded }) => ({ text, folded, excluded: false, clause: at })),
    ),
    ...excluded.map(({ text, folded }) => ({ text, folded, excluded: true, clause: null })),
  ];
}
