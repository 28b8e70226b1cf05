import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rowsOf, summaryOf } from '../test-files.ts';
import { readCsv } from './csv.ts';

const read = async (content: string | Uint8Array) => (await rowsOf(readCsv, content)).map(summaryOf);

describe('rows', () => {
  test('readCsv reads quotes, doubled quotes, commas and line breaks inside quoted cells', async () => {
    const csv = '标题,正文,年份\r\n甲报告,"甲,""一""。\r\n乙。",2021\r\n丙报告, "丙。" ,2022\r\n';
    expect(await read(csv)).toEqual([
      [1, ['甲报告', '甲,"一"。', '乙。']],
      [2, ['丙报告', '丙。']],
    ]);
  });

  test('readCsv reads the declared metadata from the columns', async () => {
    const csv = `省,市,县(市、区),乡镇,标题(title),年度,链接,发布日期,全文
湖北省,襄阳市,保康县,黄堡镇,黄堡镇2023年报告,2023年度,https://a.cn/1,2024/3/5,正文。`;
    expect(await rowsOf(readCsv, csv)).toMatchObject([
      {
        row: 1,
        text: {
          declared: {
            province: '湖北省',
            city: '襄阳市',
            county: '保康县',
            town: '黄堡镇',
            title: '黄堡镇2023年报告',
            year: 2023,
            url: 'https://a.cn/1',
            publishedOn: '2024-03-05',
          },
          dropped: [],
        },
      },
    ]);
  });

  test('readCsv keeps a quote inside an unquoted cell', async () => {
    expect(await read('标题,正文\n甲,他说"好"。\n')).toEqual([[1, ['甲', '他说"好"。']]]);
  });

  test('readCsv prefers the more specific of two columns, and the first non-empty of two with one name', async () => {
    const csv = '内容,正文,正文,标题,标题\n摘要,,真正的正文。,,题\n摘要,先,后,题,\n';
    expect(await read(csv)).toEqual([
      [1, ['题', '真正的正文。']],
      [2, ['题', '先']],
    ]);
  });
});

describe('delimiters', () => {
  test.each([
    ['tab', '标题\t正文\n甲\t正文,一;二。\n'],
    ['semicolon', '标题;正文\n甲;"正文,一;二。"\n'],
    ['comma', '标题,正文\n甲,"正文,一;二。"\n'],
    ['comma, with carriage returns as line ends', '标题,正文\r甲,"正文,一;二。"\r'],
    ['comma, under a title and a note', '各镇报告汇总\n\n标题,正文\n甲,"正文,一;二。"\n'],
  ])('readCsv takes the delimiter from the heading row: %s', async (_, csv) => {
    expect((await read(csv))[0]?.[1]).toEqual(['甲', '正文,一;二。']);
  });
});

describe('encodings', () => {
  const csv = '标题,正文\n甲报告,有成效。\n';
  const utf16 = (bigEndian: boolean) => {
    const bytes = Buffer.from(`\ufeff${csv}`, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };
  test.each<[string, Uint8Array | string]>([
    ['UTF-8', csv],
    ['UTF-8 with a byte-order mark', `\ufeff${csv}`],
    ['UTF-16 LE', utf16(false)],
    ['UTF-16 BE', utf16(true)],
    // 标题,正文 甲报告,有成效。
    ['GB18030', Buffer.from('b1eacce22cd5fdcec40abcd7b1a8b8e62cd3d0b3c9d0a7a1a30a', 'hex')],
  ])('readCsv decodes %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual([[1, ['甲报告', '有成效。']]]);
  });

  test('readCsv decodes GB18030 across the boundaries of chunks and of the sample', async () => {
    const file = join(import.meta.dirname, '../../../../data/reports/甘肃-砚泉镇-2021.txt');
    const report = await disk.readFile(file);
    const plain = new TextDecoder('gb18030', { fatal: true }).decode(report).replace(/"/g, '""');
    // Rows of varying lengths, 2 MB in all, so that two-byte characters straddle chunk boundaries.
    const rows = Array.from({ length: 300 }, (_, index) => [
      Buffer.from(`${'x'.repeat(index % 7)},"`),
      report.filter((byte) => byte !== 0x22),
      Buffer.from('"\n'),
    ]).flat();
    const bytes = Buffer.concat([Buffer.from('b1eacce22cd5fdcec40a', 'hex'), ...rows]);
    const read = await rowsOf(readCsv, bytes);
    expect(read.length).toBe(300);
    const texts = read.map((row) => ('text' in row ? row.text.lines.at(-1)?.text : row.failed));
    expect(new Set(texts)).toEqual(new Set([plain.trimEnd().split('\n').at(-1)?.trim()]));
  });

  test('a line with invalid bytes fails alone', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${csv}乙,`),
      Buffer.from('d3d0', 'hex'),
      Buffer.from('\n丙,正文。\n'),
    ]);
    const [first, second, third] = await read(bytes);
    expect([first?.[0], second?.[1], third]).toEqual([
      1,
      '第 3 行有不合 UTF-8 编码的字节，文件可能已损坏',
      [3, ['丙', '正文。']],
    ]);
  });
});

describe('broken rows', () => {
  const firstLines = (rows: [number, string[] | string][]) =>
    rows.map(([row, content]) => [row, typeof content === 'string' ? '失败' : content[0]]);

  test.each([
    ['an unclosed quote, the next row quoted', '甲,"甲文,2021\n乙,"乙文",2022\n丙,"丙文",2023'],
    ['an unclosed quote, no other row quoted', '甲,"甲文,2021\n乙,乙文,2022\n丙,丙文,2023'],
    [
      'an unclosed quote in a text of several lines',
      '甲,"第一段，\n第二段,2021\n乙,"乙\n文",2022\n丙,"丙\n\n文",2023',
    ],
    ['a quote that is not doubled', '甲,"他说"你好"，走了。",2021\n乙,乙文,2022\n丙,丙文,2023'],
    ['an unquoted comma', '甲,甲,文,2021\n乙,乙文,2022\n丙,丙文,2023'],
  ])('readCsv loses only the row that has %s', async (_, rows) => {
    expect(firstLines(await read(`标题,正文,年份\n${rows}\n`))).toEqual([
      [1, '失败'],
      [2, '乙'],
      [3, '丙'],
    ]);
  });

  test('readCsv resumes at a quoted record if the table has two columns', async () => {
    const csv = '标题,正文\n甲,"甲文\n一,二\n乙,"乙文"\n"丙","丙文"\n';
    expect(firstLines(await read(csv))).toEqual([
      [1, '失败'],
      [2, '乙'],
      [3, '丙'],
    ]);
  });

  test('the error of a broken row names its line', async () => {
    expect((await read('标题,正文,年份\n甲,"甲文,2021\n乙,乙文,2022\n'))[0]?.[1]).toBe(
      '引号没有闭合（从第 2 行起）',
    );
    expect((await read('标题,正文\n甲,一,二\n'))[0]?.[1]).toBe(
      '第 2 行有 3 格而表头有 2 列，正文里的逗号可能没有用引号括起',
    );
  });

  test('a row whose last cells are left out is filled up, unless its text may have been cut', async () => {
    const csv = '标题,正文,年份,地区\n甲,甲文。\n乙,乙文。,2022\n丙,丙的前半段\n后半段,2023,青禾镇\n';
    expect(firstLines(await read(csv))).toEqual([
      [1, '甲'],
      [2, '乙'],
      [3, '失败'],
      [4, '失败'],
    ]);
  });

  test('a row without text fails and an empty row is skipped', async () => {
    expect(await read('标题,正文\n甲,\n,\n\n乙,正文\n')).toEqual([
      [1, '这一行没有正文'],
      [4, ['乙', '正文']],
    ]);
  });
});

describe('refused files', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', '文件是空的'],
    [
      'a table without a text column',
      '标题,年份,备注\n甲,2021,无\n',
      '表里没有正文一列（只有 标题、年份、备注）；请把正文一列的列名改为“正文”“全文”“内容”、text 或 content',
    ],
    ['binary data', Buffer.from([1, 0, 2, 0, 3]), '不是文本表格，或编码无法识别；请另存为 UTF-8 编码后重试'],
  ])('readCsv refuses %s with one sentence', async (_, content, sentence) => {
    await expect(rowsOf(readCsv, content)).rejects.toThrow(sentence);
  });

  test('readCsv finds no reports under a heading row alone', async () => {
    expect(await read('标题,正文\n')).toEqual([]);
  });
});
