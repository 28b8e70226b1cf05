/** Answers `/api/search` in either mode: parses the query, finds a page of hits and adds their text. */
import type { Hit } from '../contract/passage.ts';
import type { SearchAnswer, SearchQuery } from '../contract/search.ts';
import { answerTerms } from '../query/answer-terms.ts';
import { explain } from '../query/explain.ts';
import { parseQuery } from '../query/parse.ts';
import type { Language } from '../web/errors.ts';
import { find } from './exact/find.ts';
import { labelledFacets } from './hits/facets.ts';
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
  const request = { query: parseQuery(query.q), filters: query, within: query.within };
  const result = await find(context, request, query, signal);
  signal?.throwIfAborted();
  return {
    query: {
      text: query.q,
      mode: 'exact',
      terms: answerTerms(request.query),
      understood: explain(request.query, language),
    },
    total: result.total,
    hits: await presentHits(context, result.page, matcher(request.query, request.within)),
    facets: labelledFacets(result.facets, context.catalogue, language),
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

/** Adds text, ranges and excerpts to hits; drops those whose passage has just left the index. */
export async function presentHits(
  { passageCache }: Pick<SmartSearchContext, 'passageCache'>,
  hits: readonly VerifiedHit[],
  matchText: Matcher,
): Promise<Hit[]> {
  const passages = await passageCache.get(hits);
  return hits.flatMap((hit) => {
    const passage = passages.get(hitId(hit));
    return passage ? [asHit(passage, hit.record, matchText)] : [];
  });
}
