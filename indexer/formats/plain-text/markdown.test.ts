import { describe, expect, test } from 'vitest';
import { readMarkdown } from './markdown.ts';

const texts = (text: string): string[] => readMarkdown(text).lines.map((line) => line.text);

describe('front matter', () => {
  test.each([
    [
      'English names',
      'title: 青禾镇报告\nyear: 2023\nprovince: 甲省\ncity: 乙市\ncounty: 丙县\ntown: 青禾镇\nsource_url: https://example.gov.cn/1',
      {
        title: '青禾镇报告',
        year: 2023,
        province: '甲省',
        city: '乙市',
        county: '丙县',
        town: '青禾镇',
        url: 'https://example.gov.cn/1',
      },
    ],
    [
      'Chinese names',
      '标题: 青禾镇报告\n年度: 2023年度\n省: 甲省\n区县: 丙县\n乡镇: 青禾镇',
      {
        title: '青禾镇报告',
        year: 2023,
        province: '甲省',
        county: '丙县',
        town: '青禾镇',
      },
    ],
    ['quoted values', 'title: "一：二"\nyear: "2023"', { title: '一：二', year: 2023 }],
    ['empty values, which declare nothing', 'title:\nyear: ""\ntown: "  "', {}],
    ['a year that is not a number, which declares nothing', 'year: 去年', {}],
    ['lists and maps, which declare nothing', 'title: [甲, 乙]\ntags: {a: b}', {}],
    ['capitalised names', 'Title: 青禾镇报告', { title: '青禾镇报告' }],
  ])('front matter declares metadata: %s', (_, matter, declared) => {
    expect(readMarkdown(`---\n${matter}\n---\n\n# 正文\n`)).toMatchObject({ lines: [{ text: '正文' }] });
    expect(readMarkdown(`---\n${matter}\n---\n\n# 正文\n`).declared).toEqual(declared);
  });

  test('front matter may follow a byte-order mark and use Windows line ends', () => {
    expect(readMarkdown('\ufeff---\r\nyear: 2023\r\n---\r\n正文\r\n')).toMatchObject({
      lines: [{ text: '正文' }],
      declared: { year: 2023 },
    });
  });
});

test('front matter that is not valid YAML is refused with one sentence', () => {
  expect(() => readMarkdown('---\ntitle: [甲\n---\n正文')).toThrow(
    /^开头两行 --- 之间的元数据不是合法的 YAML，请修改后重试$/,
  );
});

describe('text that resembles front matter', () => {
  test.each([
    ['no rules at all', '正文\n', ['正文']],
    ['an unclosed rule', '---\n正文\n', ['正文']],
    ['two rules around a paragraph', '---\n正文一段。\n---\n下文\n', ['正文一段。', '下文']],
    ['two rules later on', '正文\n\n---\n\ntitle: 甲\n\n---\n下文', ['正文', 'title: 甲', '下文']],
  ])('a document without front matter is read as text: %s', (_, text, lines) => {
    expect(texts(text)).toEqual(lines);
    expect(readMarkdown(text).declared).toEqual({});
  });
});
