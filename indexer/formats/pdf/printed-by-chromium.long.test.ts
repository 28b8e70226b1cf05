/** PDFs printed by Chromium; reported as skipped without one (CHROMIUM_BIN or on PATH). */
import { describe, expect, test } from 'vitest';
import { readPdf } from './pdf.ts';
import { chromium, printPdf } from './test-files.ts';

const browser = chromium();

const OFFICIAL = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —"; font-size: 14pt } }
body { font: 16pt/28.9pt "Noto Serif CJK SC", serif; text-align: justify; margin: 0 }
p { margin: 0; text-indent: 2em } h1 { font-size: 22pt; text-align: center } .right { text-align: right; padding-right: 4em }
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 1.4; text-align: center }
td { border: 0.5pt solid; padding: 2pt 5pt }`;

const PARAGRAPH =
  '镇党委、政府坚持把法治政府建设摆在全局工作的突出位置，长期坚持民主决策，见人见事见效果，全年召开专题会议12次，' +
  '研究解决难点问题28个，印发《2023年青禾镇普法依法治理工作要点》，推动新时代“枫桥经验”落地生根，矛盾纠纷化解率达98.6%。';
const BODY = [
  '一、主要举措',
  `（一）强化组织领导。${PARAGRAPH}`,
  `（二）规范行政执法。${PARAGRAPH}${PARAGRAPH}`,
];
const ROWS = [
  ['序号', '任务', '责任单位'],
  ['1', '健全行政规范性文件制定和监督管理机制，落实合法性审核、集体讨论、向社会公开发布等程序', '党政办'],
  ['2', '开展普法', '司法所、各村（社区）'],
];

function html(css: string, paragraphs: readonly string[]): string {
  const table = ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  const body = paragraphs.map((text) => `<p>${text}</p>`).join('');
  return (
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>青禾镇报告</title><style>${css}</style>` +
    `<h1>青禾镇2023年度法治政府建设报告</h1>${body}<table>${table}</table><p>${PARAGRAPH}</p>` +
    '<p class="right">青禾镇人民政府</p><p class="right">2024年1月9日</p>'
  );
}

const expected = (paragraphs: readonly string[]): string[] => [
  '青禾镇2023年度法治政府建设报告',
  ...paragraphs,
  ...ROWS.map((row) => row.join('\u3000')),
  PARAGRAPH,
  '青禾镇人民政府',
  '2024年1月9日',
];

describe.skipIf(!browser)('PDFs printed by Chromium', () => {
  const print = (page: string, hasHeaderFooter = false): Uint8Array =>
    printPdf(browser ?? '', page, hasHeaderFooter);
  const long = [...BODY, ...BODY.map((text) => text.replace('一、', '二、')), ...BODY];

  test('a report in the layout of official documents is read across pages', async () => {
    const { lines, dropped } = await readPdf(print(html(OFFICIAL, long)));
    expect(lines.map(({ text }) => text)).toEqual(expected(long));
    expect(dropped.every((text) => /^—\s?\d\s?—$/.test(text))).toBe(true);
    expect(dropped.length).toBeGreaterThan(2);
  });

  test('a printed web page is read without the header and footer of the browser', async () => {
    const css =
      'body { font: 16px/1.8 "Noto Sans CJK SC", sans-serif } p { margin: 0 0 1em } td { border: 1px solid }';
    const { lines, dropped } = await readPdf(print(html(`${css} h1 { text-align: center }`, BODY), true));
    expect(lines.map(({ text }) => text)).toEqual(expected(BODY));
    expect(dropped.some((text) => text.includes('file://'))).toBe(true);
  });

  test('a page printed with its site around it is read without header, footer, navigation and tools', async () => {
    const around = (text: string): string => `<p style="text-indent:0">${text}</p>`;
    const site = html('body { font: 16px/1.8 "Noto Sans CJK SC" } td { border: 1px solid }', long)
      .replace(
        '<h1>',
        `<div>首页　政务公开　办事服务　互动交流</div><div>当前位置：首页 &gt; 政务公开 &gt; 年度报告</div><h1>`,
      )
      .concat(
        around('打印本页　关闭窗口　下载　分享'),
        around('版权所有：甲山县人民政府　甲ICP备00000000号'),
      );
    const { lines, dropped } = await readPdf(print(site, true));
    expect(lines.map(({ text }) => text)).toEqual(expected(long));
    expect(dropped.join('\n')).toMatch(/当前位置[\s\S]*打印本页[\s\S]*版权所有/);
  });

  test('a report in two columns is read column by column', async () => {
    const css = `@page { size: A4; margin: 20mm } body { font: 10.5pt/1.6 "Noto Serif CJK SC", serif; columns: 2;
      text-align: justify } p { margin: 0; text-indent: 2em } h1 { column-span: all; text-align: center }
      table { border-collapse: collapse } td { border: 0.5pt solid }`;
    const { lines } = await readPdf(print(html(css, long)));
    expect(lines.map(({ text }) => text)).toEqual(expected(long));
  });
});
