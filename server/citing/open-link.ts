/**
 * Redirects a copied link to the current position of its passage, or lets the page report that it is gone.
 */
import type { MiddlewareHandler } from 'hono';
import { idParam } from '../contract/parameters.ts';
import { findQuery } from '../contract/passages.ts';
import type { SearchContext } from '../search/hits/search-context.ts';
import { ApiError } from '../web/errors.ts';
import { readingPath } from './link.ts';
import { type ResolvedLink, resolveSelector } from './resolve-selector.ts';

export function openLink(context: SearchContext): MiddlewareHandler {
  return async (c, next) => {
    const parameters = { ...c.req.query(), id: c.req.param('id') };
    const selector = idParam.extend(findQuery.omit({ id: true }).shape).safeParse(parameters);
    if (!selector.success) return next();
    try {
      const resolved = await resolveSelector(context, selector.data);
      return c.redirect(readingPath(resolved.located.passage, noteOf(resolved)), 302);
    } catch (cause) {
      if (cause instanceof ApiError && cause.status === 404) return next();
      throw cause;
    }
  };
}

/** Query string by which the page tells the reader that the passage has moved or changed. */
function noteOf({ moved, changed }: ResolvedLink): string {
  if (changed) return '?link=changed';
  return moved ? '?link=moved' : '';
}
