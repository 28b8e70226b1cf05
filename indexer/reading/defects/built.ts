/** The files of the corpus that are no text: built, so that their contents can be read here. */
import { writePdf } from '../../formats/pdf/test-files.ts';
import { workbook } from '../../formats/table/test-files.ts';
import { docOf } from '../../formats/testing/doc-of.ts';
import { docxOf, p, t } from '../../formats/testing/docx-of.ts';
import { odsOf, odtOf } from '../../formats/testing/odt-of.ts';
import { ofdOf, typeset } from '../../formats/testing/ofd-of.ts';
import { fileOf, label, streamOf } from '../../formats/testing/xls-of.ts';
import { zipOf } from '../../formats/testing/zip-of.ts';

export const TITLE = '甲山县青禾镇2023年法治政府建设情况报告';
export const BODY = '全年召开专题会议12次，化解矛盾纠纷120件，办结率97.3%。';
export const LONG_HEADING =
  '（一）坚持以人民为中心的发展思想，深入推进法治政府建设与基层治理体系和治理能力现代化深度融合，全面提升依法行政水平';

const paragraphs = (...texts: readonly string[]): string => texts.map((text) => p(t(text))).join('');
const cells = (...texts: readonly string[]): string =>
  `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
const row = (number: number, ...texts: readonly string[]): Buffer[] =>
  texts.map((text, column) => label(number, column, text));

/** Lines of a PDF at the margin of official documents, first lines of paragraphs indented. */
const written = (lines: readonly string[], top = 120) =>
  lines.map((text, index) => {
    const bare = text.replace(/^\u3000+/, '');
    return { text: bare, x: 80 + 16 * (text.length - bare.length), y: top + 28 * index };
  });
export const FULL = '坚持把法治建设摆在重要位置统筹推进各项工作任务落实见';
const PRINTED = [TITLE, `　　${FULL.slice(2)}`, FULL, '效。', `　　${FULL.slice(2)}`, FULL, '效。'];
const head = (text: string, x: number, y: number) => ({ text, x, y, size: 9 });

export const BUILT: Readonly<Record<string, Uint8Array>> = {
  'tools-in-cells.xlsx': workbook([
    {
      name: '报告',
      rows:
        cells('标题', '正文') +
        cells(TITLE, `下载\n打印\n【字号： 加大 还原 减小 】\n${TITLE}\n${BODY}\n收藏`),
    },
  ]),
  'pasted-page.docx': docxOf(
    paragraphs(
      '首页 走进甲山 政务公开 办事服务',
      TITLE,
      BODY,
      '打印本页 关闭窗口',
      '版权所有：甲山县人民政府',
    ),
  ),
  'printed-page.pdf': writePdf([
    [
      head('甲山县人民政府', 20, 20),
      head('2026/1/9 上午10:20', 480, 20),
      ...written(PRINTED),
      ...written(['打印本页 关闭窗口 下载 分享'], 420),
      head('https://www.example.gov.cn/art/2026/1/9/art_1.html', 20, 825),
      head('第 1 页（共 1 页）', 500, 825),
    ],
  ]),
  'letterhead.docx': docxOf(
    paragraphs(
      '甲山县青禾镇人民政府文件',
      '青政发〔2024〕9号',
      '甲山县青禾镇人民政府',
      '关于加强消防安全工作的决定',
      '各村（居）民委员会：',
      BODY,
    ),
  ),
  'long-heading.docx': docxOf(paragraphs(TITLE, '一、主要成效', LONG_HEADING, BODY)),
  'contents.pdf': writePdf([
    written([TITLE, '目　录', '一、主要成效…………………………1', '二、存在问题…………………………2']),
    written(PRINTED.slice(1)),
  ]),
  'running-head.pdf': writePdf(
    [1, 2, 3].map((page) => [
      head(TITLE, 200, 40),
      ...written(page === 1 ? PRINTED : PRINTED.slice(1)),
      head(`— ${page} —`, 280, 800),
    ]),
  ),
  'version.ofd': ofdOf(typeset([TITLE, BODY, BODY])),
  'archive.html': Buffer.from('Rar!\x1a\x07\x00 not a page'),
  'opendocument.docx': odtOf(`<text:p>${TITLE}</text:p><text:p>${BODY}</text:p>`),
  'opendocument.odt': odtOf(`<text:p>${TITLE}</text:p><text:p>${BODY}</text:p>`),
  'word-97.doc': docOf([{ text: TITLE }, { text: BODY }]),
  'word-97.wps': docOf([{ text: TITLE }, { text: BODY }]),
  'excel-97.xls': fileOf(streamOf([[...row(0, '标题', '正文', '年份'), ...row(1, TITLE, BODY, '2023')]])),
  'excel-97.et': fileOf(streamOf([[...row(0, '标题', '正文', '年份'), ...row(1, TITLE, BODY, '2023')]])),
  'opendocument.ods': odsOf(
    `<table:table table:name="报告">${[
      ['标题', '正文'],
      [TITLE, BODY],
    ]
      .map((texts) => texts.map((text) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`))
      .map((row) => `<table:table-row>${row.join('')}</table:table-row>`)
      .join('')}</table:table>`,
  ),
  'gb18030-names.zip': zipOf({
    a: { text: `${TITLE}\n${BODY}`, name: Buffer.from('b1a8b8e62e747874', 'hex') },
  }),
};
