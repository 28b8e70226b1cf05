import { expect, test } from 'vitest';
import type { Run } from '../text-rows.ts';
import { lines, page, read } from './test-pages.ts';

const column = (name: string, rows: number): string[] =>
  Array.from({ length: rows }, (_, index) => `${name}栏文字一直写到边上${'甲乙丙丁戊己庚辛壬癸'[index]}`);
const twoColumns = (left: readonly string[], right: readonly string[], top = 120): Run[] => [
  ...lines([...left], top, 80),
  ...lines([...right], top, 310),
];

test('a mark that hangs into the gutter does not join a line with that beside it', () => {
  const left = column('左', 10).map((text, index) => (index % 4 === 2 ? `${text}，` : text));
  const beside = twoColumns(left, []).map((line) => ({ ...line, x: line.x + 32, right: line.right + 32 }));
  const runs = [...beside, ...twoColumns([], column('右', 10))];
  expect(read(page(runs))).toEqual([`${left.join('')}${column('右', 10).join('')}`]);
});

test('a last page with three lines in each column is read column by column, in one sentence', () => {
  const pages = [
    page(twoColumns(column('左', 10), column('右', 10))),
    page(twoColumns(column('次', 3), [...column('末', 2), '完。'])),
  ];
  expect(read(...pages)).toEqual([
    `${[...column('左', 10), ...column('右', 10), ...column('次', 3), ...column('末', 2)].join('')}完。`,
  ]);
});

test('a last page with text in its left column only continues the sentence', () => {
  const pages = [
    page(twoColumns(column('左', 10), column('右', 10))),
    page(twoColumns([...column('次', 3), '完。'], [])),
  ];
  expect(read(...pages)).toEqual([
    `${[...column('左', 10), ...column('右', 10), ...column('次', 3)].join('')}完。`,
  ]);
});

test('cells beside each other on a page of two columns remain a table', () => {
  const cells = ['甲村', '乙村', '丙村'].flatMap((name, row) => [
    ...lines([name], 500 + row * 40, 80),
    ...lines([`${row + 1}件`], 500 + row * 40, 320),
  ]);
  const text = read(page(twoColumns(column('左', 10), column('右', 10))), page(cells));
  expect(text.slice(-3)).toEqual(['甲村\u30001件', '乙村\u30002件', '丙村\u30003件']);
});

test.each([
  ['govern-', 'ment', 'government'],
  ['www.a.gov.cn/fa', 'zhi/2023', 'www.a.gov.cn/fazhi/2023'],
  ['推进e-', '政务', '推进e-政务'],
  ['共12', '0件', '共120件'],
])('%s and %s on two lines of a column are joined', (end, start, joined) => {
  const width = (text: string): number => Math.ceil(text.replace(/[!-~]{2}/g, '字').length);
  const rows = column('左', 10).map((text, index) => {
    if (index === 3) return text.slice(0, text.length - width(end)) + end;
    return index === 4 ? start + text.slice(width(start)) : text;
  });
  expect(read(page(twoColumns(rows, column('右', 10)))).join('\n')).toContain(joined);
});
