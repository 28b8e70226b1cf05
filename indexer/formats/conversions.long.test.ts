/**
 * Round-trip test: a report reads the same whichever format holds it. Each sample text (and each in
 * REAL_REPORTS, where that is set) is converted to web pages in GBK, a Word file and every table format, then
 * read like any reports file. PDF printing is tested in `formats/pdf/printed.long.test.ts`, LibreOffice files
 * in `formats/word/word.long.test.ts`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { listFiles } from '../discover/files.ts';
import type { ReportText } from '../domain/report.ts';
import { readSources } from '../reading/read-source.ts';
import { readingRules } from '../reading/rules.ts';
import { settings } from '../settings.ts';
import { comparableReport } from '../testing/comparable-report.ts';
import { PAGES } from './html/test-pages.ts';
import { decode } from './plain-text/decode.ts';
import { readLines } from './plain-text/plain-text.ts';
import { readFile } from './read-file.ts';
import { workbook } from './table/test-files.ts';
import { docxOf, p, t } from './testing/docx-of.ts';

const SETTINGS = settings({});
const RULES = readingRules(SETTINGS);
const FOLDER = mkdtempSync(join(tmpdir(), 'zhenjian-conversions-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const real = process.env['REAL_REPORTS'];
const TEXTS = [SETTINGS.reportsDir, ...(real ? [real] : [])].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, text: decode(readFileSync(join(folder, name))) })),
);
async function read(name: string, content: string | Uint8Array): Promise<ReportText> {
  writeFileSync(join(FOLDER, name), content);
  const { files } = await listFiles(join(FOLDER, name), () => name);
  const [file] = files;
  const first = file && (await readSources(file, undefined, RULES, readFile).next()).value;
  if (!first || typeof first === 'string' || !first.report) throw new Error(`nothing read from ${name}`);
  return first.report;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;
const sheetRow = (cells: readonly string[]): string =>
  `<row>${cells.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`).join('')}</row>`;

/** Lines without the Markdown markup that no other program would write. */
function paragraphsOf(text: string): { title: string; lines: string[] } {
  const lines = readLines(text).map((line) => line.text);
  return { title: lines.find((line) => line.endsWith('报告')) ?? '', lines };
}

/** A test page holding `text`, with the page's own town removed so that it cannot be taken for the issuer. */
function pageOf(page: string, title: string, text: string): string {
  const lines = readLines(text);
  const placeholders = lines.map((line, index) => ({ ...line, text: `〖${index}〗` }));
  const template = PAGES[page]?.('〖标题〗', placeholders) ?? '';
  return template
    .replace(/(?:清漪县)?柳汀镇(?:人民政府)?/g, '')
    .replaceAll('〖标题〗', escaped(title))
    .replace(/〖(\d+)〗/g, (_, index: string) => escaped(lines[Number(index)]?.text ?? ''));
}

/** Excludes the page that splits lines after three characters: it would split the 〖placeholders〗. */
const PAGE_NAMES = Object.keys(PAGES).filter((name) => !name.includes('spans from Word'));
const hasIconv = spawnSync('iconv', ['--version']).status === 0;

describe.each(TEXTS)('$name', ({ text }) => {
  const { title, lines } = paragraphsOf(text);
  // Paragraph marks of pages and Word files are trusted, so that each holds a whole paragraph: none is cut by the
  // page breaks or line ends of the text.
  const wholeParagraphs = async (): Promise<string> =>
    (await read('报告.txt', text)).passages.map((passage) => passage.text).join('\n');
  const plain = async () => comparableReport(await read('报告.txt', text));

  // In a page every line of a hard-wrapped text would be an indented paragraph: no reader could undo that.
  const wrapped = lines.every((line) => line.length <= 60);
  test.runIf(hasIconv && !wrapped).each(PAGE_NAMES)(
    'a GBK page reads like the plain text: %s',
    async (page) => {
      const html = pageOf(page, title, await wholeParagraphs());
      const declared = html.replace(/charset="?utf-8"?/i, 'charset=gb2312');
      const gbk = execFileSync('iconv', ['-f', 'utf-8', '-t', 'gb18030'], { input: declared });
      const report = await read('报告.html', gbk);
      // The page also states the date of issue and the document number, which the text may lack.
      const { issuedOn, documentNumber } = await read('报告.txt', text);
      expect(comparableReport({ ...report, issuedOn, documentNumber })).toEqual(await plain());
    },
  );

  test('a Word file reads like the plain text', async () => {
    const paragraphs = (await wholeParagraphs()).split('\n');
    const body = paragraphs.map((paragraph) => p(t(escaped(paragraph)))).join('');
    expect(comparableReport(await read('报告.docx', docxOf(body)))).toEqual(await plain());
  });

  test.each(['报告.csv', '报告.tsv'])('a table row reads like the plain text: %s', async (table) => {
    const separator = table.endsWith('.tsv') ? '\t' : ',';
    const rows = [
      ['标题', '正文'],
      ['', text],
    ].map((row) => row.map(quoted).join(separator));
    expect(comparableReport(await read(table, rows.join('\r\n')))).toEqual(await plain());
  });

  test('a workbook row reads like the plain text', async () => {
    const rows = sheetRow(['编号', '正文']) + sheetRow(['1', text]);
    expect(comparableReport(await read('报告.xlsx', workbook([{ name: '报告', rows }])))).toEqual(
      await plain(),
    );
  });

  test('a JSONL record reads like the plain text', async () => {
    expect(comparableReport(await read('报告.jsonl', JSON.stringify({ content: text })))).toEqual(
      await plain(),
    );
  });

  test('an altered text differs from the plain text', async () => {
    const altered = await read('报告.txt', text.replace(/一、/, '九、'));
    expect(comparableReport(altered)).not.toEqual(await plain());
  });
});
