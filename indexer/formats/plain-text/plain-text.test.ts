import { describe, expect, test } from 'vitest';
import { readLines } from './plain-text.ts';

const texts = (text: string): string[] => readLines(text).map((line) => line.text);

describe('page numbers and horizontal rules', () => {
  test.each([
    '— 3 —',
    '－3－',
    '- 12 -',
    '—3—',
    '· 3 ·',
    '第3页',
    '第 3 页 共 9 页',
    '第3页，共9页',
    '3/9',
    '3 / 9',
    '3',
    '12',
    '| --- | :-: |',
    '---',
    '* * *',
    '___',
  ])('readLines drops a page number or rule: %s', (line) => {
    expect(texts(`上文\n${line}\n下文`)).toEqual(['上文', '下文']);
  });
});

describe('lines that resemble page numbers', () => {
  test.each(['2023', '3件', '第3页讲的是', '—3—5件', '1.5', '3/9的村', '（3）', '—— 附则 ——', '1-2'])(
    'readLines keeps a line of words or figures: %s',
    (line) => {
      expect(texts(`上文\n${line}\n下文`)).toEqual(['上文', line, '下文']);
    },
  );
});

test.each([
  ['a heading', '## 主要成效', { text: '主要成效', headingLevel: 2, whole: true }],
  ['a heading without a space', '#主要成效', { text: '主要成效', headingLevel: 1, whole: true }],
  ['bold', '**一、成效**和**不足**', { text: '一、成效和不足', headingLevel: null, whole: false }],
  ['a bold heading', '### **成效**', { text: '成效', headingLevel: 3, whole: true }],
  ['an item', '- 学法', { text: '学法', headingLevel: null, whole: true }],
  ['a quotation', '> 学法', { text: '学法', headingLevel: null, whole: true }],
  ['a row', '| 类别 |  件数 |', { text: '类别\u3000件数', headingLevel: null, whole: true }],
  ['a minus sign, which starts no item', '-5%', { text: '-5%', headingLevel: null, whole: false }],
  ['number signs alone, which make no heading', '##', { text: '##', headingLevel: null, whole: false }],
])('readLines removes Markdown markup: %s', (_, line, expected) => {
  expect(readLines(line)).toMatchObject([expected]);
});

test('readLines records indents and the gaps before lines', () => {
  const text = '　　甲\n乙\n\n    丙\n\t丁\n 戊\f己\r\n庚';
  expect(readLines(text).map(({ text, indented, gap }) => [text, indented, gap])).toEqual([
    ['甲', true, false],
    ['乙', false, false],
    ['丙', true, true],
    ['丁', true, false],
    ['戊', false, false],
    ['己', false, false],
    ['庚', false, false],
  ]);
});

test('readLines trims white space and zero-width characters but keeps those inside a line', () => {
  expect(texts('\ufeff 甲 乙 \u200b\n\u3000丙\u3000丁\u00a0')).toEqual(['甲 乙', '丙\u3000丁']);
});
