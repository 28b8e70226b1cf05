import { describe, expect, test } from 'vitest';
import {
  activeFilters,
  moved,
  NO_FILTERS,
  parseCompare,
  parsePosition,
  parseReuse,
  parseSearch,
  placeColumn,
  reportColumn,
  searchFrom,
  toggled,
  withFilter,
  withoutPlaceFilters,
  writeCompare,
  writeReport,
  writeReuse,
  writeSearch,
} from './address.ts';

const params = (query: string) => new URLSearchParams(query);

describe('the address of a text looked for', () => {
  test('a passage or a short text stands in it, and a long one does not', () => {
    const read = (address: Parameters<typeof writeReuse>[0]) =>
      parseReuse(new URL(writeReuse(address), 'http://x').searchParams);
    expect(read({ text: '一句，“引号”' })).toEqual({
      passage: '',
      text: '一句，“引号”',
      filters: NO_FILTERS,
    });
    const filters = { ...NO_FILTERS, year: ['2023'] };
    expect(read({ passage: 'abc-3', filters })).toEqual({ passage: 'abc-3', text: '', filters });
    expect(writeReuse({ text: '长'.repeat(301) })).toBe('/reuse');
  });
});

describe('the address of a search', () => {
  test('parseSearch reads back what writeSearch has written', () => {
    const address = {
      q: '枫桥经验 -"三项制度"',
      mode: 'smart',
      within: 'report',
      shown: {
        view: 'trends',
        lines: 'left',
        context: '80',
        by: 'county',
        measure: 'occurrences',
        also: ['三项制度', '甲 | 乙, 丙'],
        has: 'no',
        rows: 'rate',
        window: 'passage',
        side: 'left',
        copies: 'once',
      },
      filters: { ...NO_FILTERS, year: ['2022', '2023'], town: ['柳汀镇'] },
      sort: 'newest',
      page: 3,
      chosen: ['320101', '江苏省云渚市清漪县柳汀镇'],
      countExactly: true,
    } as const;
    expect(parseSearch(new URL(writeSearch(address), 'http://x').searchParams)).toEqual(address);
  });

  test('writeSearch omits defaults', () => {
    expect(writeSearch({ q: 'a', sort: 'relevance', page: 1, chosen: [], filters: NO_FILTERS })).toBe(
      '/search?q=a',
    );
  });

  test('writeSearch leaves the commas between places unescaped', () => {
    expect(writeSearch({ q: 'a', chosen: ['1', '2'] })).toBe('/search?q=a&chosen=1,2');
  });

  test.each([
    ['page=0', 1],
    ['page=-2', 1],
    ['page=2.5', 1],
    ['page=两', 1],
    ['page=7', 7],
  ])('parseSearch reads %s as page %i', (query, page) => {
    expect(parseSearch(params(query)).page).toBe(page);
  });

  test('parseSearch ignores an unknown sort, empty filters and duplicate filters', () => {
    const address = parseSearch(params('q=%20a%20&sort=best&year=&year=2022&year=2022'));
    expect(address).toMatchObject({ q: 'a', sort: 'relevance', filters: { year: ['2022'] } });
  });

  test('parseSearch limits the chosen places to the number of columns', () => {
    expect(parseSearch(params('chosen=1,2,3,4,5,6,7')).chosen).toHaveLength(6);
  });
});

describe('filters', () => {
  test('withFilter returns to the first page and keeps the chosen places', () => {
    const address = parseSearch(params('q=a&page=4&chosen=1&count=exact'));
    const narrowed = withFilter(address, 'year', toggled(address.filters.year, '2022'));
    expect(writeSearch(narrowed)).toBe('/search?q=a&year=2022&chosen=1');
  });

  test('toggled removes a value that is already in the list', () => {
    expect(toggled(['2021', '2022'], '2021')).toEqual(['2022']);
  });

  test('activeFilters lists all values in the order of the filters', () => {
    const { filters } = parseSearch(params('year=2022&town=柳汀镇&year=2021'));
    expect(activeFilters(filters)).toEqual([
      { name: 'town', value: '柳汀镇' },
      { name: 'year', value: '2022' },
      { name: 'year', value: '2021' },
    ]);
  });

  test('withoutPlaceFilters drops the filters by place and keeps the others', () => {
    const { filters } = parseSearch(params('year=2022&province=江苏省&place=1'));
    expect(activeFilters(withoutPlaceFilters(filters))).toEqual([{ name: 'year', value: '2022' }]);
  });
});

describe('the address of a comparison', () => {
  test('parseCompare reads back what writeCompare has written', () => {
    const address = {
      q: '枫桥经验',
      filters: { ...NO_FILTERS, section: ['plan'] },
      columns: [placeColumn('1'), placeColumn('2')],
      years: '',
      align: 'section',
      marks: 'own',
      figures: true,
      unmatched: true,
    } as const;
    expect(parseCompare(new URL(writeCompare(address), 'http://x').searchParams)).toEqual(address);
  });

  test('an address of places and reports keeps the order of its columns', () => {
    const columns = [placeColumn('320101'), reportColumn('9534fee560e9689b'), placeColumn('江苏省云渚市')];
    const written = writeCompare({ q: 'a', columns });
    expect(parseCompare(new URL(written, 'http://x').searchParams).columns).toEqual(columns);
  });

  test('parseCompare aligns columns by section without a query', () => {
    expect(parseCompare(params('places=1,2')).align).toBe('section');
  });

  test.each([
    [0, 2, ['b', 'c', 'a']],
    [2, 0, ['c', 'a', 'b']],
    [1, 9, ['a', 'c', 'b']],
    [0, -1, ['a', 'b', 'c']],
  ])('moved takes a column from %i to %i', (from, to, expected) => {
    expect(moved(['a', 'b', 'c'], from, to)).toEqual(expected);
  });
});

describe('the address of a report', () => {
  test.each([
    [writeReport('r1', '', undefined), '/reports/r1'],
    [writeReport('r1', 'a', 17), '/reports/r1?q=a#p17'],
  ])('writeReport gives %s', (written, expected) => {
    expect(written).toBe(expected);
  });

  test.each([
    ['#p17', 17],
    ['', null],
    ['#p', null],
    ['#q17', null],
  ])('parsePosition reads %j as %s', (hash, position) => {
    expect(parsePosition(hash)).toBe(position);
  });
});

describe('the search box in the masthead', () => {
  test.each([
    ['/search?q=a&year=2022&page=3&chosen=1', '/search?q=b&year=2022&chosen=1'],
    ['/compare?q=a&places=1,2&align=section', '/compare?q=b&places=1,2&align=section'],
    ['/reports/r1?q=a', '/search?q=b'],
    ['/', '/search?q=b'],
  ])('searchFrom leads from %s to %s', (from, to) => {
    expect(searchFrom(new URL(from, 'http://x'), 'b')).toBe(to);
  });
});
