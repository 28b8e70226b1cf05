import { describe, expect, test } from 'vitest';
import {
  type Book,
  bof,
  EOF,
  f64,
  fileOf,
  label,
  record,
  shared,
  streamOf,
  u16,
  u32,
  wide,
} from '../../testing/xls-of.ts';
import { rowsOf, summaryOf } from '../test-files.ts';
import { readXls } from './xls.ts';

const read = async (sheets: readonly (readonly Buffer[])[], book?: Book) =>
  (await rowsOf(readXls, fileOf(streamOf(sheets, book)))).map(summaryOf);
const HEADING = [label(0, 0, '标题'), label(0, 1, '正文'), label(0, 2, '年份')];

describe('cells', () => {
  test('shared strings, with their formatting and phonetic text left out', async () => {
    const rich = Buffer.concat([
      ...[u16(2), Buffer.of(0x0d), u16(1), u32(3)],
      ...[Buffer.from('甲镇', 'utf16le'), Buffer.alloc(4), Buffer.from('jia')],
    ]);
    const strings = record(
      0xfc,
      u32(9),
      u32(9),
      wide('标题'),
      wide('正文'),
      rich,
      Buffer.of(2, 0, 0),
      Buffer.from('ab'),
    );
    const cells = [shared(0, 0, 0), shared(0, 1, 1), shared(2, 0, 2), shared(2, 1, 3)];
    expect(await read([cells], { globals: [strings] })).toEqual([[2, ['甲镇', 'ab']]]);
  });

  test('a string that goes on in another record, there with one byte for a character', async () => {
    const text = Buffer.from('青禾镇', 'utf16le');
    const globals = [
      record(0xfc, u32(2), u32(2), wide('正文'), u16(6), Buffer.of(1), text),
      record(0x3c, Buffer.of(0), Buffer.from('120')),
    ];
    expect(await read([[shared(0, 0, 0), shared(1, 0, 1)]], { globals })).toEqual([[1, ['青禾镇120']]]);
  });

  test('numbers of every kind, results of formulas, and no errors', async () => {
    const formula = (row: number, column: number, result: Buffer): Buffer =>
      record(0x06, u16(row, column, 0), result, Buffer.alloc(8));
    const string = Buffer.concat([Buffer.alloc(6), u16(0xffff)]);
    const cells = [
      ...HEADING,
      ...[
        label(1, 1, '文。'),
        record(0x203, u16(1, 2, 0), f64(2021)),
        record(0x205, u16(1, 0, 0), Buffer.of(7, 1)),
      ],
      // 2022 as an integer, 202300 / 100, and two in one record.
      ...[label(2, 1, '文。'), record(0x27e, u16(2, 2, 0), u32((2022 << 2) | 2))],
      ...[label(3, 1, '文。'), record(0x27e, u16(3, 2, 0), u32((202300 << 2) | 3))],
      ...[label(4, 1, '文。'), record(0xbd, u16(4, 2, 0), u32((2024 << 2) | 2), u16(0), u32(0), u16(3))],
      ...[
        formula(5, 0, string),
        record(0x207, wide('甲报告')),
        formula(5, 1, string),
        record(0x207, wide('文。')),
      ],
      formula(5, 2, f64(2025)),
    ];
    const results = await rowsOf(readXls, fileOf(streamOf([cells])));
    expect(results.map(summaryOf)).toEqual(
      [1, 2, 3, 4, 5].map((row) => [row, row === 5 ? ['甲报告', '文。'] : ['文。']]),
    );
    expect(results.map((row) => 'text' in row && row.text.declared.year)).toEqual([
      2021, 2022, 2023, 2024, 2025,
    ]);
  });

  test.each([
    ['1900', [], 45356],
    ['1904', [record(0x22, u16(1))], 43894],
  ] as const)('days since %s are dates where the format of the cell says so', async (_, mode, day) => {
    const formats = [
      record(0x41e, u16(176), wide('yyyy"年"m"月"')),
      ...[0, 14, 176].map((id) => record(0xe0, u16(0, id))),
    ];
    const cells = [
      ...[label(0, 0, '正文'), label(0, 1, '发布日期')],
      ...[0, 1, 2].flatMap((style) => [
        label(style + 1, 0, '文。'),
        record(0x203, u16(style + 1, 1, style), f64(day + 0.5)),
      ]),
    ];
    const results = await rowsOf(readXls, fileOf(streamOf([cells], { globals: [...mode, ...formats] })));
    expect(results.map((row) => 'text' in row && row.text.declared.publishedOn)).toEqual([
      undefined,
      '2024-03-05',
      '2024-03-05',
    ]);
  });

  test('cells of a chart within the sheet and hidden sheets are not read; rows may come in any order', async () => {
    const chart = [bof(0x20), label(1, 1, '图'), EOF];
    const cells = [label(3, 1, '丙。'), ...HEADING, ...chart, label(1, 1, '甲。')];
    expect(await read([[...HEADING, label(1, 1, '暗。')], cells], { states: [1, 0] })).toEqual([
      [1, ['甲。']],
      [3, ['丙。']],
    ]);
  });

  test('a cell with a string that does not exist fails its row alone', async () => {
    expect(await read([[...HEADING, shared(1, 1, 9), label(2, 1, '文。')]])).toEqual([
      [1, '第 2 行第 2 列指向不存在的共享字符串'],
      [2, ['文。']],
    ]);
  });
});

describe('refused, in one sentence', () => {
  const whole = streamOf([[...HEADING, label(1, 1, '文。')]]);
  const damaged = /^表格文件已损坏，内容不能读完；/;
  const oldBof = Buffer.concat([bof(5, 0x500), EOF]);
  test.each<[string, Uint8Array, RegExp]>([
    ['a truncated container', fileOf(whole).subarray(0, 3000), damaged],
    ['a record longer than the file', fileOf(Buffer.concat([bof(5), u16(0xfc, 0xffff)])), damaged],
    [
      'a string longer than its records',
      fileOf(
        streamOf([HEADING], {
          globals: [record(0xfc, u32(1), u32(0xffffffff), u16(0xffff), Buffer.of(1, 0x61))],
        }),
      ),
      damaged,
    ],
    [
      'a sheet beyond the end',
      fileOf(Buffer.concat([bof(5), record(0x85, u32(0x7fffffff), u16(0)), EOF])),
      damaged,
    ],
    ['a sheet without an end', fileOf(whole.subarray(0, -4)), damaged],
    ['a password', fileOf(streamOf([HEADING], { globals: [record(0x2f, u16(1))] })), /^文件有密码保护/],
    ['Excel 95', fileOf(oldBof, 'Book'), /^是 Excel 95 或更早的格式/],
    ['a Word file', fileOf(whole, 'WordDocument'), /^文件里没有表格/],
    ['a text', Buffer.from('标题,正文'), /^不是 Excel 97 以后的文件/],
    ['no text column', fileOf(streamOf([[label(0, 0, '件数')]])), /^表里没有正文一列（只有 件数）/],
    ['hidden sheets only', fileOf(streamOf([HEADING], { states: [2] })), /^工作簿里没有可见的工作表/],
  ])('%s', async (_, bytes, reason) => {
    await expect(rowsOf(readXls, bytes)).rejects.toThrow(reason);
  });
});
