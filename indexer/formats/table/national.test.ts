/** Tests reports to the National People's Congress: a JSONL file outside the project, at NATIONAL_REPORTS. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { TableRow } from '../format.ts';
import { readJsonl } from './delimited/jsonl.ts';

const file = process.env['NATIONAL_REPORTS'];
const RECORD = z.object({ title: z.string(), content: z.string(), year: z.string().nullable() });

describe.skipIf(file === undefined)('the 72 texts of Wikisource', async () => {
  const path = file ?? '';
  const records: string[] = file === undefined ? [] : readFileSync(path, 'utf8').trim().split('\n');
  const rows: TableRow[] = [];
  if (file !== undefined) for await (const row of readJsonl(path)) rows.push(row);

  test('readJsonl reads all 72 texts', () => {
    expect(rows.length).toBe(72);
    expect(rows.filter((row) => 'failed' in row)).toEqual([]);
  });

  test.each(
    records
      .map((line) => RECORD.parse(JSON.parse(line)))
      .map((record, index) => [record.title, record, index] as const),
  )(
    '%s: kept and dropped lines add up to the text, and only the licence box is dropped',
    (_, { title, content, year }, index) => {
      const row = rows[index];
      if (!row || 'failed' in row) throw new Error(title);
      const { lines, dropped, declared } = row.text;
      const addedLines = squeezed(content.slice(0, 200)).includes(squeezed(title)) ? 0 : 1;
      const kept = lines.slice(addedLines).map((line) => line.text);
      expect(squeezed([...kept, ...dropped].join(''))).toBe(squeezed(content));
      expect(declared.title).toBe(title);
      expect(declared.year).toBe(year === null ? undefined : Number(year));
      const box = content.indexOf('\n本作品');
      expect(squeezed(dropped.join(''))).toBe(box < 0 ? '' : squeezed(content.slice(box)));
    },
  );
});

function squeezed(text: string): string {
  return text.replace(/[\s\u200b-\u200d\ufeff]+/g, '');
}
