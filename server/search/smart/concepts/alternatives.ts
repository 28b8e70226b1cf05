/**
 * Lists the phrases that express a concept: every passage that contains the concept contains at least one of
 * them.
 */
import { tokens } from '../../../../indexer/text/tokens.ts';
import { clauseQueries } from '../../../query/engine-query.ts';
import { termsOf } from '../../../query/query.ts';
import type { Concept } from './concepts.ts';

export interface Alternative {
  /** In Meilisearch's query syntax. */
  readonly engineQuery: string;
  /** Its longest folded phrase, for scanning texts in memory. */
  readonly phrase: string;
}

const HAN_ONLY = /^\p{Script=Han}+$/u;

/** Without synonyms. */
export function typedAlternatives({ typed }: Concept): Alternative[] {
  const engineQueries = clauseQueries(typed);
  return typed.map((chain, at) => ({
    engineQuery: engineQueries[at] ?? '',
    phrase: termsOf(chain).reduce(
      (longest, { folded }) => (folded.length > longest.length ? folded : longest),
      '',
    ),
  }));
}

/**
 * With synonyms. A phrase that contains another one is left out, since wherever 矛盾纠纷 occurs, 纠纷 does; not so
 * with digits and letters, since 12 does not occur in 120.
 */
export function alternatives(concept: Concept): Alternative[] {
  const all = [
    ...typedAlternatives(concept),
    ...concept.synonyms.map(({ folded }) => ({ engineQuery: `"${tokens(folded)}"`, phrase: folded })),
  ];
  const singlePhrases = all.filter(({ engineQuery, phrase }) => engineQuery === `"${tokens(phrase)}"`);
  return all.filter(
    ({ phrase }) =>
      !singlePhrases.some(
        (other) => other.phrase !== phrase && HAN_ONLY.test(other.phrase) && phrase.includes(other.phrase),
      ),
  );
}
