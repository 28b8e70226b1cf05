/** Golden file of the sample reports, in a form that can be compared with the texts by eye. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Reading } from '../cli/dry-run.ts';
import type { ReportText } from '../domain/report.ts';
import { readingsIn } from '../testing/readings.ts';

const FOLDER = join(import.meta.dirname, '../../data/reports');
const { readings, failed } = await readingsIn(FOLDER);

/**
 * Title; year, place, number, date, passages, sections; the outline with kind and position, indented by
 * level.
 */
function describeReport({
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

/** Entries of `sample.golden.txt` by file and row, written by hand and checked against the texts. */
const golden = new Map(
  readFileSync(join(import.meta.dirname, 'sample.golden.txt'), 'utf8')
    .split(/^== /m)
    .slice(1)
    .map(
      (entry) => [entry.slice(0, entry.indexOf('\n')), entry.slice(entry.indexOf('\n') + 1).trim()] as const,
    ),
);
const nameOf = ({ file, row }: Reading): string => (row === null ? file : `${file} #${row}`);

test('the golden file contains exactly the reports of the collection', () => {
  expect(readings.map(nameOf).sort()).toEqual([...golden.keys()].sort());
});

test.each(readings.map((reading) => [nameOf(reading), reading] as const))(
  '%s is read as in the golden file',
  (name, reading) => {
    expect(describeReport(reading.report)).toBe(golden.get(name));
  },
);

test('all samples are read without failures or warnings', () => {
  expect([...failed, ...readings.flatMap(({ report }) => report.warnings)]).toEqual([]);
});
