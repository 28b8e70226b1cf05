/**
 * A report with a table of contents, footnotes, a running head and hanging punctuation, in one column and in
 * two, as LibreOffice prints it. Skipped without `soffice` on the PATH.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readPdf } from './pdf.ts';

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const FOLDER = mkdtempSync(join(tmpdir(), 'zhenjian-printed-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const TITLE = '青禾镇2023年度法治政府建设报告';
const HEADING = '一、主要举措';
const [BEFORE, AFTER] = [
  '镇党委、政府坚持把法治政府建设摆在全局工作的突出位置，全年召开专题会议12',
  '次，研究解决难点问题28个，推动新时代“枫桥经验”落地生根，矛盾纠纷化解率达98.6%。',
];
const NOTE = '数据含上年结转的事项，统计口径与上级部门印发的年度工作要点一致，并按季度核对后报送。';
const PARAGRAPHS = 12;
/** Numbers of the notes by the index of their paragraph. */
const NOTES: Readonly<Record<number, number>> = { 1: 1, 4: 2, 7: 3 };

function flatDocument(columns: number): string {
  const width = columns === 1 ? '15cm' : '7cm';
  const style = (name: string, size: number, paragraph: string, inside = ''): string =>
    `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties ${paragraph}>${inside}` +
    `</style:paragraph-properties><style:text-properties style:font-size-asian="${size}pt" fo:font-size="${size}pt"/></style:style>`;
  const tab = `<style:tab-stops><style:tab-stop style:position="${width}" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>`;
  const note = (number: number): string =>
    `<text:note text:id="n${number}" text:note-class="footnote"><text:note-citation>${number}</text:note-citation>` +
    `<text:note-body><text:p text:style-name="Note">${NOTE}</text:p></text:note-body></text:note>`;
  const body = Array.from({ length: PARAGRAPHS }, (_, index) => {
    const number = NOTES[index];
    return `<text:p text:style-name="Body">${BEFORE}${number ? note(number) : ''}${AFTER}</text:p>`;
  });
  const entries = ['一、主要举措', '二、存在问题', '三、下步安排'].map(
    (entry, index) => `<text:p text:style-name="Entry">${entry}<text:tab/>${index + 1}</text:p>`,
  );
  const section = (name: string, content: string): string =>
    `<text:section text:name="${name}" text:style-name="Columns">${content}</text:section>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.2">
<office:styles>${style('Body', 16, 'fo:text-indent="32pt" fo:line-height="28pt" fo:text-align="justify"')}
${style('Note', 10, '')}${style('Title', 22, 'fo:text-align="center"')}${style('Entry', 14, '', tab)}</office:styles>
<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm"
 fo:page-height="297mm" fo:margin="25mm"/></style:page-layout>
<style:style style:name="Columns" style:family="section"><style:section-properties>
<style:columns fo:column-count="${columns}" fo:column-gap="8mm"/></style:section-properties></style:style></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:header><text:p>法治建设资料汇编</text:p></style:header>
<style:footer><text:p>— <text:page-number/> —</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text><text:p text:style-name="Title">${TITLE}</text:p><text:p text:style-name="Title">目　录</text:p>
${section('contents', entries.join(''))}
${section('body', `<text:p text:style-name="Body">${HEADING}</text:p>${body.join('')}`)}</office:text></office:body></office:document>`;
}

describe.skipIf(!hasOffice)('reports printed by LibreOffice (needs soffice)', () => {
  test.each([1, 2])(
    'a report in %d columns keeps its sentences whole and its notes apart',
    async (columns) => {
      const file = join(FOLDER, `columns-${columns}.fodt`);
      writeFileSync(file, flatDocument(columns));
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${join(FOLDER, 'profile')}`,
          '--headless',
          '--convert-to',
          'pdf',
          '--outdir',
          FOLDER,
          file,
        ],
        { stdio: 'ignore', timeout: 120_000 },
      );
      const { lines, dropped } = await readPdf(new Uint8Array(readFileSync(file.replace(/fodt$/, 'pdf'))));
      const expected = Array.from({ length: PARAGRAPHS }, (_, index) => {
        const number = NOTES[index];
        return number ? [`${BEFORE}[${number}]${AFTER}`, `〔注${number}〕${NOTE}`] : [BEFORE + AFTER];
      });
      expect(lines.map(({ text }) => text)).toEqual([TITLE, HEADING, ...expected.flat()]);
      expect(dropped.filter((text) => text === '法治建设资料汇编').length).toBeGreaterThan(1);
      expect(dropped.filter((text) => text.includes('....'))).not.toEqual([]);
    },
  );
});
