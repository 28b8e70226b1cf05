/**
 * A request in, whether the one who asks may write out: someone at this machine on this server's own page, or who
 * has the keeper's key. Another site open in the same browser is neither (CSRF), nor is one whose name was made to
 * point here (DNS rebinding), nor is what a proxy on this machine hands on.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** Headers by which a proxy tells that it asks for another. */
const HANDED_ON = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

export function canEditMetadata(c: Context, keeperKey: string | null): boolean {
  return hasKey(c, keeperKey) || (isLocal(c) && isOwnPage(c));
}

/** Whether the connection comes from this machine. */
export function isLocal(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return /^(?:::ffff:)?127\.|^::1$/.test(incoming?.socket.remoteAddress ?? '');
}

function hasKey(c: Context, keeperKey: string | null): boolean {
  const given = /^Bearer +(\S.*)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (keeperKey === null || given === undefined) return false;
  // Of one length, so that the time says nothing of the key.
  const digest = (key: string) => createHash('sha256').update(key).digest();
  return timingSafeEqual(digest(given.trim()), digest(keeperKey.trim()));
}

/** Browsers say from where a page writes (Origin); where nothing is said, no page asks. */
function isOwnPage(c: Context): boolean {
  if (HANDED_ON.some((name) => c.req.header(name) !== undefined)) return false;
  const host = c.req.header('host') ?? '';
  if (!/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i.test(host)) return false;
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site') ?? 'none';
  return (
    (origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`) &&
    ['none', 'same-origin'].includes(site)
  );
}
