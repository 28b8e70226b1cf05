/** Route of the export of all hits of a query. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { accepts } from 'hono/accepts';
import { exportRoute } from '../contract/export.ts';
import { exportHits } from '../export/export.ts';
import type { Services } from '../services.ts';
import { isLocal } from '../web/permission.ts';
import { apiRoutes } from './api.ts';

/**
 * @param today ISO 8601 date, cited as the access date of online sources
 * @param publicOrigin scheme and host of links; null for those by which the client addressed the server
 */
export function exportRoutes(
  services: Services,
  today: () => string,
  publicOrigin: string | null,
): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(exportRoute, (c) => {
    const origin = publicOrigin ?? new URL(c.req.url).origin;
    const encoding = accepts(c, {
      header: 'Accept-Encoding',
      supports: ['gzip', 'identity'],
      default: 'identity',
    });
    const gzip = encoding === 'gzip' && !isLocal(c);
    return exportHits(services, c.req.valid('query'), { today: today(), origin, gzip }, c.req.raw.signal);
  });
  return routes;
}
