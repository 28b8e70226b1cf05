import { describe, expect, test } from 'vitest';
import { rowsOf, summaryOf } from '../test-files.ts';
import { readJsonl } from './jsonl.ts';

const read = async (content: string) => (await rowsOf(readJsonl, content)).map(summaryOf);

test('readJsonl reads one report per line and counts empty lines as rows', async () => {
  const jsonl =
    '\ufeff{"title":"甲报告","content":"一。\\n二。","year":"2021"}\r\n\r\n{"标题":"乙报告","正文":["一。","二。"]}\r\n{}\n';
  expect(await read(jsonl)).toEqual([
    [1, ['甲报告', '一。', '二。']],
    [3, ['乙报告', '一。', '二。']],
  ]);
});

test('readJsonl reads a year as a number and ignores null', async () => {
  const jsonl = '{"content":"文","year":"2021"}\n{"content":"文","year":2022}\n{"content":"文","year":null}';
  const rows = await rowsOf(readJsonl, jsonl);
  expect(rows.map((row) => ('text' in row ? row.text.declared : row))).toEqual([
    { year: 2021 },
    { year: 2022 },
    {},
  ]);
});

test('a broken line fails with one sentence and the others are read', async () => {
  const rows = [
    '{"content":"甲"',
    '[1]',
    '"x"',
    'null',
    '{"content":7}',
    '{"title":"无文"}',
    '{"content":"乙"}',
  ];
  expect(await read(rows.join('\n'))).toEqual([
    [1, '这一行不是合法的 JSON 对象'],
    [2, '这一行不是合法的 JSON 对象'],
    [3, '这一行不是合法的 JSON 对象'],
    [4, '这一行不是合法的 JSON 对象'],
    [5, '正文一格既不是文字也不是段落的列表'],
    [6, '这一行没有正文'],
    [7, ['乙']],
  ]);
});

describe('refused files', () => {
  test.each([
    [
      'records without a text key',
      '{"标题":"甲","id":1}\n{"标题":"乙"}',
      '表里没有正文一列（只有 标题、id）',
    ],
    [
      'a JSON array',
      '[\n{"content":"甲"}\n]',
      '文件是一个 JSON 数组；请改为每行一个 JSON 对象（.jsonl）后重试',
    ],
    ['an empty file', '', '文件是空的'],
  ])('readJsonl refuses %s with one sentence', async (_, content, sentence) => {
    await expect(rowsOf(readJsonl, content)).rejects.toThrow(sentence);
  });
});
