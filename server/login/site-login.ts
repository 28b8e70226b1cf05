/**
 * Closes the whole site to those who have neither the password nor a name from the proxy in front of it. Requests
 * say who they are by a signed cookie that the login page sets, by `Authorization`, or by the header in which a
 * trusted proxy names the user it has let in.
 */
import { scryptSync } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { clientAddress, clientKey, remoteAddress } from '../limits/client-address.ts';
import { RateLimiter } from '../limits/rate-limiter.ts';
import { limitBody, requestLanguage } from '../routes/api.ts';
import { ApiError } from '../web/errors.ts';
import { isSameSecret } from '../web/permission.ts';
import { loginPage } from './login-page.ts';

export interface SiteLogin {
  /** Null where only the proxy lets people in. */
  readonly password: string | null;
  /** Header in which the trusted proxies name the user; null where there is none. */
  readonly userHeader: string | null;
}

export interface LoginParts extends SiteLogin {
  /** It permits more than the password, and so lets in as well. */
  readonly keeperKey: string | null;
  readonly trustedProxies: readonly string[];
  /** Whether the site is reached by https alone, so that the cookie is never sent without it. */
  readonly isSecure: boolean;
  /** All that the health check says to those who are not let in. */
  readonly status: () => string;
}

const COOKIE = 'zhenjian_session';
/** Seconds; the cookie is set anew by the next login. */
const LIFETIME = 30 * 24 * 3600;
/** Wrong passwords of a client in a minute; further ones are refused unread. */
const TRIES_PER_MINUTE = 10;
/** Bytes of the login form: a password and the page to go back to. */
const MAX_FORM = 16_384;
/** What anyone may have: the login itself, and the metrics, which have a permission of their own. */
const OPEN = ['/login', '/logout', '/metrics'];

/** Must be called before the routes that are to be closed are added. */
export function requireLogin(routes: OpenAPIHono, parts: LoginParts): void {
  const { password, trustedProxies, isSecure } = parts;
  const session = password === null ? null : new Session(password, isSecure);
  const tries = new RateLimiter(TRIES_PER_MINUTE);
  const clientOf = (c: Context): string => clientKey(clientAddress(c, trustedProxies));

  /** @throws ApiError if the client has tried too often */
  const isRight = (c: Context, given: string, secrets: readonly (string | null)[]): boolean => {
    const client = clientOf(c);
    const seconds = tries.wait(client);
    if (seconds > 0) throw new ApiError('too_many_requests', { seconds }, { retryAfter: seconds });
    if (secrets.some((secret) => secret !== null && isSameSecret(given, secret))) return true;
    tries.take(client);
    return false;
  };
  const isLetIn = async (c: Context): Promise<boolean> => {
    if (isNamedByProxy(c, parts) || (await session?.isOpen(c))) return true;
    const given = authorization(c);
    return given !== null && isRight(c, given, [password, parts.keeperKey]);
  };

  routes.use(async (c, next) => {
    if (OPEN.includes(c.req.path) || (await isLetIn(c))) return next();
    if (c.req.path === '/api/health') return c.json({ status: parts.status() });
    const isPage = c.req.method === 'GET' && !c.req.path.startsWith('/api/');
    if (session && isPage) {
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(`/login?next=${encodeURIComponent(pathname + search)}`, 302);
    }
    c.header('WWW-Authenticate', 'Bearer realm="zhenjian"');
    throw new ApiError(session ? 'login_required' : 'proxy_login_required');
  });

  if (!session) return;
  routes.get('/login', async (c) => {
    const next = pageWithin(c.req.query('next'));
    if (await isLetIn(c)) return c.redirect(next, 302);
    return c.html(loginPage(requestLanguage(c), next, null), 200, { 'Cache-Control': 'no-store' });
  });
  routes.post('/login', limitBody(MAX_FORM), async (c) => {
    const form = await c.req.parseBody();
    const next = pageWithin(form['next']);
    const refuse = (status: 401 | 429, reason: 'wrong' | 'tooOften') =>
      c.html(loginPage(requestLanguage(c), next, reason), status, { 'Cache-Control': 'no-store' });
    try {
      if (!isRight(c, String(form['password'] ?? ''), [password])) return refuse(401, 'wrong');
    } catch (error) {
      if (!(error instanceof ApiError) || error.retryAfter === null) throw error;
      c.header('Retry-After', String(error.retryAfter));
      return refuse(429, 'tooOften');
    }
    await session.open(c);
    return c.redirect(next, 303);
  });
  routes.post('/logout', (c) => {
    session.close(c);
    return c.redirect('/login', 303);
  });
}

function isNamedByProxy(c: Context, { userHeader, trustedProxies }: LoginParts): boolean {
  if (userHeader === null || !trustedProxies.includes(remoteAddress(c))) return false;
  return (c.req.header(userHeader) ?? '').trim() !== '';
}

/** What a program gives as the password: a bearer token, or the password of `user:password`. */
function authorization(c: Context): string | null {
  const given = c.req.header('authorization') ?? '';
  const bearer = /^Bearer +(\S.*)$/i.exec(given)?.[1];
  // Headers arrive as one character a byte; clients send UTF-8.
  if (bearer !== undefined) return Buffer.from(bearer.trim(), 'latin1').toString('utf8');
  const basic = /^Basic +([A-Za-z0-9+/=]+)\s*$/i.exec(given)?.[1];
  if (basic === undefined) return null;
  const pair = Buffer.from(basic, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

/** A page of this site, whatever the address says: nobody is sent elsewhere from the login. */
function pageWithin(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return '/';
  const here = 'http://here';
  if (!URL.canParse(next, here)) return '/';
  const url = new URL(next, here);
  if (url.origin !== here || url.pathname === '/login') return '/';
  // Of /.//elsewhere only //elsewhere is left, which browsers take for another site.
  return url.pathname.replace(/^\/+/, '/') + url.search;
}

/**
 * The cookie holds when it expires, signed with a key derived from the password: servers with the same password
 * accept each other's, and a new password ends all sessions.
 */
class Session {
  private readonly key: string;

  constructor(
    password: string,
    private readonly isSecure: boolean,
  ) {
    // Slow by design, so that the password cannot be guessed from a cookie.
    this.key = scryptSync(password, 'zhenjian session', 32).toString('base64');
  }

  async isOpen(c: Context): Promise<boolean> {
    const expires = await getSignedCookie(c, this.key, COOKIE);
    return typeof expires === 'string' && Number(expires) > Date.now() / 1000;
  }

  async open(c: Context): Promise<void> {
    const expires = String(Math.floor(Date.now() / 1000) + LIFETIME);
    await setSignedCookie(c, COOKIE, expires, this.key, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: this.isSecure,
      maxAge: LIFETIME,
    });
  }

  close(c: Context): void {
    deleteCookie(c, COOKIE, { path: '/', secure: this.isSecure });
  }
}
