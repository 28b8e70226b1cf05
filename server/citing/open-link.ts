/** A copied link in; the way on to where the passage stands now, or to the page, which says that nothing is there. */
import type { Context, MiddlewareHandler } from 'hono';
import { idParam } from '../contract/parameters.ts';
import { findQuery } from '../contract/passages.ts';
import type { SearchContext } from '../search/hits/search-context.ts';
import { ApiError } from '../web/errors.ts';
import { placeOf } from './link.ts';
import { type FoundAgain, resolveSelector } from './resolve-selector.ts';

export function openLink(context: SearchContext): MiddlewareHandler {
  return async (c, next) => {
    const asked = idParam.extend(findQuery.omit({ id: true }).shape).safeParse(askedOf(c));
    if (!asked.success) return next();
    try {
      const found = await resolveSelector(context, asked.data);
      return c.redirect(placeOf(found.located.passage, noteOf(found)), 302);
    } catch (cause) {
      if (cause instanceof ApiError && cause.status === 404) return next();
      throw cause;
    }
  };
}

function askedOf(c: Context): Record<string, string | undefined> {
  return { ...c.req.query(), id: c.req.param('id') };
}

/** Tells the page what to tell the reader. */
function noteOf({ moved, changed }: FoundAgain): string {
  if (changed) return '?link=changed';
  return moved ? '?link=moved' : '';
}
