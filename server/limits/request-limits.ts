/**
 * Bounds what requests may take from the server: how many a client makes in a minute, how many are worked on at
 * once, how many exports are open at once.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { ApiError } from '../web/errors.ts';
import { clientAddress, clientKey, isLoopback } from './client-address.ts';
import { RateLimiter } from './rate-limiter.ts';
import { onResponseEnd } from './response-end.ts';
import { Slots } from './slots.ts';

export interface RequestLimits {
  /** Requests of a client in a minute; 0 for no limit. Clients on this machine have none. */
  readonly requestsPerMinute: number;
  /** Addresses of reverse proxies that are believed about the client they forward for. */
  readonly trustedProxies: readonly string[];
  /** API requests worked on at once. */
  readonly running: number;
  /** API requests that wait for others to be worked on; further ones are refused. */
  readonly waiting: number;
  /** Exports open at once. */
  readonly exports: number;
  /** Of these, for one client on another machine. */
  readonly exportsOfClient: number;
}

/**
 * A page load takes some 30 requests and a search typed quickly some 5 a second; a few people behind one address
 * are not held up, and one client cannot ask for more than a few percent of what two cores answer.
 */
export const REQUEST_LIMITS: RequestLimits = {
  requestsPerMinute: 1200,
  trustedProxies: [],
  running: 32,
  waiting: 512,
  exports: 8,
  exportsOfClient: 4,
};

/** An export is the work of many searches. */
const REQUESTS_PER_EXPORT = 60;
/** Seconds; most of what the server is busy with takes less. */
const RETRY_BUSY = 2;
const RETRY_EXPORT = 10;

/** Routes that send a file of any length. */
const EXPORTS = ['/api/export', '/api/figures/export'] as const;

/** Must be called before the routes that are to be limited are added. */
export function limitRequests(routes: OpenAPIHono, limits: RequestLimits): void {
  const { requestsPerMinute, trustedProxies } = limits;
  const clientOf = (c: Context): string | null => {
    const address = clientAddress(c, trustedProxies);
    return address === '' || isLoopback(address) ? null : clientKey(address);
  };
  if (requestsPerMinute > 0) {
    routes.use(limitRate(clientOf, requestsPerMinute));
    const exportsPerMinute = Math.max(1, Math.floor(requestsPerMinute / REQUESTS_PER_EXPORT));
    const limitExportRate = limitRate(clientOf, exportsPerMinute);
    for (const path of EXPORTS) routes.use(path, limitExportRate);
  }
  const limitOpenExports = limitExports(clientOf, limits);
  for (const path of EXPORTS) routes.use(path, limitOpenExports);
  const running = limitRunning(new Slots(limits.running, limits.waiting));
  // Links to passages ask the engine; the health check must answer however busy the server is.
  routes.use('/passages/*', running);
  routes.use('/api/*', (c, next) => (c.req.path === '/api/health' ? next() : running(c, next)));
}

/** Null for a client on this machine. */
type ClientOf = (c: Context) => string | null;

function limitRate(clientOf: ClientOf, perMinute: number): MiddlewareHandler {
  const limiter = new RateLimiter(perMinute);
  return async (c, next) => {
    const client = clientOf(c);
    const seconds = client === null ? 0 : limiter.take(client);
    if (seconds > 0) throw new ApiError('too_many_requests', { seconds }, { retryAfter: seconds });
    await next();
  };
}

/** A slot is held until the answer has been computed; answers that stream are sent afterwards. */
function limitRunning(slots: Slots): MiddlewareHandler {
  return async (c, next) => {
    // Requests create their signal on first use, which most never need.
    const release = slots.tryTake() ?? (await slots.take(c.req.raw.signal));
    if (!release) throw new ApiError('busy', { seconds: RETRY_BUSY }, { retryAfter: RETRY_BUSY });
    try {
      await next();
    } finally {
      release();
    }
  };
}

/** A slot is held until the file has been sent or the client is gone. */
function limitExports(
  clientOf: ClientOf,
  { exports, exportsOfClient }: Pick<RequestLimits, 'exports' | 'exportsOfClient'>,
): MiddlewareHandler {
  const slots = new Slots(exports);
  const open = new Map<string, number>();
  const count = (client: string, change: 1 | -1): void => {
    const now = (open.get(client) ?? 0) + change;
    if (now === 0) open.delete(client);
    else open.set(client, now);
  };
  return async (c, next) => {
    const client = clientOf(c);
    if (client !== null && (open.get(client) ?? 0) >= exportsOfClient)
      throw new ApiError('too_many_exports', { most: exportsOfClient }, { retryAfter: RETRY_EXPORT });
    const release = slots.tryTake();
    if (!release) throw new ApiError('exports_busy', { most: exports }, { retryAfter: RETRY_EXPORT });
    if (client !== null) count(client, 1);
    const end = (): void => {
      release();
      if (client !== null) count(client, -1);
    };
    const willEnd = onResponseEnd(c, end);
    try {
      await next();
    } finally {
      if (!willEnd) end();
    }
  };
}
