/** Cells that spreadsheets and XML would take for something else. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportedHit } from '../contract/export.ts';
import { head } from '../corpus/catalogue.ts';
import { readBackCsv, readBackXlsx } from '../testing/reading-back.ts';
import { placedIn, recordOf } from '../testing/record-of.ts';
import { csvFile } from './csv.ts';
import { COLUMNS, LONGEST_CELL } from './table.ts';
import { xlsxFile } from './xlsx.ts';

const TEXT = COLUMNS.findIndex(({ name }) => name === '原文');
const REMARK = COLUMNS.findIndex(({ name }) => name === '说明');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-writers-'));
});
afterAll(() => rm(folder, { recursive: true }));

function hit(text: string): ExportedHit {
  const record = recordOf();
  const { id, position, paragraph, role, section, path } = placedIn(record).passage;
  return {
    id,
    position,
    paragraph,
    role,
    section: { kind: section, path: [...path] },
    text,
    ranges: [[0, 1]],
    excerpts: [],
    report: head(record),
    citation: '某镇. 报告[R].',
    link: `http://localhost/passages/${id}`,
  };
}

async function* pages(texts: readonly string[], size = 2): AsyncGenerator<ExportedHit[]> {
  for (let at = 0; at < texts.length; at += size) yield texts.slice(at, at + size).map(hit);
}

async function csvTexts(texts: readonly string[]): Promise<(string | undefined)[]> {
  let file = '';
  for await (const piece of csvFile(pages(texts))) file += piece;
  return (await readBackCsv(file)).slice(1).map((cells) => cells[TEXT]);
}

async function xlsxSheets(texts: readonly string[], mostRows?: number): Promise<(readonly string[])[][]> {
  const path = join(folder, 'book.xlsx');
  await pipeline(xlsxFile(pages(texts), texts.length, mostRows), createWriteStream(path));
  return readBackXlsx(path);
}

const STRANGE = [
  '他说："好，"\n再说一遍',
  ',,"",',
  '<b>&amp;</b> ]]> <!-- -->',
  'a_x0041_b _x005F_ _x_',
  '一\u0001二\u000b三\u001f四\uffff',
  ' 前后有空格 ',
  '𠮷野家',
];

test.each(STRANGE)('[%j] is read back as it is', async (text) => {
  expect(await csvTexts([text])).toEqual([text]);
  const [sheet = []] = await xlsxSheets([text]);
  expect(sheet[1]?.[TEXT]).toBe(text);
});

test('carriage returns survive XML', async () => {
  const [sheet = []] = await xlsxSheets(['一\r\n二\r三']);
  expect(sheet[1]?.[TEXT]).toBe('一\r\n二\r三');
});

test.each(['=1+1', '+86', '-3℃', '@甲', '\t=1'])(
  '[%j] is no formula: csv has an apostrophe, xlsx a text',
  async (text) => {
    expect(await csvTexts([text])).toEqual([`'${text}`]);
    const [sheet = []] = await xlsxSheets([text]);
    expect(sheet[1]?.[TEXT]).toBe(text);
  },
);

test('half a character does not break the file', async () => {
  const [sheet = []] = await xlsxSheets(['甲\ud800乙']);
  expect(sheet[1]?.[TEXT]).toBe('甲\ufffd乙');
});

test('a text longer than a cell is cut between characters with a mark, and that is said', async () => {
  const text = `x${'𠮷'.repeat(LONGEST_CELL)}`;
  const [sheet = []] = await xlsxSheets([text, '甲'.repeat(LONGEST_CELL)]);
  const cut = sheet[1]?.[TEXT] ?? '';
  expect(cut.length).toBeLessThanOrEqual(LONGEST_CELL);
  expect(cut).toMatch(/𠮷……（已截断）$/u);
  expect(sheet[1]?.[REMARK]).toContain(String(text.length));
  expect(sheet[2]?.[TEXT]).toHaveLength(LONGEST_CELL);
  expect(sheet[2]?.[REMARK]).toBeUndefined();
  // A csv has no such limit, and no wording is lost in it.
  expect(await csvTexts([text])).toEqual([text]);
});

test('rows that one sheet cannot hold go on in the next, under the same heading', async () => {
  const texts = ['一', '二', '三', '四', '五', '六', '七'];
  const sheets = await xlsxSheets(texts, 3);
  expect(sheets.map((rows) => rows.slice(1).map((cells) => cells[TEXT]))).toEqual([
    ['一', '二', '三'],
    ['四', '五', '六'],
    ['七'],
  ]);
  for (const [first] of sheets) expect(first).toEqual(COLUMNS.map(({ name }) => name));
});

test('an export of nothing is a table with its heading', async () => {
  expect(await csvTexts([])).toEqual([]);
  expect(await xlsxSheets([])).toEqual([[COLUMNS.map(({ name }) => name)]]);
});

test('what goes wrong while it is written ends the file as broken', async () => {
  async function* failing(): AsyncGenerator<ExportedHit[]> {
    yield [hit('甲')];
    throw new Error('the engine is gone');
  }
  const path = join(folder, 'broken.xlsx');
  await expect(pipeline(xlsxFile(failing(), 2), createWriteStream(path))).rejects.toThrow(
    'the engine is gone',
  );
});
