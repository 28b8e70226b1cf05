/** A concept in, the phrases out of which at least one stands in every passage that has it. */
import { tokens } from '../../../indexer/text/tokens.ts';
import { clauseQueries } from '../../query/engine-query.ts';
import { termsOf } from '../../query/query.ts';
import type { Concept } from './concepts.ts';

export interface Alternative {
  /** In the engine's query language. */
  readonly engineQuery: string;
  /** The longest folded phrase of it: what the wordings are scanned for. */
  readonly phrase: string;
}

const HAN_ONLY = /^\p{Script=Han}+$/u;

/** As asked for. */
export function ownAlternatives({ own }: Concept): Alternative[] {
  const engineQueries = clauseQueries(own);
  return own.map((chain, at) => ({
    engineQuery: engineQueries[at] ?? '',
    phrase: termsOf(chain).reduce(
      (longest, { folded }) => (folded.length > longest.length ? folded : longest),
      '',
    ),
  }));
}

/**
 * As asked for, or by a synonym; what holds another of them is left out, since wherever 矛盾纠纷 stands, 纠纷 does.
 * Not so with digits and letters: 12 does not stand in 120.
 */
export function alternatives(concept: Concept): Alternative[] {
  const all = [
    ...ownAlternatives(concept),
    ...concept.synonyms.map(({ folded }) => ({ engineQuery: `"${tokens(folded)}"`, phrase: folded })),
  ];
  const single = all.filter(({ engineQuery, phrase }) => engineQuery === `"${tokens(phrase)}"`);
  return all.filter(
    ({ phrase }) =>
      !single.some(
        (other) => other.phrase !== phrase && HAN_ONLY.test(other.phrase) && phrase.includes(other.phrase),
      ),
  );
}
