import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decode } from '../plain-text/decode.ts';
import { readLines } from '../plain-text/plain-text.ts';
import { readHtml } from './html.ts';

/** In GB18030. */
const SAMPLE = readFileSync(join(import.meta.dirname, '../../../data/reports/甘肃-砚泉镇-2021.txt'));
const TEXT = new TextDecoder('gb18030').decode(SAMPLE);
const EXPECTED = readLines(TEXT).map((line) => line.text);

const page = (charset: string): [string, string] => [
  `<html><head>${charset}<script>${'var a = 1;'.repeat(3000)}</script></head><body><div class="nav"><a href="/">Home</a></div><pre>\n`,
  '</pre><div class="footer">Copyright 2024</div></body></html>',
];
const utf16 = (text: string, swap: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return swap ? bytes.swap16() : bytes;
};
const META = '<meta charset="X"/>';
const HTTP = '<meta content="text/html; charset=X" http-equiv=Content-Type>';

describe.each([META, HTTP, '<?xml version="1.0" encoding="X"?>', ''])('declared by %s', (form) => {
  const declaring = (charset: string) => page(form.replace('X', charset));
  const around = (charset: string, text: Uint8Array): Uint8Array => {
    const [before, after] = declaring(charset);
    return Buffer.concat([Buffer.from(before), text, Buffer.from(after)]);
  };
  test.each([
    ['GBK declared as gb2312', around('gb2312', SAMPLE)],
    ['GB18030', around('gb18030', SAMPLE)],
    ['GBK declared as utf-8, wrongly', around('utf-8', SAMPLE)],
    ['GBK declared as iso-8859-1, wrongly', around('iso-8859-1', SAMPLE)],
    ['GBK declared as big5, wrongly', around('big5', SAMPLE)],
    ['GBK declared as an unknown encoding', around('x-none', SAMPLE)],
    ['UTF-8', around('utf-8', Buffer.from(TEXT))],
    ['UTF-8 declared as gb2312, wrongly', around('gb2312', Buffer.from(TEXT))],
    [
      'UTF-8 with a byte-order mark',
      Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), around('gbk', Buffer.from(TEXT))]),
    ],
    [
      'UTF-8 with one invalid byte',
      around('utf-8', Buffer.concat([Buffer.from(TEXT), Buffer.of(0x0a, 0xe4, 0x0a)])),
    ],
    ['UTF-16 with a byte-order mark', utf16(`\ufeff${declaring('utf-8').join(TEXT)}`, false)],
    ['UTF-16 without a byte-order mark', utf16(declaring('utf-16').join(TEXT), false)],
    ['UTF-16 without a byte-order mark, big-endian', utf16(declaring('utf-8').join(TEXT), true)],
  ])('readHtml decodes %s', async (_, bytes) => {
    const lines = (await readHtml(bytes)).lines.map((line) => line.text);
    expect(lines.filter((line) => line !== '\ufffd')).toEqual(EXPECTED);
  });
});

/** 楓橋經驗，法治政府建設。 in Big5, ten times. */
const BIG5 = Buffer.from('b7acbef4b867c5e7a141aa6baa76ac46a9b2abd8b35da143'.repeat(10), 'hex');
const TRADITIONAL = '楓橋經驗，法治政府建設。'.repeat(10);

describe('Big5', () => {
  test.each([
    ['declared', 'big5'],
    ['declared as utf-8, wrongly', 'utf-8'],
    ['declared as gb2312, wrongly', 'gb2312'],
    ['not declared', ''],
  ])('readHtml decodes Big5 that is %s', async (_, charset) => {
    const html = Buffer.concat([Buffer.from(`<meta charset="${charset}"><p>`), BIG5, Buffer.from('</p>')]);
    expect((await readHtml(html)).lines.map((line) => line.text)).toEqual([TRADITIONAL]);
  });

  test('decode reads Big5 in a text file', () => {
    expect(decode(BIG5)).toBe(TRADITIONAL);
  });
});
