/**
 * Reads the server's own settings from the environment: listen address, keeper's key, memory for text, what matters
 * on a public address.
 */
import { isIP } from 'node:net';
import type { FetchLimits } from './adding/fetch-page.ts';
import { REQUEST_LIMITS, type RequestLimits } from './limits/request-limits.ts';
import type { SiteLogin } from './login/site-login.ts';

export interface ListenAddress {
  readonly port: number;
  readonly host: string;
}

const PORT = 5170;
const HOST = '127.0.0.1';

/** @returns the address, or a one-sentence message about an invalid `PORT` */
export function listenAddress(env: NodeJS.ProcessEnv): ListenAddress | string {
  const port = Number(env['PORT'] || PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return `PORT 应为 0 到 65535 的整数，不是“${env['PORT']}”`;
  return { port, host: env['HOST'] || HOST };
}

/** Characters; long enough that nobody guesses the key over a network. */
const MIN_KEY_LENGTH = 16;

/**
 * Reads the key that permits editing metadata from other machines.
 * @returns the key, null if none is set, or a one-sentence message about an invalid `KEEPER_KEY`
 */
export function keeperKey(env: NodeJS.ProcessEnv): { readonly key: string | null } | string {
  const key = env['KEEPER_KEY'] || null;
  if (key !== null && key.length < MIN_KEY_LENGTH) return `KEEPER_KEY 至少要有 ${MIN_KEY_LENGTH} 个字符`;
  return { key };
}

/** Whether another server indexes what this one searches: then it writes nothing. */
export function isReadOnly(env: NodeJS.ProcessEnv): boolean {
  return env['READ_ONLY'] === '1';
}

/** Share of the machine's memory that holds text by default. */
export const TEXT_MEMORY_SHARE = 1 / 8;

/**
 * Reads how much text is kept in memory, as a number of megabytes.
 * @returns bytes, undefined if it is not set, or a one-sentence message about an invalid `TEXT_MEMORY`
 */
export function textMemory(env: NodeJS.ProcessEnv): { readonly bytes: number | undefined } | string {
  const typed = env['TEXT_MEMORY'];
  if (!typed) return { bytes: undefined };
  if (!/^\d+$/.test(typed)) return `TEXT_MEMORY 应为兆字节数，如 500，不是“${typed}”`;
  return { bytes: Number(typed) * 2 ** 20 };
}

export interface PublicAccess {
  /** Scheme and host by which the page is reached from outside; null if links follow the request. */
  readonly publicOrigin: string | null;
  readonly fetchLimits: Pick<FetchLimits, 'allowPrivate'>;
  readonly limits: Pick<RequestLimits, 'requestsPerMinute' | 'trustedProxies'>;
}

/** @returns the settings, or a one-sentence message about an invalid `PUBLIC_URL`, `TRUST_PROXY` or `RATE_LIMIT` */
export function publicAccess(env: NodeJS.ProcessEnv): PublicAccess | string {
  const typedUrl = env['PUBLIC_URL'] || null;
  const publicOrigin = typedUrl === null ? null : originOf(typedUrl);
  if (typedUrl !== null && publicOrigin === null)
    return `PUBLIC_URL 应为 http 或 https 的网址，只写到域名和端口，如 https://reports.example.cn，不是“${typedUrl}”`;

  const typedProxies = env['TRUST_PROXY'] || '';
  const trustedProxies = typedProxies === '' ? [] : typedProxies.split(',').map((address) => address.trim());
  if (trustedProxies.some((address) => isIP(address) === 0))
    return `TRUST_PROXY 应为反向代理的 IP 地址，几个用逗号隔开，如 127.0.0.1，不是“${typedProxies}”`;

  const typedLimit = env['RATE_LIMIT'] || String(REQUEST_LIMITS.requestsPerMinute);
  if (!/^\d{1,9}$/.test(typedLimit)) return `RATE_LIMIT 应为每分钟的请求数，0 为不限，不是“${typedLimit}”`;
  return {
    publicOrigin,
    fetchLimits: { allowPrivate: env['FETCH_PRIVATE'] === '1' },
    limits: { requestsPerMinute: Number(typedLimit), trustedProxies },
  };
}

/** Characters; wrong ones are counted, so that fewer than of a key will do. */
const MIN_PASSWORD_LENGTH = 10;

/**
 * Reads who may use the site at all.
 * @returns the login, null if everyone may, or a one-sentence message about an invalid `SITE_PASSWORD` or `TRUSTED_USER_HEADER`
 */
export function siteLogin(env: NodeJS.ProcessEnv): { readonly login: SiteLogin | null } | string {
  const password = env['SITE_PASSWORD'] || null;
  const userHeader = env['TRUSTED_USER_HEADER'] || null;
  if (password !== null && password.length < MIN_PASSWORD_LENGTH)
    return `SITE_PASSWORD 至少要有 ${MIN_PASSWORD_LENGTH} 个字符`;
  if (userHeader !== null && !/^[A-Za-z0-9-]+$/.test(userHeader))
    return `TRUSTED_USER_HEADER 应为请求头的名字，如 X-Remote-User，不是“${userHeader}”`;
  if (userHeader !== null && !env['TRUST_PROXY'])
    return 'TRUSTED_USER_HEADER 要与 TRUST_PROXY 一起设：只有从写明的反向代理来的请求，才信它写的用户';
  return { login: password === null && userHeader === null ? null : { password, userHeader } };
}

/** Null if the URL has anything but scheme, host and port: the page is served at the root only. */
function originOf(typed: string): string | null {
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  const isOrigin = url.href === `${url.origin}/` && /^https?:$/.test(url.protocol);
  return isOrigin ? url.origin : null;
}

export interface RunningServer {
  /** Scheme and host. */
  readonly origin: string;
  /** Of the site; null where none is set. */
  readonly password: string | null;
}

/**
 * Reads where the server runs that `npm run mcp` asks, and its `SITE_PASSWORD`.
 * @returns a one-sentence message if `ZHENJIAN_URL` or `PORT` is invalid
 */
export function runningServer(env: NodeJS.ProcessEnv): RunningServer | string {
  const password = env['SITE_PASSWORD'] || null;
  const typed = env['ZHENJIAN_URL'] || null;
  if (typed !== null) {
    const origin = originOf(typed);
    return origin === null
      ? `ZHENJIAN_URL 应为 http 或 https 的网址，只写到域名和端口，如 http://127.0.0.1:5170，不是“${typed}”`
      : { origin, password };
  }
  const address = listenAddress(env);
  return typeof address === 'string' ? address : { origin: `http://${HOST}:${address.port}`, password };
}
