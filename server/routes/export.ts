/** Route of the export of all hits of a query. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { exportRoute } from '../contract/export.ts';
import { exportHits } from '../export/export.ts';
import type { Services } from '../services.ts';
import { apiRoutes } from './api.ts';

/** @param today ISO 8601 date, cited as the access date of online sources */
export function exportRoutes(services: Services, today: () => string): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(exportRoute, (c) => {
    const { origin } = new URL(c.req.url);
    return exportHits(services, c.req.valid('query'), { today: today(), origin }, c.req.raw.signal);
  });
  return routes;
}
