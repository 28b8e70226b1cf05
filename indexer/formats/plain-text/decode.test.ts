import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decode, decodeWithNotes } from './decode.ts';

const TEXT = '枫桥经验，12件。\n';
const utf8 = new TextEncoder().encode(TEXT);
const utf16 = (swap: boolean): number[] =>
  [...TEXT].flatMap((character) => {
    const code = character.charCodeAt(0);
    return swap ? [code >> 8, code & 0xff] : [code & 0xff, code >> 8];
  });

describe('encodings', () => {
  test.each([
    ['UTF-8', utf8],
    ['UTF-8 with a byte-order mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8)],
    ['UTF-16, little-endian', Uint8Array.of(0xff, 0xfe, ...utf16(false))],
    ['UTF-16, big-endian', Uint8Array.of(0xfe, 0xff, ...utf16(true))],
    [
      'GB18030',
      // 枫桥经验，12件。 and a line feed in GBK
      Uint8Array.of(
        0xb7,
        0xe3,
        0xc7,
        0xc5,
        0xbe,
        0xad,
        0xd1,
        0xe9,
        0xa3,
        0xac,
        0x31,
        0x32,
        0xbc,
        0xfe,
        0xa1,
        0xa3,
        0x0a,
      ),
    ],
  ])('decode reads %s', (_, bytes) => {
    expect(decode(bytes)).toBe(TEXT);
  });

  test('decode reads four-byte characters of GB18030', () => {
    expect(decode(Uint8Array.of(0x95, 0x32, 0x82, 0x36, 0xbc, 0xfe))).toBe('𠀀件');
  });

  test('decode reads a whole sample report in GB18030', () => {
    const file = join(import.meta.dirname, '../../../data/reports/甘肃-砚泉镇-2021.txt');
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))).toThrow();
    expect(decode(readFileSync(file))).toMatch(/^沙棠县砚泉镇人民政府2021年法治政府建设工作情况的报告/);
  });
});

const REFUSED = /^不是文本文件，或编码无法识别；请另存为 UTF-8 文本后重试$/;

test.each([
  ['NULs', new Uint8Array(4096)],
  [
    'a picture',
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52),
  ],
  ['a zip such as .docx', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, 0xdf, 0xa4)],
  ['UTF-16 cut inside a character', Uint8Array.of(0xff, 0xfe, 0x2b, 0x68, 0x65)],
  ['a lone surrogate in UTF-16', Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x2b, 0x68)],
  ['every byte value', Uint8Array.from({ length: 256 }, (_, byte) => byte)],
])('decode refuses %s with one sentence', (_, bytes) => {
  expect(() => decode(bytes)).toThrow(REFUSED);
});

test('decode accepts a report with one stray control character', () => {
  const text = `${'枫桥经验'.repeat(100)}\u0007`;
  expect(decode(new TextEncoder().encode(text))).toBe(text);
});

test.each([
  ['gb2312', new TextEncoder().encode('枫桥经验'), ['网页声明的编码是 gb2312，实际是 UTF-8，已按后者读取']],
  [
    'utf-8',
    Uint8Array.of(0xb7, 0xe3, 0xc7, 0xc5, 0xbe, 0xad, 0xd1, 0xe9),
    [expect.stringMatching('GB18030')],
  ],
  ['gbk', Uint8Array.of(0xb7, 0xe3, 0xc7, 0xc5, 0xbe, 0xad, 0xd1, 0xe9), []],
  ['utf-8', new TextEncoder().encode('枫桥经验'), []],
  ['gb2312', new TextEncoder().encode('law and order'), []],
  ['no such thing', new TextEncoder().encode('枫桥经验'), []],
  [undefined, new TextEncoder().encode('枫桥经验'), []],
])(
  'decodeWithNotes notes a declared encoding that would have garbled the text: %s',
  (declared, bytes, notes) => {
    const read = decodeWithNotes(bytes, declared);
    expect(read.notes).toEqual(notes);
    expect(read.text).toBe(decode(bytes, declared));
  },
);
