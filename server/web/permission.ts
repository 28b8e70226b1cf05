/**
 * Decides whether a request may write: only from this machine and the server's own page, or with the keeper's
 * key. That excludes other sites open in the same browser (CSRF), host names made to resolve to this machine
 * (DNS rebinding), and requests forwarded by a proxy on this machine.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { isLoopback, remoteAddress } from '../limits/client-address.ts';

/** Headers that reveal a request forwarded by a proxy. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

export function isKeeper(c: Context, keeperKey: string | null): boolean {
  return hasKey(c, keeperKey) || (isLocal(c) && isOwnPage(c));
}

/** Whether the connection comes from this machine. */
export function isLocal(c: Context): boolean {
  return isLoopback(remoteAddress(c));
}

function hasKey(c: Context, keeperKey: string | null): boolean {
  const given = /^Bearer +(\S.*)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  return keeperKey !== null && given !== undefined && isSameSecret(given.trim(), keeperKey.trim());
}

/** Compares in a time that tells nothing of the secret: digests have equal lengths. */
export function isSameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

/** Browsers send `Origin` with every write from a page; a request without it does not come from a page. */
function isOwnPage(c: Context): boolean {
  if (PROXY_HEADERS.some((name) => c.req.header(name) !== undefined)) return false;
  const host = c.req.header('host') ?? '';
  if (!/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i.test(host)) return false;
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site') ?? 'none';
  return (
    (origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`) &&
    ['none', 'same-origin'].includes(site)
  );
}
