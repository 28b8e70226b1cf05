/** One line of the log for each request. */
import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import { routeName } from './route-name.ts';

/** `ms` is the time until the answer was ready, not until the client had read it. */
export function logRequests(log: Pick<Logger, 'info'>): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    await next();
    log.info(
      {
        requestId: c.get('requestId'),
        method: c.req.method,
        route: routeName(c),
        status: c.res.status,
        ms: Math.round((performance.now() - started) * 10) / 10,
      },
      'request',
    );
  };
}
