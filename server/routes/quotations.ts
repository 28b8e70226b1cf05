/** Route of the quotation check. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { MAX_DRAFT_BODY, quotationsRoute } from '../contract/quotations.ts';
import { checkQuotations } from '../quotations/check-quotations.ts';
import type { Services } from '../services.ts';
import { apiRoutes, limitBody, requireJson } from './api.ts';

/** @param today ISO 8601 date, cited as the access date of online sources */
export function quotationRoutes(services: Services, today: () => string): OpenAPIHono {
  const routes = apiRoutes();
  routes.use(quotationsRoute.path, limitBody(MAX_DRAFT_BODY), requireJson);
  routes.openapi(quotationsRoute, async (c) => {
    const { text } = c.req.valid('json');
    const answer = await checkQuotations(services, text, c.req.valid('query'), today(), c.req.raw.signal);
    return c.json(answer, 200);
  });
  return routes;
}
