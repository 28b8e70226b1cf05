/**
 * Real reports, kept outside the project in the folder REAL_REPORTS; the expected readings are in a file
 * beside it.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readingsIn } from '../testing/readings.ts';
import { foldToString } from '../text/fold.ts';

const folder = process.env['REAL_REPORTS']?.replace(/\/+$/, '');

const level = z.string().nullable();
const TRUTH = z.record(
  z.string(),
  z.object({
    title: z.string(),
    year: z.number().nullable(),
    province: level,
    city: level,
    county: level,
    town: level,
    documentNumber: z.string().nullable(),
    issuedOn: z.string().nullable(),
    sections: z.array(z.string()),
    acrossPageBreaks: z.array(z.string()),
  }),
);

/** The report whose town name is shared by several places and not disambiguated by its text. */
const AMBIGUOUS = /^000_/;

describe.skipIf(!folder)('real reports (REAL_REPORTS)', async () => {
  const truth = folder ? TRUTH.parse(JSON.parse(readFileSync(`${folder}.truth.json`, 'utf8'))) : {};
  const { readings, failed } = folder ? await readingsIn(folder) : { readings: [], failed: [] };
  const readingOf = (file: string) => {
    const reading = readings.find((candidate) => candidate.file === file);
    if (!reading) throw new Error(`${file} was not read`);
    return reading.report;
  };

  test('exactly the real reports are read', () => {
    expect(failed).toEqual([]);
    expect(readings.map(({ file }) => file)).toEqual(Object.keys(truth).sort());
  });

  test.each(Object.entries(truth))('%s is read as expected', (file, expected) => {
    const { title, year, place, documentNumber, issuedOn, sections } = readingOf(file);
    const { province, city, county, town } = place;
    const { acrossPageBreaks: _, ...fields } = expected;
    expect({
      title,
      year,
      province,
      city,
      county,
      town,
      documentNumber,
      issuedOn,
      sections: sections.filter((kind) => kind !== 'other'),
    }).toEqual(fields);
  });

  test.each(Object.keys(truth))('%s has a place with the expected confidence', (file) => {
    const { confidence, candidates } = readingOf(file).place;
    const ambiguous = AMBIGUOUS.test(file);
    expect([confidence === 'ambiguous', candidates.length]).toEqual([ambiguous, ambiguous ? 2 : 0]);
  });

  test.each(Object.entries(truth))(
    '%s keeps sentences whole across page breaks',
    (file, { acrossPageBreaks }) => {
      const passages = readingOf(file).passages.map((passage) => foldToString(passage.text));
      const cut = acrossPageBreaks.filter(
        (phrase) => !passages.some((text) => text.includes(foldToString(phrase))),
      );
      expect(cut).toEqual([]);
    },
  );
});
