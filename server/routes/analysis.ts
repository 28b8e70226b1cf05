/** Routes of corpus analysis: frequencies, concordance, places and suggestions. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { concordance } from '../analysis/concordance/concordance.ts';
import { trends } from '../analysis/frequency/frequency.ts';
import { listPlaces } from '../analysis/places/places.ts';
import { suggest } from '../analysis/suggest/suggest.ts';
import { kwicAnswer, kwicQuery } from '../contract/concordance.ts';
import { placesAnswer, placesQuery } from '../contract/places.ts';
import { suggestAnswer, suggestQuery } from '../contract/suggest.ts';
import { trendsAnswer, trendsQuery } from '../contract/trends.ts';
import type { Services } from '../services.ts';
import { apiRoutes, getRoute, requestLanguage } from './api.ts';

export function analysisRoutes(services: Services): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(
    getRoute('/api/trends', '多少：按年、地区、章节、文种计数，连同分母', trendsAnswer, {
      query: trendsQuery,
    }),
    async (c) => c.json(await trends(services, c.req.valid('query'), requestLanguage(c), c.req.raw.signal)),
  );
  routes.openapi(
    getRoute('/api/kwic', '语境：每一处一行，左右各若干字', kwicAnswer, { query: kwicQuery }),
    async (c) =>
      c.json(await concordance(services, c.req.valid('query'), requestLanguage(c), c.req.raw.signal)),
  );
  routes.openapi(
    getRoute('/api/places', '地区：按名称或拼音找，或按是否说到某词句列出', placesAnswer, {
      query: placesQuery,
    }),
    async (c) =>
      c.json(await listPlaces(services, c.req.valid('query'), requestLanguage(c), c.req.raw.signal)),
  );
  routes.openapi(
    getRoute('/api/suggest', '联想：库里的词句，从已输入的接下去', suggestAnswer, { query: suggestQuery }),
    async (c) => c.json(await suggest(services, c.req.valid('query'), c.req.raw.signal)),
  );
  return routes;
}
