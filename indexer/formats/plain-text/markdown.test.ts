import { describe, expect, it } from 'vitest';
import { readMarkdown } from './markdown.ts';

const texts = (text: string): string[] => readMarkdown(text).lines.map((line) => line.text);

describe('what a front matter declares', () => {
  it.each([
    [
      'by English names',
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
      'by Chinese names',
      '标题: 青禾镇报告\n年度: 2023年度\n省: 甲省\n区县: 丙县\n乡镇: 青禾镇',
      {
        title: '青禾镇报告',
        year: 2023,
        province: '甲省',
        county: '丙县',
        town: '青禾镇',
      },
    ],
    ['in quotation marks', 'title: "一：二"\nyear: "2023"', { title: '一：二', year: 2023 }],
    ['not, where it is empty', 'title:\nyear: ""\ntown: "  "', {}],
    ['not, where the year is none', 'year: 去年', {}],
    ['not, where it is of another kind', 'title: [甲, 乙]\ntags: {a: b}', {}],
    ['in capitals', 'Title: 青禾镇报告', { title: '青禾镇报告' }],
  ])('%s', (_, matter, declared) => {
    expect(readMarkdown(`---\n${matter}\n---\n\n# 正文\n`)).toMatchObject({ lines: [{ text: '正文' }] });
    expect(readMarkdown(`---\n${matter}\n---\n\n# 正文\n`).declared).toEqual(declared);
  });

  it('may stand behind a byte order mark and end its lines as Windows does', () => {
    expect(readMarkdown('\ufeff---\r\nyear: 2023\r\n---\r\n正文\r\n')).toMatchObject({
      lines: [{ text: '正文' }],
      declared: { year: 2023 },
    });
  });
});

it('a front matter that is no YAML is refused with one sentence', () => {
  expect(() => readMarkdown('---\ntitle: [甲\n---\n正文')).toThrow(
    /^开头两行 --- 之间的元数据不是合法的 YAML，请修改后重试$/,
  );
});

describe('what is no front matter is text', () => {
  it.each([
    ['without any', '正文\n', ['正文']],
    ['a rule that nothing closes', '---\n正文\n', ['正文']],
    ['two rules around a paragraph', '---\n正文一段。\n---\n下文\n', ['正文一段。', '下文']],
    ['two rules later on', '正文\n\n---\n\ntitle: 甲\n\n---\n下文', ['正文', 'title: 甲', '下文']],
  ])('%s', (_, text, lines) => {
    expect(texts(text)).toEqual(lines);
    expect(readMarkdown(text).declared).toEqual({});
  });
});
