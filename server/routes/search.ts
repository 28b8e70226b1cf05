/** Route of search; identical concurrent requests share one search. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { type SearchAnswer, searchAnswer, searchQuery } from '../contract/search.ts';
import { RequestCoalescer } from '../search/request-coalescer.ts';
import { search } from '../search/search.ts';
import type { Services } from '../services.ts';
import { type InPieces, jsonInPieces } from '../web/json-in-pieces.ts';
import { apiRoutes, getRoute, requestLanguage } from './api.ts';

export function searchRoutes(services: Services): OpenAPIHono {
  const routes = apiRoutes();
  const searches = new RequestCoalescer<InPieces<SearchAnswer>>();
  routes.openapi(
    getRoute('/api/search', '检索：逐字核对过的段落', searchAnswer, { query: searchQuery }),
    async (c) => {
      const [query, language] = [c.req.valid('query'), requestLanguage(c)];
      const answer = await searches.run(JSON.stringify([query, language]), c.req.raw.signal, (signal) =>
        search(services, query, language, signal),
      );
      return jsonInPieces<SearchAnswer>(answer, c.req.raw.signal);
    },
  );
  return routes;
}
