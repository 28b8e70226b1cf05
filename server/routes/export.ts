import type { OpenAPIHono } from '@hono/zod-openapi';
import { exportRoute } from '../contract/export.ts';
import { exportHits } from '../export/export.ts';
import type { Services } from '../services.ts';
import { apiRoutes } from './api.ts';

/** @param today ISO 8601 date, on which online sources are cited */
export function exportRoutes(services: Services, today: () => string): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(exportRoute, (c) => {
    const { origin } = new URL(c.req.url);
    return exportHits(services, c.req.valid('query'), { today: today(), origin }, c.req.raw.signal);
  });
  return routes;
}
