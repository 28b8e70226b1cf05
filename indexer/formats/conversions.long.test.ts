/**
 * Round-trip test: a report reads the same whichever format holds it. Each sample text (and each in
 * REAL_REPORTS, where that is set) is converted to web pages in GBK, a Word file and every table format, then
 * read like any reports file; LibreOffice converts the Word file to OpenDocument and RTF and the workbook to
 * Excel 97 and OpenDocument. PDF printing is tested in `formats/pdf/printed.long.test.ts`, LibreOffice files
 * in `formats/word/word.long.test.ts`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
import { ofdOf, typeset } from './testing/ofd-of.ts';

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

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
/** Debian packages the tables of LibreOffice apart from its texts. */
const hasCalc =
  hasOffice &&
  existsSync(
    join(
      dirname(realpathSync(execFileSync('which', ['soffice'], { encoding: 'utf8' }).trim())),
      'libsclo.so',
    ),
  );

/** Converts files of `FOLDER` in place, all of them at once: LibreOffice takes seconds to start. */
function convert(target: string, names: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${FOLDER}/profile`;
  const options = [profile, '--headless', '--convert-to', target, '--outdir', FOLDER];
  execFileSync('soffice', [...options, ...names.map((name) => join(FOLDER, name))], { stdio: 'pipe' });
}

/** The Word file of a text whose paragraphs are whole. */
function wordFile(paragraphs: string): Uint8Array {
  return docxOf(
    paragraphs
      .split('\n')
      .map((paragraph) => p(t(escaped(paragraph))))
      .join(''),
  );
}

/** A workbook of one text. */
function workbookOf(text: string): Uint8Array {
  return workbook([{ name: '报告', rows: sheetRow(['编号', '正文']) + sheetRow(['1', text]) }]);
}

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
    const report = await read('报告.docx', wordFile(await wholeParagraphs()));
    expect(comparableReport(report)).toEqual(await plain());
  });

  test('an OFD, set as offices set their documents, reads like the plain text', async () => {
    const paragraphs = (await wholeParagraphs()).split('\n');
    expect(comparableReport(await read('报告.ofd', ofdOf(typeset(paragraphs))))).toEqual(await plain());
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
    expect(comparableReport(await read('报告.xlsx', workbookOf(text)))).toEqual(await plain());
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

describe.skipIf(!hasOffice)('files that LibreOffice converted (needs soffice)', () => {
  beforeAll(async () => {
    for (const [index, { text }] of TEXTS.entries()) {
      const { passages } = await read('报告.txt', text);
      const paragraphs = passages.map((passage) => passage.text).join('\n');
      writeFileSync(join(FOLDER, `文${index}.docx`), wordFile(paragraphs));
      writeFileSync(join(FOLDER, `表${index}.xlsx`), workbookOf(text));
    }
    writeFileSync(join(FOLDER, '版式.docx'), structured());
    const documents = [...TEXTS.map((_, index) => `文${index}.docx`), '版式.docx'];
    convert('odt:writer8', documents);
    convert('rtf:Rich Text Format', documents);
    if (hasCalc)
      for (const target of ['xls:MS Excel 97', 'ods'])
        convert(
          target,
          TEXTS.map((_, index) => `表${index}.xlsx`),
        );
  }, 300_000);

  const comparable = async (name: string) =>
    comparableReport(await read(name, readFileSync(join(FOLDER, name))));

  test.each(TEXTS.map(({ name, text }, index) => [name, index, text] as const))(
    '%s reads like the plain text as .odt and .rtf',
    async (_, index, text) => {
      const plain = comparableReport(await read('报告.txt', text));
      for (const name of [`文${index}.odt`, `文${index}.rtf`])
        expect(await comparable(name), name).toEqual(plain);
    },
  );

  test.skipIf(!hasCalc).each(TEXTS.map(({ name, text }, index) => [name, index, text] as const))(
    '%s reads like the plain text as .xls, .et and .ods (needs LibreOffice Calc)',
    async (_, index, text) => {
      const plain = comparableReport(await read('报告.txt', text));
      const xls = readFileSync(join(FOLDER, `表${index}.xls`));
      expect(comparableReport(await read('报告.xls', xls)), '.xls').toEqual(plain);
      expect(comparableReport(await read('报告.et', xls)), '.et').toEqual(plain);
      expect(await comparable(`表${index}.ods`), '.ods').toEqual(plain);
    },
  );

  test.each(['.odt', '.rtf'])(
    'headings, automatic numbers, a table, a note, hidden and deleted text read like .docx in %s',
    async (extension) => {
      const original = await read('版式.docx', structured());
      expect(original.passages.map(({ text }) => text)).toEqual(STRUCTURED_LINES);
      expect(await comparable(`版式${extension}`)).toEqual(comparableReport(original));
    },
  );
});

const STRUCTURED_LINES = [
  '柳汀镇2023年法治政府建设情况报告',
  '2023年，全镇调解纠纷120件，同比下降8.5%。',
  '一、主要举措',
  '（一）推行板凳议事',
  '镇里在村口设议事点36处[1]，办结率97.3%。',
  '〔注1〕含流动议事点6处。',
  '（二）规范执法',
  '查处案件64件。',
  '类别\u3000件数\u3000占比',
  '邻里\u300064\u300053.3%',
  '合计\u3000100%',
  '二、存在问题',
  '基层力量不足。',
  '柳汀镇人民政府',
  '2024年1月16日',
];

/** A report with everything that the formats mark in a way of their own. */
function structured(): Uint8Array {
  const level = (index: number, text: string): string =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const style = (index: number): string =>
    `<w:style w:type="paragraph" w:styleId="${index}"><w:name w:val="heading ${index}"/><w:pPr><w:outlineLvl w:val="${index - 1}"/></w:pPr></w:style>`;
  const heading = (index: number, text: string): string =>
    p(
      t(text),
      `<w:pStyle w:val="${index}"/><w:numPr><w:ilvl w:val="${index - 1}"/><w:numId w:val="1"/></w:numPr>`,
    );
  const indented = (content: string): string => p(content, '<w:ind w:firstLine="640"/>');
  const cell = (text: string, columns = 1): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${2000 * columns}" w:type="dxa"/><w:gridSpan w:val="${columns}"/></w:tcPr>${p(t(text))}</w:tc>`;
  const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
  const column = '<w:gridCol w:w="2000"/>';
  const revision = 'w:id="9" w:author="甲" w:date="2024-01-01T00:00:00Z"';
  const body = [
    p(t('柳汀镇2023年法治政府建设情况报告')),
    indented(t('2023年，全镇调解纠纷120件，同比下降8.5%。')),
    heading(1, '主要举措'),
    heading(2, '推行板凳议事'),
    indented(
      `${t('镇里在村口设议事点36处')}<w:r><w:footnoteReference w:id="2"/></w:r>${t('，办结率97.3%。')}`,
    ),
    heading(2, '规范执法'),
    indented(
      `${t('查处案件')}${t('暗文', '<w:vanish/>')}<w:del ${revision}><w:r><w:delText>46件</w:delText></w:r></w:del>${t('64件。')}`,
    ),
    `<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid>${column.repeat(3)}</w:tblGrid>${row(
      cell('类别'),
      cell('件数'),
      cell('占比'),
    )}${row(cell('邻里'), cell('64'), cell('53.3%'))}${row(cell('合计', 2), cell('100%'))}</w:tbl>`,
    heading(1, '存在问题'),
    indented(t('基层力量不足。')),
    p(t('柳汀镇人民政府')),
    p(t('2024年1月16日')),
  ].join('');
  return docxOf(body, {
    styles: style(1) + style(2),
    numbering: `<w:abstractNum w:abstractNumId="0">${level(0, '%1、')}${level(1, '（%2）')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    footnotes: `<w:footnote w:id="2">${p(t('含流动议事点6处。'))}</w:footnote>`,
  });
}
