/** What a careful reader takes from each sample report, in one place, to be held against the texts by eye. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dryRun, type Reading } from '../cli/dry-run.ts';
import type { ReportText } from '../domain/report.ts';
import { settings } from '../settings.ts';

const FOLDER = join(import.meta.dirname, '../../data/reports');
const { readings, failed } = await dryRun(settings({ REPORTS_DIR: FOLDER }), [FOLDER]);

/** Title; year, place, number, date, passages, sections; the outline with kind and position, a level an indent. */
function seen({
  title,
  year,
  place,
  documentNumber,
  issuedOn,
  passages,
  sections,
  outline,
}: ReportText): string {
  return [
    title,
    [
      [year, place.province, place.city, place.county, place.town].join(' '),
      `${documentNumber ?? '无文号'} ${issuedOn ?? '无日期'}`,
      `${passages.length} 段`,
      sections.join(' '),
    ].join(' | '),
    ...outline.map(
      ({ level, number, text, kind, position }) =>
        `${'  '.repeat(level - 1)}${number ?? ''}${text} ${kind} ${position}`,
    ),
  ].join('\n');
}

/** `sample.golden.txt`, by file and row, as a person wrote it down and checked it against the texts. */
const golden = new Map(
  readFileSync(join(import.meta.dirname, 'sample.golden.txt'), 'utf8')
    .split(/^== /m)
    .slice(1)
    .map(
      (entry) => [entry.slice(0, entry.indexOf('\n')), entry.slice(entry.indexOf('\n') + 1).trim()] as const,
    ),
);
const nameOf = ({ file, row }: Reading): string => (row === null ? file : `${file} #${row}`);

it('every report of the collection is in the golden file, and nothing else', () => {
  expect(readings.map(nameOf).sort()).toEqual([...golden.keys()].sort());
});

it.each(readings.map((reading) => [nameOf(reading), reading] as const))('%s', (name, reading) => {
  expect(seen(reading.report)).toBe(golden.get(name));
});

it('all of the samples are read without a failure or a warning', () => {
  expect([...failed, ...readings.flatMap(({ report }) => report.warnings)]).toEqual([]);
});
