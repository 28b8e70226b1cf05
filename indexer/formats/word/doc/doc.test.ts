import { describe, expect, test } from 'vitest';
import { type DocOptions, type DocParagraph, docOf } from '../../testing/doc-of.ts';
import { docxOf, p, t } from '../../testing/docx-of.ts';
import { uint32s } from '../../testing/ole-of.ts';
import { readDoc } from './doc.ts';

const read = async (paragraphs: readonly DocParagraph[], options?: DocOptions): Promise<string[]> =>
  (await readDoc(docOf(paragraphs, options))).lines.map(({ text }) => text);

/** sprmPFInTable; with sprmPFTtp, the end of a row. */
const IN_TABLE = '162401';
const ROW_END = '162401172401';

describe('readDoc', () => {
  test.each<[string, DocParagraph[], string[]]>([
    [
      'each paragraph is a line',
      [{ text: '柳汀镇报告' }, { text: '“枫桥经验”——好。' }],
      ['柳汀镇报告', '“枫桥经验”——好。'],
    ],
    [
      'text with a character spacing of odd twips is kept',
      [{ text: '字距', characters: '40880500' }],
      ['字距'],
    ],
    [
      'deleted text is dropped',
      [{ text: '甲' }, { text: '旧', characters: '000801' }, { text: '乙' }],
      ['甲', '乙'],
    ],
    [
      'hidden text is dropped',
      [
        { text: '暗', characters: '3c0801' },
        { text: '明', characters: '3c0800' },
      ],
      ['明'],
    ],
    [
      'text before and after a deleted paragraph mark is kept',
      [{ text: '前半' }, { text: '', characters: '000801' }, { text: '后半' }],
      ['前半', '后半'],
    ],
    [
      'line breaks split a line, tabs become spaces, soft hyphens vanish',
      [{ text: '甲\x0b乙\t丙\x1e丁\x1f戊' }],
      ['甲', '乙 丙-丁戊'],
    ],
    ['a page break ends the line', [{ text: '甲\x0c乙' }], ['甲', '乙']],
    ['a field is replaced by its result', [{ text: '见\x13 HYPERLINK "x" \x14附件\x15一' }], ['见附件一']],
    ['a field without a result is dropped', [{ text: '第\x13 PAGE \x15页' }], ['第页']],
    ['text after a field that never ends is kept', [{ text: '\x13 PAGE' }, { text: '甲' }], ['甲']],
    ['pictures and marks are not text', [{ text: '甲\x01\x08\x05乙' }], ['甲乙']],
    [
      'a table row is one line',
      [
        { text: '类别', end: '\x07', properties: IN_TABLE },
        { text: '64', end: '\x07', properties: IN_TABLE },
        { text: '', end: '\x07', properties: ROW_END },
        { text: '后文。' },
      ],
      ['类别\u300064', '后文。'],
    ],
    [
      'cells of a row that never ends are kept',
      [{ text: '类别', end: '\x07', properties: IN_TABLE }],
      ['类别'],
    ],
  ])('%s', async (_, paragraphs, lines) => {
    expect(await read(paragraphs)).toEqual(lines);
  });

  test('readDoc reads outline levels and indents', async () => {
    const { lines } = await readDoc(
      docOf([
        { text: '成效', properties: '402600' },
        { text: '今年。', properties: '11848002' },
      ]),
    );
    expect(lines).toMatchObject([
      { text: '成效', headingLevel: 1, whole: true, indented: false },
      { text: '今年。', headingLevel: null, whole: false, indented: true },
    ]);
  });

  test('readDoc computes automatic numbers', async () => {
    // One list of one level, `%1、` in chineseCountingThousand, and one instance of it.
    const level = Buffer.alloc(28);
    level.writeInt32LE(1, 0);
    level.writeUInt8(39, 4);
    const text = Buffer.from('\u0002\u0000\u3001', 'utf16le');
    const head = Buffer.alloc(28);
    head.writeInt32LE(77, 0);
    head.writeUInt8(1, 26);
    const lists = Buffer.concat([Buffer.from([1, 0]), head, level, text]);
    const instances = Buffer.concat([uint32s(1, 77, 0, 0, 0), uint32s(0xffffffff)]);
    const numbered = '0b460100';
    const options: DocOptions = {
      tables: [
        [0x2e2, lists],
        [0x2ea, instances],
      ],
    };
    expect(
      await read(
        [{ text: '成效', properties: numbered }, { text: '文。' }, { text: '不足', properties: numbered }],
        options,
      ),
    ).toEqual(['一、成效', '文。', '二、不足']);
  });

  test('headers are excluded from the lines and listed as dropped', async () => {
    const { lines, dropped } = await readDoc(docOf([{ text: '甲' }], { headers: '柳汀镇\r' }));
    expect([lines.map(({ text }) => text), dropped]).toEqual([['甲'], ['柳汀镇']]);
  });
});

describe('detection of the format by the bytes', () => {
  test('a docx named .doc is read as a docx', async () => {
    expect((await readDoc(docxOf(p(t('甲'))))).lines).toMatchObject([{ text: '甲' }]);
  });

  test.each<[string, Uint8Array, RegExp]>([
    [
      'a web page is rejected by name',
      Buffer.from('\ufeff<html><body>甲</body></html>'),
      /^文件其实是网页格式/,
    ],
    ['plain text is rejected', Buffer.from('一、成效'), /^不是 Word 或 WPS 文字的文件/],
    ['an empty file is rejected', Buffer.alloc(0), /^不是 Word 或 WPS 文字的文件/],
    [
      'a workbook is rejected',
      docOf([{ text: '甲' }], { stream: 'Workbook' }),
      /^不是 Word 97 或以后的文件.*另存为 \.docx$/,
    ],
    ['a Word 95 file is rejected', docOf([{ text: '甲' }], { version: 104 }), /^是 Word 95 或更早的格式/],
    [
      'a Word 97 file with a password is rejected',
      docOf([{ text: '甲' }], { flags: 0x0300 }),
      /^文件有密码保护，请另存为无密码的文件$/,
    ],
    [
      'an encrypted docx is rejected',
      docOf([{ text: '甲' }], { stream: 'EncryptedPackage' }),
      /^文件有密码保护/,
    ],
    ['a file without text is rejected', docOf([{ text: '' }]), /^文件里没有可读的文字/],
    ['a file with a cyclic sector chain is rejected', cyclicChain(), /^文件已损坏，无法读取/],
  ])('%s', async (_, bytes, message) => {
    await expect(readDoc(bytes)).rejects.toThrow(message);
  });
});

/** The second sector of the text links back to the first. */
function cyclicChain(): Uint8Array {
  const bytes = Buffer.from(docOf([{ text: '甲' }]));
  bytes.writeUInt32LE(2, 512 + 3 * 4);
  return bytes;
}
