import { expect, test } from 'vitest';
import { pairsToCompare, yearRows } from './years.ts';

const report = (id: string, year: number | null, genre: '政府工作报告' | 'other' = 'other') => ({
  id,
  year,
  genre,
});

test('reports of one genre follow each other, across a gap too', () => {
  const reports = [
    report('a', 2018),
    report('w', 2019, '政府工作报告'),
    report('b', 2021),
    report('x', null),
  ];
  expect(pairsToCompare(reports).map(({ from, to }) => [from.id, to.id])).toEqual([['a', 'b']]);
});

test('two reports of one year are not compared with each other', () => {
  expect(pairsToCompare([report('a', 2020), report('b', 2020)])).toEqual([]);
});

test('years without a report are told between those with one, and what has no year stands last', () => {
  expect(yearRows([report('a', 2018), report('b', 2021), report('x', null)])).toEqual([
    { year: 2021, reports: [report('b', 2021)] },
    { missing: [2019, 2020] },
    { year: 2018, reports: [report('a', 2018)] },
    { year: null, reports: [report('x', null)] },
  ]);
});
