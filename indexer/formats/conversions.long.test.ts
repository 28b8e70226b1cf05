/**
 * A report is the same report in whatever it is kept: each text (those in REAL_REPORTS too, where it is set) is put
 * into a web page in GBK, a Word file, a table of each kind, and read from there as a file of the folder would be.
 * Printed as PDF: `formats/pdf/printed.long.test.ts`. By LibreOffice: `formats/word.long.test.ts`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listFiles } from '../discover/files.ts';
import type { ReportText } from '../domain/report.ts';
import { readSources } from '../reading/read-source.ts';
import { readingRules } from '../run.ts';
import { settings } from '../settings.ts';
import { essence } from '../testing/essence.ts';
import { PAGES } from './html/test-pages.ts';
import { decode } from './plain-text/decode.ts';
import { readLines } from './plain-text/plain-text.ts';
import { workbook } from './table/test-files.ts';
import { docxOf, p, t } from './testing/docx-of.ts';

const OWN = settings({});
const RULES = readingRules(OWN);
const FOLDER = mkdtempSync(join(tmpdir(), 'zhenjian-conversions-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const real = process.env['REAL_REPORTS'];
const TEXTS = [OWN.reportsDir, ...(real ? [real] : [])].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, text: decode(readFileSync(join(folder, name))) })),
);
async function read(name: string, content: string | Uint8Array): Promise<ReportText> {
  writeFileSync(join(FOLDER, name), content);
  const { files } = await listFiles(join(FOLDER, name), () => name);
  const [file] = files;
  const first = file && (await readSources(file, undefined, RULES).next()).value;
  if (!first || typeof first === 'string' || !first.report) throw new Error(`nothing read from ${name}`);
  return first.report;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;
const sheetRow = (cells: readonly string[]): string =>
  `<row>${cells.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`).join('')}</row>`;

/** Lines as another program writes them: without the marks that Markdown leaves in a text. */
function paragraphsOf(text: string): { title: string; lines: string[] } {
  const lines = readLines(text).map((line) => line.text);
  return { title: lines.find((line) => line.endsWith('报告')) ?? '', lines };
}

/** A page of the tests with a text in it, and with its own town, whose site it is of, taken out. */
function pageOf(page: string, title: string, text: string): string {
  const lines = readLines(text);
  const marked = lines.map((line, index) => ({ ...line, text: `〖${index}〗` }));
  const empty = PAGES[page]?.('〖标题〗', marked) ?? '';
  return empty
    .replace(/(?:清漪县)?柳汀镇(?:人民政府)?/g, '')
    .replaceAll('〖标题〗', escaped(title))
    .replace(/〖(\d+)〗/g, (_, index: string) => escaped(lines[Number(index)]?.text ?? ''));
}

/** All but the one that cuts its lines after three characters, which cuts the marks that texts are put in for. */
const PAGE_NAMES = Object.keys(PAGES).filter((name) => !name.includes('spans from Word'));
const hasIconv = spawnSync('iconv', ['--version']).status === 0;

describe.each(TEXTS)('$name', ({ text }) => {
  const { title, lines } = paragraphsOf(text);
  const plain = async () => essence(await read('报告.txt', text));

  // A hard-wrapped text as a page would have a paragraph a line, each of them standing in: no reader could tell.
  const wrapped = lines.every((line) => line.length <= 60);
  it.runIf(hasIconv && !wrapped).each(PAGE_NAMES)('in GBK as %s', async (page) => {
    const html = pageOf(page, title, text);
    const declared = html.replace(/charset="?utf-8"?/i, 'charset=gb2312');
    const gbk = execFileSync('iconv', ['-f', 'utf-8', '-t', 'gb18030'], { input: declared });
    const found = await read('报告.html', gbk);
    // The page says when the report was issued and under what number, which its text need not say.
    const { issuedOn, documentNumber } = await read('报告.txt', text);
    expect(essence({ ...found, issuedOn, documentNumber })).toEqual(await plain());
  });

  it('in a Word file', async () => {
    const body = lines.map((line) => p(t(escaped(line)))).join('');
    expect(essence(await read('报告.docx', docxOf(body)))).toEqual(await plain());
  });

  it.each(['报告.csv', '报告.tsv'])('in a row of %s', async (table) => {
    const separator = table.endsWith('.tsv') ? '\t' : ',';
    const rows = [
      ['标题', '正文'],
      ['', text],
    ].map((row) => row.map(quoted).join(separator));
    expect(essence(await read(table, rows.join('\r\n')))).toEqual(await plain());
  });

  it('in a row of a workbook', async () => {
    const rows = sheetRow(['编号', '正文']) + sheetRow(['1', text]);
    expect(essence(await read('报告.xlsx', workbook([{ name: '报告', rows }])))).toEqual(await plain());
  });

  it('in a row of records', async () => {
    expect(essence(await read('报告.jsonl', JSON.stringify({ content: text })))).toEqual(await plain());
  });

  it('is told from an altered one', async () => {
    const altered = await read('报告.txt', text.replace(/一、/, '九、'));
    expect(essence(altered)).not.toEqual(await plain());
  });
});
