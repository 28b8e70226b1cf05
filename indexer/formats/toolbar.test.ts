import { expect, test } from 'vitest';
import { readMarkdown } from './plain-text/markdown.ts';
import { readPlainText } from './plain-text/plain-text.ts';
import { readCellText } from './table/cell-text.ts';

const TITLE = '2026年甲山市政府工作报告';
const BODY = '各位代表，现在我代表市人民政府报告工作，请予审议。';
const texts = ({ lines }: { readonly lines: readonly { readonly text: string }[] }) =>
  lines.map(({ text }) => text);

test.each([
  ['on one line', '下载 打印 全屏 收藏 【字号： 加大 还原 减小 】'],
  ['on lines of their own', '下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】'],
  ['with letters for the sizes', '字体：【大 中 小】'],
])('tools around a text are no text of it: %s', (_, tools) => {
  const copied = `${tools}\n${TITLE}\n${tools}\n${BODY}\n【打印】【关闭窗口】`;
  for (const read of [readPlainText(copied), readMarkdown(copied), readCellText(copied, undefined)]) {
    expect(texts(read)).toEqual([TITLE, BODY]);
    expect(read.dropped.length).toBeGreaterThan(0);
  }
});

test('the choice of a font size in front of a title leaves the title', () => {
  expect(texts(readPlainText(`【字号： 加大 还原 减小 】${TITLE}\n${BODY}`))).toEqual([TITLE, BODY]);
});

test.each([
  ['among sentences', `${BODY}\n下载\n${BODY}`, [BODY, '下载', BODY]],
  ['in a heading', `一、加大投入\n${BODY}`, ['一、加大投入', BODY]],
  ['of which a text consists', '打印', ['打印']],
  ['beside a date of digits', `${BODY}\n2026.1.9\n打印`, [BODY, '2026.1.9']],
])('words that tools have too are kept: %s', (_, text, expected) => {
  expect(texts(readPlainText(text))).toEqual(expected);
});

test('comments of HTML in Markdown are not part of the text', () => {
  const { lines } = readMarkdown(`${TITLE}\n<!-- 编者按：\n核对过 -->\n${BODY}<!-- x -->`);
  expect(lines.map(({ text }) => text)).toEqual([TITLE, BODY]);
});
