/**
 * Sends requests for a place whose key a correction has changed on to its present key, so that old links find it,
 * whatever they ask of it.
 */
import type { MiddlewareHandler } from 'hono';
import type { Catalogue } from '../corpus/catalogue.ts';

export function followCorrectedPlaces(catalogue: Pick<Catalogue, 'currentKeys'>): MiddlewareHandler {
  return async (c, next) => {
    const asked = c.req.queries('place') ?? [];
    const current = [...new Set(asked.flatMap((key) => catalogue.currentKeys(key)))];
    if (c.req.method !== 'GET' || asked.every((key) => current.includes(key))) return next();
    const url = new URL(c.req.url);
    url.searchParams.delete('place');
    for (const key of current) url.searchParams.append('place', key);
    // Not for good: the correction may be taken back.
    return c.redirect(url.pathname + url.search, 302);
  };
}
