/** Routes of text reuse: who else has the wording of a text. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { MAX_REUSE_BODY, reuseRoute } from '../contract/reuse.ts';
import { Slots } from '../limits/slots.ts';
import { answerReuse } from '../reuse/reuse.ts';
import type { Services } from '../services.ts';
import { ApiError } from '../web/errors.ts';
import { apiRoutes, limitBody, requireJson } from './api.ts';

/** Drafts compared at once: each may hold some fifty megabytes while it is, and searches go on beside them. */
const AT_ONCE = 2;
const WAITING = 64;
/** Seconds. */
const RETRY = 3;

export function reuseRoutes(services: Services): OpenAPIHono {
  const routes = apiRoutes();
  const slots = new Slots(AT_ONCE, WAITING);
  routes.use(reuseRoute.path, limitBody(MAX_REUSE_BODY), requireJson);
  routes.openapi(reuseRoute, async (c) => {
    const { signal } = c.req.raw;
    const release = await slots.take(signal);
    if (!release) throw new ApiError('busy', { seconds: RETRY }, { retryAfter: RETRY });
    try {
      return c.json(await answerReuse(services, c.req.valid('json'), c.req.valid('query'), signal), 200);
    } finally {
      release();
    }
  });
  return routes;
}
