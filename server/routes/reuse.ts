/** Routes of text reuse: who else has the wording of a text. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { draftRoute, MAX_REUSE_BODY, reuseRoute } from '../contract/reuse.ts';
import { Slots } from '../limits/slots.ts';
import { readDraft } from '../reuse/read-draft.ts';
import { answerReuse } from '../reuse/reuse.ts';
import type { Services } from '../services.ts';
import { ApiError } from '../web/errors.ts';
import { apiRoutes, bodyOf, limitBody, requireJson } from './api.ts';

/** Drafts compared at once: each may hold some fifty megabytes while it is, and searches go on beside them. */
const COMPARED_AT_ONCE = 2;
/** Files read at once: each takes a process. */
const READ_AT_ONCE = 1;
const WAITING = 64;
/** Seconds. */
const RETRY = 3;

export function reuseRoutes(services: Services): OpenAPIHono {
  const routes = apiRoutes();
  const [comparing, reading] = [new Slots(COMPARED_AT_ONCE, WAITING), new Slots(READ_AT_ONCE, WAITING)];
  routes.use(reuseRoute.path, limitBody(MAX_REUSE_BODY), requireJson);
  routes.openapi(reuseRoute, async (c) => {
    const { signal } = c.req.raw;
    return inTurn(comparing, signal, async () =>
      c.json(await answerReuse(services, c.req.valid('json'), c.req.valid('query'), signal), 200),
    );
  });
  routes.openapi(draftRoute, async (c) =>
    inTurn(reading, c.req.raw.signal, async () =>
      c.json(await readDraft(c.req.valid('query').name, bodyOf(c)), 200),
    ),
  );
  return routes;
}

/** @throws ApiError if too many wait already */
async function inTurn<T>(slots: Slots, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const release = await slots.take(signal);
  if (!release) throw new ApiError('busy', { seconds: RETRY }, { retryAfter: RETRY });
  try {
    return await work();
  } finally {
    release();
  }
}
