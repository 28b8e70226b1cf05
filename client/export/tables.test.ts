/** CSV and XLSX, read back by the project's own readers of tables, and CSV by a strict parser besides. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TableReader } from '../../indexer/formats/format.ts';
import { readCsv } from '../../indexer/formats/table/delimited/csv.ts';
import { rowsOf } from '../../indexer/formats/table/test-files.ts';
import { readXlsx } from '../../indexer/formats/table/xlsx/xlsx.ts';
import { messages } from '../messages/messages.ts';
import { csvFile } from './csv.ts';
import { wordingOf } from './excerpts.ts';
import { BASKET, takenOf } from './test-basket.ts';
import { xlsxFile } from './xlsx.ts';

const bytesOf = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

/** What a reader of tables finds as the text of each report: a line of its title, then the wording. */
async function wordingsIn(read: TableReader, file: Blob): Promise<string[]> {
  const rows = await rowsOf(read, await bytesOf(file));
  return rows.map((row) =>
    'failed' in row
      ? row.failed
      : row.text.lines
          .map((line) => line.text)
          .filter((text) => !text.endsWith('年度法治政府建设情况报告'))
          .join('\n'),
  );
}

const WORDINGS = BASKET.excerpts.map(wordingOf);

/** Any text that a report may hold; what no XML can hold is not in it. */
const texts = fc.array(
  fc.string({
    unit: fc.constantFrom('镇', '"', ',', '\n', '=', '-', '<', '&', '_x0041_', "'", ' ', '𠮷', '|', ';'),
    minLength: 1,
    maxLength: 30,
  }),
  { minLength: 1, maxLength: 5 },
);

describe('CSV', () => {
  test('begins with the mark of UTF-8, ends its lines as RFC 4180 has it, and parses strictly', async () => {
    const bytes = await bytesOf(await csvFile(BASKET));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const records: string[][] = parse(Buffer.from(bytes), { bom: true, recordDelimiter: '\r\n' });
    expect(records[0]).toEqual(messages.takeaway.columns);
    const wording = messages.takeaway.columns.indexOf('原文');
    expect(records.slice(1).map((record) => record[wording])).toEqual(
      WORDINGS.map((text) => (text.startsWith('=') ? `'${text}` : text)),
    );
  });

  test('any wording comes back as it was, but for the apostrophe before what would be calculated', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (written) => {
        const file = await csvFile(takenOf(written.map((text) => ({ text, note: text }))));
        const records: string[][] = parse(Buffer.from(await bytesOf(file)), { bom: true });
        for (const [index, text] of written.entries()) {
          const expected = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
          expect([records[index + 1]?.[10], records[index + 1]?.[11]]).toEqual([expected, expected]);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test('is a table of reports to the reader of tables', async () => {
    const read = await wordingsIn(readCsv, await csvFile(BASKET));
    expect(read).toEqual(WORDINGS.map((text) => (text.startsWith('=') ? `'${text}` : text)));
  });
});

describe('XLSX', () => {
  test('is read as it was written: a row a passage, nothing calculated', async () => {
    expect(await wordingsIn(readXlsx, await xlsxFile(BASKET))).toEqual(WORDINGS);
  });

  test('a wording that no cell can hold goes on in the next columns', async () => {
    const long = `${'甲'.repeat(32_766)}𠮷${'乙'.repeat(40_000)}`;
    const file = await xlsxFile(takenOf([{ text: '短' }, { text: long }]));
    const cells = await cellsOf(file);
    expect(Math.max(...cells.map((cell) => cell.length))).toBeLessThanOrEqual(32_767);
    const pieces = cells.filter((cell) => /^[甲乙𠮷]{100}/u.test(cell));
    expect(pieces.join('')).toBe(long);
    expect(cells).toContain('原文（续3）');
  });

  test('escapes of the format that are meant as text stay text, and what XML cannot hold is left out', async () => {
    const text = '第_x0041_号\u0001与\ud800孤字';
    expect(await wordingsIn(readXlsx, await xlsxFile(takenOf([{ text }])))).toEqual(['第_x0041_号与孤字']);
  });

  test('any wording comes back', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (written) => {
        const cells = await cellsOf(
          await xlsxFile(takenOf(written.map((text) => ({ text, note: `备${text}` })))),
        );
        for (const text of written) expect(cells).toContain(`备${text}`);
      }),
      { seed: 4, numRuns: 50 },
    );
  });
});

/** The texts of all cells of the first sheet, read without any code of ours. */
async function cellsOf(file: Blob): Promise<string[]> {
  const { unzipSync, strFromU8 } = await import('fflate');
  const part = unzipSync(await bytesOf(file))['xl/worksheets/sheet1.xml'];
  const xml = part ? strFromU8(part) : '';
  return [...xml.matchAll(/<t [^>]*>([^<]*)<\/t>/g)].map(([, text = '']) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replaceAll('_x005F_', '_'),
  );
}
