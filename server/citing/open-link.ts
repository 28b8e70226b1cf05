/** A copied link in; the way on to where the passage stands now, or to the page, which says that nothing is there. */
import type { Context, MiddlewareHandler } from 'hono';
import { findQuery, idParam } from '../contract.ts';
import { ApiError } from '../errors.ts';
import type { Searching } from '../search/searching.ts';
import { type FoundAgain, findAgain } from './find-again.ts';
import { placeOf } from './link.ts';

export function openLink(searching: Searching): MiddlewareHandler {
  return async (c, next) => {
    const asked = idParam.extend(findQuery.omit({ id: true }).shape).safeParse(askedOf(c));
    if (!asked.success) return next();
    try {
      const found = await findAgain(searching, asked.data);
      return c.redirect(placeOf(found.placed.passage, noteOf(found)), 302);
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
