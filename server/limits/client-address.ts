/** Finds out which client a request comes from. */
import { isIP, isIPv6 } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** Groups of 16 bits of an IPv6 address that identify a network. */
const NETWORK_GROUPS = 4;
const ALL_GROUPS = 8;

/** Address at the other end of the connection; IPv4 without its IPv6 prefix, empty without a connection. */
export function remoteAddress(c: Context): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return plainAddress(incoming?.socket.remoteAddress ?? '');
}

/** @param address as of `remoteAddress` */
export function isLoopback(address: string): boolean {
  return /^127\.|^::1$/.test(address);
}

/**
 * The client's address. Only a trusted proxy is believed about the client it forwards for, and only the last hop
 * of `X-Forwarded-For`, which the proxy itself has written: all others come from the client.
 * @param trustedProxies addresses of reverse proxies
 * @returns empty without a connection, `unknown` if a proxy names no valid address
 */
export function clientAddress(c: Context, trustedProxies: readonly string[]): string {
  const remote = remoteAddress(c);
  if (!trustedProxies.includes(remote)) return remote;
  const forwarded = c.req.header('x-forwarded-for');
  if (forwarded === undefined) return remote;
  const hop = forwarded.slice(forwarded.lastIndexOf(',') + 1).trim();
  const address = plainAddress(/^\[(.+)\](?::\d+)?$/.exec(hop)?.[1] ?? hop.replace(/^([\d.]+):\d+$/, '$1'));
  return isIP(address) === 0 ? 'unknown' : address;
}

/** One key for all addresses of a client: a household or a host is usually given a whole IPv6 network (/64). */
export function clientKey(address: string): string {
  if (!isIPv6(address)) return address;
  // URL writes an address in one way only, and IPv4 parts as hexadecimal.
  const [start = '', end] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [start, end ?? ''].map((part) => (part === '' ? [] : part.split(':'))) as [
    string[],
    string[],
  ];
  const zeros = end === undefined ? 0 : ALL_GROUPS - before.length - after.length;
  const groups = [...before, ...new Array<string>(zeros).fill('0'), ...after];
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

/** Without the zone of link-local addresses and without the prefix of IPv4 on an IPv6 socket. */
function plainAddress(address: string): string {
  return address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
}
