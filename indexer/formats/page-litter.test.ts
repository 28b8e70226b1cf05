import { expect, test } from 'vitest';
import { readMarkdown } from './plain-text/markdown.ts';
import { readPlainText } from './plain-text/plain-text.ts';
import { readCellText } from './table/cell-text.ts';
import { docxOf, p, t } from './testing/docx-of.ts';
import { readDocx } from './word/docx/docx.ts';

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

const NAVIGATION = [
  '今天是2026年1月9日 星期五 欢迎访问甲山市人民政府网站',
  '首页 走进甲山 政务公开 办事服务 互动交流',
  '当前位置：首页 > 政务公开 > 政府信息公开 > 法定主动公开内容 > 政府工作报告 > 甲山市政府工作报告',
];
const FOOTER = [
  '打印本页 关闭窗口 下载 分享',
  '主办单位：甲山市人民政府办公室',
  '地址：甲山市人民路1号 邮编：320000 电话：0500-0000000',
  '版权所有：甲山市人民政府 甲ICP备00000000号',
  '网站标识码：3200000000',
];

test.each([
  ['on lines of their own', [...NAVIGATION, TITLE, BODY, ...FOOTER]],
  ['with channels below each other', ['首页', '政务公开', '办事服务', TITLE, BODY, ...FOOTER]],
])('navigation and footer of a copied page are no text of it: %s', (_, copied) => {
  for (const read of [readPlainText(copied.join('\n')), readCellText(copied.join('\n'), undefined)])
    expect(texts(read)).toEqual([TITLE, BODY]);
});

test('a title as short as a channel stays below the channels', () => {
  const copied = ['首页', '政务公开', '办事服务', '政府工作报告', BODY];
  expect(texts(readPlainText(copied.join('\n')))).toEqual(['政府工作报告', BODY]);
});

test('navigation and footer pasted into Word are no text of it', async () => {
  const pasted = [...NAVIGATION, TITLE, BODY, ...FOOTER].map((text) => p(t(text.replace(/>/g, '&gt;'))));
  const read = await readDocx(docxOf(pasted.join('')));
  expect(texts(read)).toEqual([TITLE, BODY]);
  expect(read.dropped).toEqual([...NAVIGATION, ...FOOTER]);
});

test.each([
  ['an address and a telephone', '联系人：李禾　电话：0500-0000000'],
  ['a date in figures above a tool', '2026.1.9\n打印'],
  ['a first page of something else', '首页效应明显'],
])('%s at the end of a text stays', (_, line) => {
  expect(texts(readPlainText(`${TITLE}\n${BODY}\n${line}`))[2]).toBe(line.split('\n')[0]);
});

test('comments of HTML in Markdown are not part of the text', () => {
  const { lines } = readMarkdown(`${TITLE}\n<!-- 编者按：\n核对过 -->\n${BODY}<!-- x -->`);
  expect(lines.map(({ text }) => text)).toEqual([TITLE, BODY]);
});
