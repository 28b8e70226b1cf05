import { expect, test } from 'vitest';
import { type LedgersAddress, parseLedgers, writeLedgers } from './ledgers-address.ts';

test.each([
  ['/ledgers', {}],
  ['/ledgers?by=place&sort=taken&page=3', { by: 'place', sort: 'taken', page: 3 }],
] as const)('%s is written as it is read', (path, address: Partial<LedgersAddress>) => {
  expect(writeLedgers(address)).toBe(path);
  expect(writeLedgers(parseLedgers(new URL(path, 'http://here').searchParams))).toBe(path);
});

test('what an address does not know is read as the table of reports', () => {
  expect(parseLedgers(new URLSearchParams('by=x&sort=y&page=-1'))).toEqual({
    by: 'report',
    sort: 'own',
    page: 1,
  });
});
