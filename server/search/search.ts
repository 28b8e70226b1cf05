/** A query in, the answer out: what is found, shown with its text and with how the query was read. */
import type { Hit } from '../contract/passage.ts';
import type { SearchAnswer, SearchQuery } from '../contract/search.ts';
import { answerTerms } from '../query/answer-terms.ts';
import { explain } from '../query/explain.ts';
import { parseQuery } from '../query/parse.ts';
import type { Language } from '../web/errors.ts';
import { find } from './exact/find.ts';
import { asHit, hitId, type Matcher, matcher, type VerifiedHit } from './hits/hits.ts';
import type { SmartSearchContext } from './smart/smart-mode.ts';
import { smartSearch } from './smart/smart-search.ts';

export async function search(
  context: SmartSearchContext,
  query: SearchQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<SearchAnswer> {
  if (query.mode === 'smart') return smartSearch(context, query, language, signal);
  const started = performance.now();
  const asked = { query: parseQuery(query.q), filters: query, within: query.within };
  const found = await find(context, asked, query, signal);
  signal?.throwIfAborted();
  return {
    query: {
      text: query.q,
      mode: 'exact',
      terms: answerTerms(asked.query),
      understood: explain(asked.query, language),
    },
    total: found.total,
    hits: await shown(context, found.page, matcher(asked.query, asked.within)),
    facets: found.facets,
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

/** Hits with their text. One whose passage has just left the index is left out. */
export async function shown(
  { recent }: Pick<SmartSearchContext, 'recent'>,
  hits: readonly VerifiedHit[],
  found: Matcher,
): Promise<Hit[]> {
  const passages = await recent.of(hits);
  return hits.flatMap((hit) => {
    const passage = passages.get(hitId(hit));
    return passage ? [asHit(passage, hit.record, found)] : [];
  });
}
