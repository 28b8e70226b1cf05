/**
 * Real reports of provinces and cities on the work of their governments, kept outside the project in the folder
 * WORK_REPORTS: its folders are named by place, its files by year. Neither name is read, both are the truth.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReportText } from '../domain/report.ts';
import { readMarkdown } from '../formats/plain-text/markdown.ts';
import { settings } from '../settings.ts';
import { readReport } from './read-report.ts';
import { readingRules } from './rules.ts';

const folder = process.env['WORK_REPORTS'];

interface WorkReport {
  readonly file: string;
  readonly place: string;
  readonly year: number;
  readonly text: string;
  readonly report: ReportText;
}

function workReports(root: string): WorkReport[] {
  const rules = readingRules(settings({}));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => {
      const [year = '', place = ''] = file.replace('.md', '').split('/').reverse();
      const text = readFileSync(join(root, file), 'utf8');
      return { file, place, year: Number(year), text, report: readReport(readMarkdown(text), '报告', rules) };
    });
}

/** Dates before the salutation, found without the rules under test: those in digits with 日在 or in brackets. */
function datesOfDelivery(text: string): string[] {
  const head =
    text
      .replace(/^source:.*$/m, '')
      .split('各位代表')[0]
      ?.slice(0, 500) ?? '';
  return [...head.matchAll(/(?:[—─―–]\s*|[（(])(20\d\d|19\d\d)年(\d{1,2})月(\d{1,2})日/g)].map(
    ([, year, month, day]) => `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`,
  );
}

describe.skipIf(!folder)('real reports on the work of governments (WORK_REPORTS)', () => {
  const reports = folder ? workReports(folder) : [];
  /** The files that are not read as they should be, listed where there are too many. */
  const expectShare = (share: number, among: readonly WorkReport[], isRight: (of: WorkReport) => boolean) => {
    const misses = among.filter((report) => !isRight(report)).map(({ file }) => file);
    expect(among.length).toBeGreaterThan(0);
    expect(misses.length <= among.length * (1 - share) ? [] : misses).toEqual([]);
  };

  test('the place is right for 97 %, and no town is made up', () => {
    expectShare(0.97, reports, ({ place: truth, report: { place } }) => {
      const names = [place.town, place.county, place.city, place.province];
      return place.code !== null && names.find((name) => name !== null) === truth;
    });
    expect(reports.filter(({ report }) => report.place.town !== null).map(({ file }) => file)).toEqual([]);
  });

  test('the year is right for 98 %', () => {
    expectShare(0.98, reports, ({ year, report }) => report.year === year);
  });

  test('the date of delivery is right for 98 % of those that state it', () => {
    const dated = reports.filter(({ text }) => datesOfDelivery(text).length > 0);
    expectShare(0.98, dated, ({ text, report }) => datesOfDelivery(text).includes(report.issuedOn ?? ''));
  });

  test('the issuer is named for 99 %', () => {
    expectShare(0.99, reports, ({ report }) => report.issuers.length > 0);
  });
});
