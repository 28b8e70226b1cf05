import { describe, expect, test } from 'vitest';
import { NO_FILTERS, searchFrom, writeSearch } from './address.ts';
import { type PracticesAddress, parsePractices, writePractice, writePractices } from './practices-address.ts';

describe('addresses of the catalogue of practices', () => {
  test.each<[string, Partial<PracticesAddress>]>([
    ['/practices', {}],
    ['/practices?typed=bandeng', { typed: 'bandeng' }],
    ['/practices?sort=novelty&scope=local&page=3', { sort: 'novelty', scope: 'local', page: 3 }],
    ['/practices?year=2022&section=plan', { filters: { ...NO_FILTERS, year: ['2022'], section: ['plan'] } }],
  ])('%s', (path, address) => {
    expect(writePractices(address)).toBe(path);
    const read = parsePractices(new URL(path, 'http://here').searchParams);
    expect(read).toEqual({
      typed: '',
      sort: 'spread',
      scope: 'all',
      filters: NO_FILTERS,
      page: 1,
      ...address,
    });
  });

  test('what an address does not know is left out', () => {
    const read = parsePractices(new URLSearchParams('sort=size&scope=mine&page=-1'));
    expect([read.sort, read.scope, read.page]).toEqual(['spread', 'all', 1]);
  });

  test('a name may hold anything', () => {
    expect(writePractice('街道吹哨、部门报到/50%')).toBe(
      `/practices/${encodeURIComponent('街道吹哨、部门报到/50%')}`,
    );
  });

  test.each(['“', '”', '“”', '"', '「', ' ‘ '])('%s alone leads to the catalogue', (q) => {
    expect(searchFrom(new URL('http://here/'), q)).toBe('/practices');
  });

  test('a quotation mark before a word is a phrase', () => {
    expect(searchFrom(new URL('http://here/'), '“枫桥')).toBe(writeSearch({ q: '“枫桥' }));
  });
});
