import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { rowsOf, storedZip, summaryOf, type TestSheet, workbook } from '../test-files.ts';
import { readXlsx } from './xlsx.ts';

const read = async (...book: Parameters<typeof workbook>) =>
  (await rowsOf(readXlsx, workbook(...book))).map(summaryOf);
const text = (...cells: string[]) =>
  cells.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`).join('');
const sheet = (rows: string, more: Partial<TestSheet> = {}): TestSheet => ({ name: '报告', rows, ...more });
const HEADING = `<row>${text('标题', '正文')}</row>`;

describe('cells', () => {
  test('readXlsx joins runs of shared strings, drops phonetic runs and resolves escapes', async () => {
    const strings =
      '<si><t>标题</t></si><si><t>正文</t></si><si><r><t>甲</t></r><r><rPr/><t>报告</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></si><si><t>一。_x000D_\n二。_x005F_x000D_</t></si>';
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="s"><v>3</v></c></row>';
    expect(await read([sheet(rows)], strings)).toEqual([[2, ['甲报告', '一。', '二。_x000D_']]]);
  });

  test('readXlsx reads cells of every type with and without references', async () => {
    const rows = `<row>${text('正文', '年份', '链接', '标题')}</row>
      <row r="2"><c r="D2" t="str"><f>A1</f><v>甲报告</v></c></row>
      <row r="4"><c r="A4" t="str"><v>正文。</v></c><c><v>2.021E3</v></c><c r="D4" t="b"><v>1</v></c></row>
      <row><c t="str"><v>乙文</v></c><c t="e"><v>#REF!</v></c><c r="D5"><v>7</v></c></row>`;
    const results = await rowsOf(readXlsx, workbook([sheet(rows)]));
    expect(results.map(summaryOf)).toEqual([
      [1, '这一行没有正文'],
      [3, ['TRUE', '正文。']],
      [4, ['7', '乙文']],
    ]);
    expect(results[1]).toMatchObject({ text: { declared: { year: 2021, title: 'TRUE' } } });
  });

  test.each([
    ['1900', '', 45356],
    ['1904', '<workbookPr date1904="1"/>', 43894],
  ])(
    'readXlsx reads day numbers since %s as dates if their style formats them as dates',
    async (_, properties, day) => {
      const styles = `<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="0.0&quot;day&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs>`;
      const rows = `<row>${text('正文', '发布日期')}</row>${[1, 2, 3]
        .map((style) => `<row>${text('正文')}<c s="${style}"><v>${day}.5</v></c></row>`)
        .join('')}`;
      const results = await rowsOf(readXlsx, workbook([sheet(rows)], '', styles, properties));
      expect(results.map((row) => 'text' in row && (row.text.declared.publishedOn ?? false))).toEqual([
        '2024-03-05',
        '2024-03-05',
        false,
      ]);
    },
  );

  test('a cell with a dangling shared string fails its row alone', async () => {
    const rows = `${HEADING}<row r="2">${text('甲')}<c t="s"><v>9</v></c></row><row r="3">${text('乙', '文')}</row>`;
    expect(await read([sheet(rows)])).toEqual([
      [1, '第 2 行第 2 列指向不存在的共享字符串'],
      [2, ['乙', '文']],
    ]);
  });
});

describe('sheets', () => {
  const row = (name: string) => `${HEADING}<row>${text(name, '文')}</row>`;
  test.each<[string, TestSheet[], string]>([
    ['a hidden sheet first', [sheet(row('隐'), { state: 'hidden' }), sheet(row('显'))], '显'],
    ['a sheet without texts first', [sheet(`<row>${text('说明')}</row>`), sheet(row('显'))], '显'],
    [
      'headings below a title and a note',
      [sheet(`<row>${text('汇总')}</row><row/><row>${text('', '单位')}</row>${row('显')}`)],
      '显',
    ],
  ])('readXlsx finds the sheet and the heading row with texts: %s', async (_, sheets, name) => {
    expect(await read(sheets)).toEqual([[1, [name, '文']]]);
  });
});

describe('refused files', () => {
  const complete = workbook([sheet(HEADING)]);
  test.each<[string, Uint8Array, string]>([
    ['an empty file', Buffer.alloc(0), '文件是空的'],
    [
      'an encrypted workbook',
      Buffer.from('d0cf11e0a1b11ae1000000', 'hex'),
      '文件有密码保护，或其实是旧式的 .xls',
    ],
    ['a text file', Buffer.from('标题,正文'), '不是 xlsx 文件'],
    [
      'a truncated workbook',
      complete.subarray(0, complete.length - 40),
      '不是完整的 xlsx 文件（压缩包已损坏）',
    ],
    ['a zip of something else', storedZip({ 'a.txt': 'a' }), 'xlsx 里缺少 xl/workbook.xml'],
    ['broken XML', workbook([sheet(`${HEADING}<row><c></row>`)]), 'xlsx 文件已损坏，内容不能读完'],
    [
      'a workbook of hidden sheets',
      workbook([sheet(HEADING, { state: 'veryHidden' })]),
      '工作簿里没有可见的工作表',
    ],
    [
      'a workbook without texts',
      workbook([sheet(`<row>${text('标题', '年份')}</row>`)]),
      '表里没有正文一列（只有 标题、年份）',
    ],
  ])('readXlsx refuses %s with one sentence', async (_, bytes, sentence) => {
    await expect(rowsOf(readXlsx, bytes)).rejects.toThrow(sentence);
  });

  test('readXlsx finds no reports under a heading row alone', async () => {
    expect(await rowsOf(readXlsx, complete)).toEqual([]);
  });

  test('readXlsx refuses a part that inflates beyond its limit', async () => {
    const huge = Buffer.alloc(20 * 1024 * 1024, ' ');
    const bytes = deflated('xl/_rels/workbook.xml.rels', huge);
    await expect(rowsOf(readXlsx, bytes)).rejects.toThrow('解压后超过 16 MB');
  });
});

/** A zip with one deflated part: a few KB that inflate to any size. */
function deflated(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const bytes = storedZip({ [name]: packed, 'xl/workbook.xml': '<workbook/>' });
  // The method (8: deflate) and the inflated size, in the local and the central header.
  const central = bytes.indexOf('PK\x01\x02');
  bytes.writeUInt16LE(8, 8);
  bytes.writeUInt32LE(content.length, 22);
  bytes.writeUInt16LE(8, central + 10);
  bytes.writeUInt32LE(content.length, central + 24);
  return bytes;
}
