import { describe, expect, test } from 'vitest';
import { odsOf } from '../../testing/odt-of.ts';
import { rowsOf, summaryOf } from '../test-files.ts';
import { readOds } from './ods.ts';

const cell = (text: string, attributes = ''): string =>
  `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const row = (...cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
const sheet = (rows: string, style = ''): string =>
  `<table:table table:name="报告" table:style-name="${style}">${rows}</table:table>`;
const HEADING = row(cell('标题'), cell('正文'), cell('年份'));
const read = async (sheets: string, styles = '') =>
  (await rowsOf(readOds, odsOf(sheets, styles))).map(summaryOf);

describe('cells', () => {
  test.each<[string, string, string[]]>([
    [
      'paragraphs and line breaks',
      '<text:p>甲。</text:p><text:p>乙<text:line-break/>丙。</text:p>',
      ['甲。', '乙', '丙。'],
    ],
    ['spaces', '<text:p>甲<text:s text:c="2"/>乙。</text:p>', ['甲  乙。']],
    [
      'no comments',
      '<office:annotation><text:p>批注</text:p></office:annotation><text:p>甲。</text:p>',
      ['甲。'],
    ],
  ])('%s', async (_, content, lines) => {
    const text = `<table:table-cell>${content}</table:table-cell>`;
    expect(await read(sheet(HEADING + row(cell('柳汀镇报告'), text)))).toEqual([
      [1, ['柳汀镇报告', ...lines]],
    ]);
  });

  test('numbers and dates are read by their value', async () => {
    const year = cell('二〇二三', 'office:value-type="float" office:value="2023"');
    const day = cell('一月九日', 'office:value-type="date" office:date-value="2024-01-09T00:00:00"');
    const heading = row(cell('正文'), cell('年份'), cell('发布日期'));
    const rows = await rowsOf(readOds, odsOf(sheet(heading + row(cell('甲。'), year, day))));
    expect(rows).toMatchObject([{ row: 1, text: { declared: { year: 2023, publishedOn: '2024-01-09' } } }]);
  });
});

describe('rows', () => {
  test('repeated cells and rows keep the columns and numbers of the others', async () => {
    const repeated = '<table:table-cell table:number-columns-repeated="2"/>';
    const gap = `<table:table-row table:number-rows-repeated="3">${repeated}</table:table-row>`;
    const rest = `<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`;
    const heading = row(cell('标题'), repeated, cell('正文'));
    const rows = heading + gap + row(cell('柳汀镇报告'), repeated, cell('甲。')) + rest;
    expect(await read(sheet(rows))).toEqual([[4, ['柳汀镇报告', '甲。']]]);
  });

  test('hidden sheets are none', async () => {
    const styles =
      '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const hidden = sheet(HEADING + row(cell('旧'), cell('旧文。')), 'h');
    expect(await read(hidden + sheet(HEADING + row(cell('柳汀镇报告'), cell('甲。'))), styles)).toEqual([
      [1, ['柳汀镇报告', '甲。']],
    ]);
    await expect(read(hidden, styles)).rejects.toThrow('工作簿里没有可见的工作表');
  });
});

test('a table without a column for the text is refused with the names of its columns', async () => {
  await expect(read(sheet(row(cell('序号'), cell('单位'))))).rejects.toThrow(
    /^表里没有正文一列（只有 序号、单位）/,
  );
});
