import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { rowsOf, shortOf, storedZip, type TestSheet, workbook } from '../test-files.ts';
import { readXlsx } from './xlsx.ts';

const read = async (...book: Parameters<typeof workbook>) =>
  (await rowsOf(readXlsx, workbook(...book))).map(shortOf);
const text = (...cells: string[]) =>
  cells.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`).join('');
const sheet = (rows: string, more: Partial<TestSheet> = {}): TestSheet => ({ name: '报告', rows, ...more });
const HEADING = `<row>${text('标题', '正文')}</row>`;

describe('cells', () => {
  it('shared strings: runs joined, pronunciation left out, escapes resolved', async () => {
    const strings =
      '<si><t>标题</t></si><si><t>正文</t></si><si><r><t>甲</t></r><r><rPr/><t>报告</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></si><si><t>一。_x000D_\n二。_x005F_x000D_</t></si>';
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="s"><v>3</v></c></row>';
    expect(await read([sheet(rows)], strings)).toEqual([[2, ['甲报告', '一。', '二。_x000D_']]]);
  });

  it('with and without references, of every type', async () => {
    const rows = `<row>${text('正文', '年份', '链接', '标题')}</row>
      <row r="2"><c r="D2" t="str"><f>A1</f><v>甲报告</v></c></row>
      <row r="4"><c r="A4" t="str"><v>正文。</v></c><c><v>2.021E3</v></c><c r="D4" t="b"><v>1</v></c></row>
      <row><c t="str"><v>乙文</v></c><c t="e"><v>#REF!</v></c><c r="D5"><v>7</v></c></row>`;
    const found = await rowsOf(readXlsx, workbook([sheet(rows)]));
    expect(found.map(shortOf)).toEqual([
      [1, '这一行没有正文'],
      [3, ['TRUE', '正文。']],
      [4, ['7', '乙文']],
    ]);
    expect(found[1]).toMatchObject({ text: { declared: { year: 2021, title: 'TRUE' } } });
  });

  it.each([
    ['1900', '', 45356],
    ['1904', '<workbookPr date1904="1"/>', 43894],
  ])(
    'dates are numbers of days since %s with a style that shows them as dates',
    async (_, properties, day) => {
      const styles = `<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="0.0&quot;day&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs>`;
      const rows = `<row>${text('正文', '发布日期')}</row>${[1, 2, 3]
        .map((style) => `<row>${text('正文')}<c s="${style}"><v>${day}.5</v></c></row>`)
        .join('')}`;
      const found = await rowsOf(readXlsx, workbook([sheet(rows)], '', styles, properties));
      expect(found.map((row) => 'text' in row && (row.text.declared.publishedOn ?? false))).toEqual([
        '2024-03-05',
        '2024-03-05',
        false,
      ]);
    },
  );

  it('a cell that points to no shared string fails its row alone', async () => {
    const rows = `${HEADING}<row r="2">${text('甲')}<c t="s"><v>9</v></c></row><row r="3">${text('乙', '文')}</row>`;
    expect(await read([sheet(rows)])).toEqual([
      [1, '第 2 行第 2 列指向不存在的共享字符串'],
      [2, ['乙', '文']],
    ]);
  });
});

describe('sheets', () => {
  const row = (name: string) => `${HEADING}<row>${text(name, '文')}</row>`;
  it.each<[string, TestSheet[], string]>([
    ['a hidden one is passed over', [sheet(row('隐'), { state: 'hidden' }), sheet(row('显'))], '显'],
    ['one without texts is passed over', [sheet(`<row>${text('说明')}</row>`), sheet(row('显'))], '显'],
    [
      'headings may stand under a title and a note',
      [sheet(`<row>${text('汇总')}</row><row/><row>${text('', '单位')}</row>${row('显')}`)],
      '显',
    ],
  ])('%s', async (_, sheets, name) => {
    expect(await read(sheets)).toEqual([[1, [name, '文']]]);
  });
});

describe('what is no table of reports is refused with a sentence', () => {
  const whole = workbook([sheet(HEADING)]);
  it.each<[string, Uint8Array, string]>([
    ['nothing', Buffer.alloc(0), '文件是空的'],
    ['encrypted', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), '文件有密码保护，或其实是旧式的 .xls'],
    ['text', Buffer.from('标题,正文'), '不是 xlsx 文件'],
    ['cut off', whole.subarray(0, whole.length - 40), '不是完整的 xlsx 文件（压缩包已损坏）'],
    ['a zip of something else', storedZip({ 'a.txt': 'a' }), 'xlsx 里缺少 xl/workbook.xml'],
    ['broken XML', workbook([sheet(`${HEADING}<row><c></row>`)]), 'xlsx 文件已损坏，内容不能读完'],
    ['hidden sheets alone', workbook([sheet(HEADING, { state: 'veryHidden' })]), '工作簿里没有可见的工作表'],
    [
      'no texts',
      workbook([sheet(`<row>${text('标题', '年份')}</row>`)]),
      '表里没有正文一列（只有 标题、年份）',
    ],
  ])('%s', async (_, bytes, sentence) => {
    await expect(rowsOf(readXlsx, bytes)).rejects.toThrow(sentence);
  });

  it('a heading row alone has no reports', async () => {
    expect(await rowsOf(readXlsx, whole)).toEqual([]);
  });

  it('a part that unpacks to more than any honest one', async () => {
    const huge = Buffer.alloc(20 * 1024 * 1024, ' ');
    const bytes = deflated('xl/_rels/workbook.xml.rels', huge);
    await expect(rowsOf(readXlsx, bytes)).rejects.toThrow('解压后超过 16 MB');
  });
});

/** A zip with one part deflated: a few KB that unpack to as much as is wished. */
function deflated(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const bytes = storedZip({ [name]: packed, 'xl/workbook.xml': '<workbook/>' });
  // The method (8: deflated) and the unpacked size, in the local and in the central header.
  const central = bytes.indexOf('PK\x01\x02');
  bytes.writeUInt16LE(8, 8);
  bytes.writeUInt32LE(content.length, 22);
  bytes.writeUInt16LE(8, central + 10);
  bytes.writeUInt32LE(content.length, central + 24);
  return bytes;
}
