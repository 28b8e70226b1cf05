/** Route of the places like one. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { peersAnswer, peersParams } from '../contract/peers.ts';
import { inTurn } from '../limits/in-turn.ts';
import { Slots } from '../limits/slots.ts';
import { peersOf } from '../peers/peers.ts';
import type { Services } from '../services.ts';
import { apiRoutes, getRoute } from './api.ts';

/** Places compared at once: each takes some seconds of the one thread. */
const AT_ONCE = 1;
const WAITING = 16;
/** Seconds. */
const RETRY = 3;

export function peersRoutes(services: Services): OpenAPIHono {
  const routes = apiRoutes();
  const slots = new Slots(AT_ONCE, WAITING);
  routes.openapi(
    getRoute('/api/places/{key}/peers', '同一个上级的和报告最相近的地方', peersAnswer, {
      params: peersParams,
    }),
    async (c) => {
      const { signal } = c.req.raw;
      const { key } = c.req.valid('param');
      return c.json(await inTurn(slots, RETRY, signal, () => peersOf(services, key, signal)), 200);
    },
  );
  return routes;
}
