/** Routes of text reuse: who else has the wording of a text. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { MAX_REUSE_BODY, reuseRoute } from '../contract/reuse.ts';
import { inTurn } from '../limits/in-turn.ts';
import { Slots } from '../limits/slots.ts';
import { answerReuse } from '../reuse/reuse.ts';
import type { Services } from '../services.ts';
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
    const [body, filters] = [c.req.valid('json'), c.req.valid('query')];
    return c.json(
      await inTurn(slots, RETRY, signal, () => answerReuse(services, body, filters, signal)),
      200,
    );
  });
  return routes;
}
