/** Fuzz test with a fixed seed: a mutated table is read, or refused with a Chinese sentence. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random } from '../../bench/random.ts';
import type { TableReader, TableRow } from '../format.ts';
import { readCsv } from './delimited/csv.ts';
import { readJsonl } from './delimited/jsonl.ts';
import { rowsOf, workbook } from './test-files.ts';
import { readXlsx } from './xlsx/xlsx.ts';

const ROUNDS = 300;
const CSV = `标题,正文,年份\n${'甲报告,"第一段，""引""。\n第二段。",2021\n乙报告,正文。,2022\n'.repeat(4)}`;
const JSONL = '{"title":"甲报告","content":"第一段。\\n第二段。","year":"2021"}\n'.repeat(8);
const row = (cells: string) => `<row>${cells}</row>`;
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const XLSX = workbook(
  [
    {
      name: '表',
      rows: row(cell('标题') + cell('正文')) + row(`${cell('甲')}<c t="s"><v>0</v></c>`).repeat(5),
    },
  ],
  '<si><t>正文。</t></si>',
  '<cellXfs><xf numFmtId="14"/></cellXfs>',
);

describe('mutated files', () => {
  test.each<[string, TableReader, Buffer]>([
    ['csv', readCsv, Buffer.from(CSV)],
    ['csv in UTF-16', readCsv, Buffer.from(`\ufeff${CSV}`, 'utf16le')],
    ['jsonl', readJsonl, Buffer.from(JSONL)],
    ['xlsx', readXlsx, XLSX],
  ])('a mutated file is read or refused without crash or hang: %s', async (_, read, original) => {
    const next = random(20231);
    for (let round = 0; round < ROUNDS; round++) {
      const bytes = mutated(original, next);
      const rows = await rowsOf(read, bytes).catch((error: unknown) => String(error));
      if (typeof rows === 'string') expect(rows).toMatch(/[\u4e00-\u9fff]/);
      else rows.forEach(expectValid);
    }
  });
});

test('readCsv reads well-formed files as csv-parse does', async () => {
  const text = fc.array(fc.constantFrom('甲', 'b', ',', '"', '\n', ';', ' ', '。'), { maxLength: 12 });
  const table = fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(table, async (cells) => {
      const lines = cells.map((row) =>
        row.map((cell) => `"x${cell.join('').replaceAll('"', '""')}"`).join(','),
      );
      const csv = `注,正文,序\n${lines.join('\n')}\n`;
      const expected = parse(csv, { from: 2 }).map((row) => (row[1] ?? '').replace(/[\s]+/g, ''));
      const rows = await rowsOf(readCsv, csv);
      expect(
        rows.map((row) =>
          'text' in row
            ? row.text.lines
                .map((line) => line.text)
                .join('')
                .replace(/\s+/g, '')
            : row.failed,
        ),
      ).toEqual(expected);
    }),
    { seed: 7, numRuns: 100 },
  );
});

function expectValid(row: TableRow): void {
  expect(row.row).toBeGreaterThan(0);
  if ('failed' in row) expect(row.failed).toMatch(/[\u4e00-\u9fff]/);
  else expect(row.text.lines.every((line) => line.text !== '')).toBe(true);
}

function mutated(original: Buffer, next: () => number): Buffer {
  const bytes = Buffer.from(original);
  const at = () => Math.floor(next() * bytes.length);
  for (let changes = 1 + Math.floor(next() * 6); changes > 0; changes--)
    bytes[at()] = Math.floor(next() * 256);
  const kind = next();
  if (kind < 0.2) return bytes.subarray(0, at());
  if (kind < 0.4) return Buffer.concat([bytes.subarray(0, at()), bytes.subarray(at())]);
  return bytes;
}
