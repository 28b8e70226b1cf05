/**
 * Tests CSV and XLSX files, read back with the project's own table readers, and CSV with a strict parser as
 * well.
 */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TableReader } from '../../indexer/formats/format.ts';
import { readCsv } from '../../indexer/formats/table/delimited/csv.ts';
import { rowsOf } from '../../indexer/formats/table/test-files.ts';
import { readXlsx } from '../../indexer/formats/table/xlsx/xlsx.ts';
import { messages } from '../messages/messages.ts';
import { wordingOf } from './excerpts.ts';
import { BASKET, documentOf } from './test-basket.ts';
import { csvFile } from './writers/csv.ts';
import { xlsxFile } from './writers/xlsx.ts';

const bytesOf = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

/** The text of each report as the table reader finds it, without the line of the title. */
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

/** Arbitrary text of a report, without characters that XML cannot hold. */
const texts = fc.array(
  fc.string({
    unit: fc.constantFrom('镇', '"', ',', '\n', '=', '-', '<', '&', '_x0041_', "'", ' ', '𠮷', '|', ';'),
    minLength: 1,
    maxLength: 30,
  }),
  { minLength: 1, maxLength: 5 },
);

describe('CSV', () => {
  test('the CSV file starts with a UTF-8 byte-order mark, ends lines as in RFC 4180, and parses strictly', async () => {
    const bytes = await bytesOf(await csvFile(BASKET));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const records: string[][] = parse(Buffer.from(bytes), { bom: true, recordDelimiter: '\r\n' });
    expect(records[0]).toEqual(messages.export.columns);
    const wording = messages.export.columns.indexOf('原文');
    expect(records.slice(1).map((record) => record[wording])).toEqual(
      WORDINGS.map((text) => (text.startsWith('=') ? `'${text}` : text)),
    );
  });

  test('any wording survives CSV, but for the apostrophe before formulas', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (written) => {
        const file = await csvFile(documentOf(written.map((text) => ({ text, note: text }))));
        const records: string[][] = parse(Buffer.from(await bytesOf(file)), { bom: true });
        for (const [index, text] of written.entries()) {
          const expected = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
          expect([records[index + 1]?.[10], records[index + 1]?.[11]]).toEqual([expected, expected]);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test('the table reader reads the CSV file as a table of reports', async () => {
    const wordings = await wordingsIn(readCsv, await csvFile(BASKET));
    expect(wordings).toEqual(WORDINGS.map((text) => (text.startsWith('=') ? `'${text}` : text)));
  });
});

describe('XLSX', () => {
  test('the XLSX file has a row per passage and no formulas', async () => {
    expect(await wordingsIn(readXlsx, await xlsxFile(BASKET))).toEqual(WORDINGS);
  });

  test('a wording longer than a cell continues in further columns', async () => {
    const long = `${'甲'.repeat(32_766)}𠮷${'乙'.repeat(40_000)}`;
    const file = await xlsxFile(documentOf([{ text: '短' }, { text: long }]));
    const cells = await cellsOf(file);
    expect(Math.max(...cells.map((cell) => cell.length))).toBeLessThanOrEqual(32_767);
    const pieces = cells.filter((cell) => /^[甲乙𠮷]{100}/u.test(cell));
    expect(pieces.join('')).toBe(long);
    expect(cells).toContain('原文（续3）');
  });

  test('the XLSX file keeps literal _x0041_ escapes as text and drops characters that XML cannot hold', async () => {
    const text = '第_x0041_号\u0001与\ud800孤字';
    expect(await wordingsIn(readXlsx, await xlsxFile(documentOf([{ text }])))).toEqual(['第_x0041_号与孤字']);
  });

  test('any wording survives XLSX', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (written) => {
        const cells = await cellsOf(
          await xlsxFile(documentOf(written.map((text) => ({ text, note: `备${text}` })))),
        );
        for (const text of written) expect(cells).toContain(`备${text}`);
      }),
      { seed: 4, numRuns: 50 },
    );
  });
});

/** The texts of all cells of the first sheet, read without any code of the project. */
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
