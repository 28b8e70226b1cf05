import { describe, expect, test } from 'vitest';
import type { ReportSummary } from '../../../server/contract/report.ts';
import { choicesOf, matches } from './place-picker.ts';

const report = (id: string, county: string, town: string, year: number) =>
  ({ id, year, place: { key: county + town, province: null, city: null, county, town } }) as ReportSummary;

const REPORTS = [
  report('1', '清漪县', '柳汀镇', 2023),
  report('2', '清漪县', '柳汀镇', 2021),
  report('3', '柳河县', '荻溆镇', 2022),
  report('4', '清漪县', '荻溆镇', 2022),
];

describe('choicesOf', () => {
  test.each([
    ['柳汀', ['清漪县柳汀镇']],
    ['清柳', ['清漪县柳汀镇']],
    ['清漪县 荻溆镇', ['清漪县荻溆镇']],
    ['柳', ['清漪县柳汀镇', '柳河县荻溆镇']],
    ['椒', []],
  ])('choicesOf finds places by %s', (typed, keys) => {
    expect(choicesOf(REPORTS, typed).map(({ key }) => key)).toEqual(keys);
  });

  test('choicesOf lists the reports of a place once each, oldest first', () => {
    const [choice] = choicesOf([...REPORTS, ...REPORTS], '柳汀');
    expect(choice?.reports.map(({ id }) => id)).toEqual(['2', '1']);
  });

  test('choicesOf returns all places before anything is typed', () => {
    expect(choicesOf(REPORTS, '')).toHaveLength(3);
    expect(matches('', '柳')).toBe(false);
  });
});
