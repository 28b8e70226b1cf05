import { describe, expect, it } from 'vitest';
import { type DocOptions, type DocParagraph, docOf, numbers } from '../../testing/doc-of.ts';
import { docxOf, p, t } from '../../testing/docx-of.ts';
import { readDoc } from './doc.ts';

const read = async (paragraphs: readonly DocParagraph[], options?: DocOptions): Promise<string[]> =>
  (await readDoc(docOf(paragraphs, options))).lines.map(({ text }) => text);

/** sprmPFInTable, sprmPFTtp: in a table; the end of a row. */
const IN_TABLE = '162401';
const ROW_END = '162401172401';

describe('a text is what a reader of Word sees', () => {
  it.each<[string, DocParagraph[], string[]]>([
    [
      'paragraphs',
      [{ text: '柳汀镇报告' }, { text: '“枫桥经验”——好。' }],
      ['柳汀镇报告', '“枫桥经验”——好。'],
    ],
    ['text with a character spacing of odd twips', [{ text: '字距', characters: '40880500' }], ['字距']],
    ['no deleted text', [{ text: '甲' }, { text: '旧', characters: '000801' }, { text: '乙' }], ['甲', '乙']],
    [
      'no hidden text',
      [
        { text: '暗', characters: '3c0801' },
        { text: '明', characters: '3c0800' },
      ],
      ['明'],
    ],
    [
      'paragraphs whose end is deleted go on',
      [{ text: '前半' }, { text: '', characters: '000801' }, { text: '后半' }],
      ['前半', '后半'],
    ],
    ['a line break, a tab, hyphens', [{ text: '甲\x0b乙\t丙\x1e丁\x1f戊' }], ['甲', '乙 丙-丁戊']],
    ['a page break', [{ text: '甲\x0c乙' }], ['甲', '乙']],
    ['a field as its result', [{ text: '见\x13 HYPERLINK "x" \x14附件\x15一' }], ['见附件一']],
    ['a field without one', [{ text: '第\x13 PAGE \x15页' }], ['第页']],
    ['what follows a field that never ends', [{ text: '\x13 PAGE' }, { text: '甲' }], ['甲']],
    ['pictures and marks are no text', [{ text: '甲\x01\x08\x05乙' }], ['甲乙']],
    [
      'a row is a line',
      [
        { text: '类别', end: '\x07', properties: IN_TABLE },
        { text: '64', end: '\x07', properties: IN_TABLE },
        { text: '', end: '\x07', properties: ROW_END },
        { text: '后文。' },
      ],
      ['类别\u300064', '后文。'],
    ],
    ['a row that never ends', [{ text: '类别', end: '\x07', properties: IN_TABLE }], ['类别']],
  ])('%s', async (_, paragraphs, lines) => {
    expect(await read(paragraphs)).toEqual(lines);
  });

  it('levels and indents', async () => {
    const { lines } = await readDoc(
      docOf([
        { text: '成效', properties: '402600' },
        { text: '今年。', properties: '11848002' },
      ]),
    );
    expect(lines).toMatchObject([
      { text: '成效', mark: 1, whole: true, indented: false },
      { text: '今年。', mark: null, whole: false, indented: true },
    ]);
  });

  it('automatic numbers', async () => {
    // One list of one level, `%1、` in chineseCountingThousand, and one use of it.
    const level = Buffer.alloc(28);
    level.writeInt32LE(1, 0);
    level.writeUInt8(39, 4);
    const text = Buffer.from('\u0002\u0000\u3001', 'utf16le');
    const head = Buffer.alloc(28);
    head.writeInt32LE(77, 0);
    head.writeUInt8(1, 26);
    const lists = Buffer.concat([Buffer.from([1, 0]), head, level, text]);
    const uses = Buffer.concat([numbers(1, 77, 0, 0, 0), numbers(0xffffffff)]);
    const numbered = '0b460100';
    const options: DocOptions = {
      tables: [
        [0x2e2, lists],
        [0x2ea, uses],
      ],
    };
    expect(
      await read(
        [{ text: '成效', properties: numbered }, { text: '文。' }, { text: '不足', properties: numbered }],
        options,
      ),
    ).toEqual(['一、成效', '文。', '二、不足']);
  });

  it('headers are named and left out', async () => {
    const { lines, dropped } = await readDoc(docOf([{ text: '甲' }], { headers: '柳汀镇\r' }));
    expect([lines.map(({ text }) => text), dropped]).toEqual([['甲'], ['柳汀镇']]);
  });
});

describe('what the bytes are decides', () => {
  it('a docx called .doc is read as one', async () => {
    expect((await readDoc(docxOf(p(t('甲'))))).lines).toMatchObject([{ text: '甲' }]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['RTF', Buffer.from('{\\rtf1 x}'), /^文件其实是 RTF 格式；.*另存为 \.docx$/],
    ['a page of the web', Buffer.from('\ufeff<html><body>甲</body></html>'), /^文件其实是 网页 格式/],
    ['a text', Buffer.from('一、成效'), /^不是 Word 或 WPS 文字的文件/],
    ['nothing', Buffer.alloc(0), /^不是 Word 或 WPS 文字的文件/],
    [
      'a workbook',
      docOf([{ text: '甲' }], { stream: 'Workbook' }),
      /^不是 Word 97 或以后的文件.*另存为 \.docx$/,
    ],
    ['Word 95', docOf([{ text: '甲' }], { version: 104 }), /^是 Word 95 或更早的格式/],
    [
      'a file with a password',
      docOf([{ text: '甲' }], { flags: 0x0300 }),
      /^文件有密码保护，请另存为无密码的文件$/,
    ],
    ['a new one with a password', docOf([{ text: '甲' }], { stream: 'EncryptedPackage' }), /^文件有密码保护/],
    ['a file without text', docOf([{ text: '' }]), /^文件里没有可读的文字/],
    ['a ring of sectors', ring(), /^文件已损坏，无法读取/],
  ])('%s', async (_, bytes, message) => {
    await expect(readDoc(bytes)).rejects.toThrow(message);
  });
});

/** The second sector of the text points back to the first. */
function ring(): Uint8Array {
  const bytes = Buffer.from(docOf([{ text: '甲' }]));
  bytes.writeUInt32LE(2, 512 + 3 * 4);
  return bytes;
}
