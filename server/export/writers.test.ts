/** Cells that spreadsheets or XML would misinterpret. */
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportedHit } from '../contract/export.ts';
import { toReportHead } from '../corpus/catalogue.ts';
import { readBackCsv, readBackXlsx } from '../testing/reading-back.ts';
import { placedIn, recordOf } from '../testing/record-of.ts';
import { csvFile } from './csv.ts';
import { MAX_CELL_LENGTH, PASSAGES } from './table.ts';
import { xlsxFile } from './xlsx.ts';

const TEXT = PASSAGES.columns.findIndex(({ name }) => name === '原文');
const REMARK = PASSAGES.columns.findIndex(({ name }) => name === '说明');

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
    report: toReportHead(record),
    citation: '某镇. 报告[R].',
    link: `http://localhost/passages/${id}?quote=&year=2023`,
  };
}

async function* pages(texts: readonly string[], size = 2): AsyncGenerator<ExportedHit[]> {
  for (let at = 0; at < texts.length; at += size) yield texts.slice(at, at + size).map(hit);
}

async function csvTexts(texts: readonly string[]): Promise<(string | undefined)[]> {
  let file = '';
  for await (const chunk of csvFile(PASSAGES, pages(texts))) file += chunk;
  return (await readBackCsv(file)).slice(1).map((cells) => cells[TEXT]);
}

async function xlsxSheets(texts: readonly string[], maxRows?: number): Promise<(readonly string[])[][]> {
  const path = join(folder, 'book.xlsx');
  await pipeline(xlsxFile(PASSAGES, pages(texts), texts.length, maxRows), createWriteStream(path));
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

test.each(STRANGE)('[%j] survives CSV and XLSX unchanged', async (text) => {
  expect(await csvTexts([text])).toEqual([text]);
  const [sheet = []] = await xlsxSheets([text]);
  expect(sheet[1]?.[TEXT]).toBe(text);
});

test('carriage returns survive the XML of an XLSX', async () => {
  const [sheet = []] = await xlsxSheets(['一\r\n二\r三']);
  expect(sheet[1]?.[TEXT]).toBe('一\r\n二\r三');
});

test.each(['=1+1', '+86', '-3℃', '@甲', '\t=1'])(
  '[%j] does not become a formula: CSV adds an apostrophe, XLSX stores text',
  async (text) => {
    expect(await csvTexts([text])).toEqual([`'${text}`]);
    const [sheet = []] = await xlsxSheets([text]);
    expect(sheet[1]?.[TEXT]).toBe(text);
  },
);

test('a lone surrogate does not break an XLSX', async () => {
  const [sheet = []] = await xlsxSheets(['甲\ud800乙']);
  expect(sheet[1]?.[TEXT]).toBe('甲\ufffd乙');
});

test('a text too long for an XLSX cell is cut between characters, with a remark in its row', async () => {
  const text = `x${'𠮷'.repeat(MAX_CELL_LENGTH)}`;
  const [sheet = []] = await xlsxSheets([text, '甲'.repeat(MAX_CELL_LENGTH)]);
  const cut = sheet[1]?.[TEXT] ?? '';
  expect(cut.length).toBeLessThanOrEqual(MAX_CELL_LENGTH);
  expect(cut).toMatch(/𠮷……（已截断）$/u);
  expect(sheet[1]?.[REMARK]).toContain(String(text.length));
  expect(sheet[2]?.[TEXT]).toHaveLength(MAX_CELL_LENGTH);
  expect(sheet[2]?.[REMARK]).toBeUndefined();
  // CSV has no such limit and keeps the whole text.
  expect(await csvTexts([text])).toEqual([text]);
});

test('rows beyond the limit of a sheet continue in the next one under the same header', async () => {
  const texts = ['一', '二', '三', '四', '五', '六', '七'];
  const sheets = await xlsxSheets(texts, 3);
  expect(sheets.map((rows) => rows.slice(1).map((cells) => cells[TEXT]))).toEqual([
    ['一', '二', '三'],
    ['四', '五', '六'],
    ['七'],
  ]);
  for (const [first] of sheets) expect(first).toEqual(PASSAGES.columns.map(({ name }) => name));
});

test('the links of an XLSX can be opened', async () => {
  await xlsxSheets(['甲', '乙']);
  const files = unzipSync(readFileSync(join(folder, 'book.xlsx')));
  const [sheet, links] = ['sheet1.xml', '_rels/sheet1.xml.rels'].map((name) =>
    strFromU8(files[`xl/worksheets/${name}`] ?? new Uint8Array()),
  );
  const column = String.fromCharCode('A'.charCodeAt(0) + PASSAGES.columns.findIndex(({ isLink }) => isLink));
  expect(sheet).toContain(`<hyperlink ref="${column}3" r:id="rId2"/>`);
  expect(links).toContain(`Target="${hit('乙').link.replaceAll('&', '&amp;')}" TargetMode="External"`);
});

test('an export without hits is a table with only its header', async () => {
  expect(await csvTexts([])).toEqual([]);
  expect(await xlsxSheets([])).toEqual([[PASSAGES.columns.map(({ name }) => name)]]);
});

test('an error while an XLSX is written fails its stream', async () => {
  async function* failing(): AsyncGenerator<ExportedHit[]> {
    yield [hit('甲')];
    throw new Error('the engine is gone');
  }
  const path = join(folder, 'broken.xlsx');
  await expect(pipeline(xlsxFile(PASSAGES, failing(), 2), createWriteStream(path))).rejects.toThrow(
    'the engine is gone',
  );
});
