/** Route of the side-by-side comparison. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { compareColumns } from '../compare/compare.ts';
import { type CompareAnswer, compareAnswer, compareQuery } from '../contract/compare.ts';
import type { Services } from '../services.ts';
import { jsonInPieces } from '../web/json-in-pieces.ts';
import { apiRoutes, getRoute } from './api.ts';

export function compareRoutes(services: Services): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(
    getRoute('/api/compare', '并排对比报告或地区', compareAnswer, { query: compareQuery }),
    async (c) =>
      jsonInPieces<CompareAnswer>(
        await compareColumns(services, c.req.valid('query'), c.req.raw.signal),
        c.req.raw.signal,
      ),
  );
  return routes;
}
