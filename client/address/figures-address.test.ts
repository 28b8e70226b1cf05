import { expect, test } from 'vitest';
import { NO_FILTERS } from './address.ts';
import { columnText, parseFigures, withoutColumn, writeFigures } from './figures-address.ts';

const ADDRESS = {
  q: '人民调解 ~20 #件',
  columns: [columnText('调解矛盾纠纷', '起'), '成功率 #%'],
  by: 'year',
  sort: 1,
  onlyWith: true,
  filters: { ...NO_FILTERS, year: ['2023'], section: ['achievements'] },
} as const;

test('an address of figures is read as it was written', () => {
  const url = new URL(writeFigures(ADDRESS), 'http://localhost');
  expect(url.pathname).toBe('/figures');
  expect(parseFigures(url.searchParams)).toEqual(ADDRESS);
  expect(writeFigures({})).toBe('/figures');
});

test('an address with columns that do not exist sorts by none', () => {
  expect(parseFigures(new URLSearchParams('column=调解&sort=3')).sort).toBeNull();
  expect(parseFigures(new URLSearchParams('sort=x&column=+&column=调解')).columns).toEqual(['调解']);
});

test('without a column, rows stay sorted by the one that they were sorted by', () => {
  expect(withoutColumn(ADDRESS, 0)).toMatchObject({ columns: ['成功率 #%'], sort: 0 });
  expect(withoutColumn(ADDRESS, 1)).toMatchObject({ sort: null });
});
