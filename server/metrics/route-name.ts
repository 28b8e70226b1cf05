/** The route that a request was answered by, as its pattern: few enough for labels, and without what was asked. */
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';

/** Must be called after the request was answered. Middleware is no route; the page takes whatever is left. */
export function routeName(c: Context): string {
  const route = matchedRoutes(c).find(
    ({ method, path }) => method !== 'ALL' && path !== '*' && path !== '/*',
  );
  return route?.path ?? 'page';
}
