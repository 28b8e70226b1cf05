/** Answers `/api/search`: finds a page of hits and adds their text. */
import type { SearchAnswer, SearchQuery } from '../contract/search.ts';
import { onSteadyServers } from '../engine/steady-servers.ts';
import type { Language } from '../web/errors.ts';
import type { InPieces } from '../web/json-in-pieces.ts';
import { labelledFacets } from './hits/facets.ts';
import { totalWithout } from './hits/totals.ts';
import { createRetriever } from './retriever.ts';
import type { SmartContext } from './smart/smart-context.ts';

export async function search(
  context: SmartContext,
  query: SearchQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<InPieces<SearchAnswer>> {
  const started = performance.now();
  return onSteadyServers(context.reader, async (missing) => {
    const retriever = await createRetriever(context, query, signal);
    const { page, total, facets } = await retriever.find(query, query, signal);
    signal?.throwIfAborted();
    return {
      query: {
        text: query.q,
        mode: query.mode,
        terms: retriever.terms,
        understood: retriever.understood(language),
      },
      total: totalWithout(missing, total),
      missing: [...missing],
      hits: await retriever.show(page),
      facets: labelledFacets(facets, context.catalogue, language),
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  });
}
