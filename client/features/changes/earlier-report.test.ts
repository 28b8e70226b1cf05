import { expect, test } from 'vitest';
import type { ReportSummary } from '../../../server/contract/report.ts';
import { earlierReport } from './earlier-report.ts';

const report = (id: string, year: number | null, genre: ReportSummary['genre'], key = '甲镇') =>
  ({ id, year, genre, title: id, place: { key } }) as ReportSummary;

const REPORTS = [
  report('a', 2019, '法治政府建设报告'),
  report('b', 2021, '政府工作报告'),
  report('other', 2021, '法治政府建设报告', '乙镇'),
  report('undated', null, '法治政府建设报告'),
];

test('the nearest earlier report of the genre is taken, across a gap', () => {
  expect(earlierReport(report('c', 2022, '法治政府建设报告'), REPORTS)?.id).toBe('a');
});

test('one of another genre is taken where there is none of the same', () => {
  expect(earlierReport(report('c', 2022, 'other'), REPORTS)?.id).toBe('b');
});

test('the first report of a place, and one without a year, have none', () => {
  expect(earlierReport(report('c', 2019, '法治政府建设报告'), REPORTS)).toBeUndefined();
  expect(earlierReport(report('c', null, '法治政府建设报告'), REPORTS)).toBeUndefined();
});
