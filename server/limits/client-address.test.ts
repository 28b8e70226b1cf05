import type { Context } from 'hono';
import { expect, test } from 'vitest';
import { clientAddress, clientKey, isLoopback } from './client-address.ts';

function requestFrom(remoteAddress: string, forwarded?: string): Context {
  const headers = new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded });
  return {
    env: { incoming: { socket: { remoteAddress } } },
    req: { header: (name: string) => headers.get(name) ?? undefined },
  } as unknown as Context;
}

test('a forwarded address is believed only from a trusted proxy, and only its last hop', () => {
  const of = (remote: string, forwarded: string, trusted: string[]) =>
    clientAddress(requestFrom(remote, forwarded), trusted);
  expect(of('203.0.113.9', '198.51.100.1', [])).toBe('203.0.113.9');
  expect(of('127.0.0.1', '198.51.100.1', [])).toBe('127.0.0.1');
  expect(of('203.0.113.9', '198.51.100.1', ['127.0.0.1'])).toBe('203.0.113.9');
  expect(of('127.0.0.1', '198.51.100.1', ['127.0.0.1'])).toBe('198.51.100.1');
  expect(of('::ffff:127.0.0.1', '192.0.2.7, 198.51.100.1', ['127.0.0.1'])).toBe('198.51.100.1');
  expect(of('10.0.0.2', '127.0.0.1,198.51.100.1:5711', ['127.0.0.1', '10.0.0.2'])).toBe('198.51.100.1');
  expect(of('127.0.0.1', '[2001:db8::1]:443', ['127.0.0.1'])).toBe('2001:db8::1');
  // It must not count as this machine, which has no limit.
  for (const nonsense of ['', 'localhost', '1.2.3', '127.0.0.1, ']) {
    expect(of('127.0.0.1', nonsense, ['127.0.0.1'])).toBe('unknown');
  }
  expect(clientAddress(requestFrom('127.0.0.1'), ['127.0.0.1'])).toBe('127.0.0.1');
});

test('IPv6 clients count by their network, IPv4 clients by their address', () => {
  expect(clientKey('203.0.113.9')).toBe('203.0.113.9');
  const network = clientKey('2001:db8:0:7::1');
  expect(network).toBe('2001:db8:0:7::/64');
  expect(clientKey('2001:0DB8::7:ffff:ffff:ffff:ffff')).toBe(network);
  expect(clientKey('2001:db8:0:8::1')).not.toBe(network);
  expect(clientKey('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(clientKey('::')).toBe('0:0:0:0::/64');
});

test('only addresses of this machine are loopback', () => {
  expect(['127.0.0.1', '127.8.0.1', '::1'].every(isLoopback)).toBe(true);
  expect(['', '128.0.0.1', '::11', '2001:db8::1', 'unknown', '1.127.0.1'].some(isLoopback)).toBe(false);
});
