/** Real reports lie outside the project, in the folder REAL_REPORTS; what they should be read as, beside it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dryRun } from '../cli/dry-run.ts';
import { settings } from '../settings.ts';
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

/** The report whose town several places bear, and nothing in it says which. */
const AMBIGUOUS = /^000_/;

describe.skipIf(!folder)('real reports (REAL_REPORTS)', async () => {
  const truth = folder ? TRUTH.parse(JSON.parse(readFileSync(`${folder}.truth.json`, 'utf8'))) : {};
  const { readings, failed } = folder
    ? await dryRun(settings({ REPORTS_DIR: folder }), [folder])
    : { readings: [], failed: [] };
  const readingOf = (file: string) => {
    const found = readings.find((reading) => reading.file === file);
    if (!found) throw new Error(`${file} was not read`);
    return found.report;
  };

  it('are all read, and no others', () => {
    expect(failed).toEqual([]);
    expect(readings.map(({ file }) => file)).toEqual(Object.keys(truth).sort());
  });

  it.each(Object.entries(truth))('%s is read as a careful reader reads it', (file, expected) => {
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

  it.each(Object.keys(truth))('%s has its place as surely as its words allow', (file) => {
    const { confidence, candidates } = readingOf(file).place;
    const ambiguous = AMBIGUOUS.test(file);
    expect([confidence === 'ambiguous', candidates.length]).toEqual([ambiguous, ambiguous ? 2 : 0]);
  });

  it.each(Object.entries(truth))(
    '%s has its sentences whole where a page ends',
    (file, { acrossPageBreaks }) => {
      const passages = readingOf(file).passages.map((passage) => foldToString(passage.text));
      const cut = acrossPageBreaks.filter(
        (phrase) => !passages.some((text) => text.includes(foldToString(phrase))),
      );
      expect(cut).toEqual([]);
    },
  );
});
