import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLines } from '../plain-text/plain-text.ts';
import { readMhtml } from './mhtml.ts';

const GBK = readFileSync(join(import.meta.dirname, '../../../data/reports/甘肃-砚泉镇-2021.txt'));
const TEXT = new TextDecoder('gb18030').decode(GBK);
const EXPECTED = readLines(TEXT).map((line) => line.text);
const HTML = Buffer.concat([
  Buffer.from('<html><body><a href=/>Home</a><pre>\n'),
  GBK,
  Buffer.from('</pre></body></html>'),
]);
const UTF8 = Buffer.from(new TextDecoder('gb18030').decode(HTML));

const quotedPrintable = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte) =>
      byte === 0x0a
        ? '\r\n'
        : byte < 0x20 || byte > 0x7e || byte === 0x3d
          ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
          : String.fromCharCode(byte),
    )
    .join('')
    .replace(/(?:=[0-9A-F]{2}|[^=\r\n]){60}(?=.)/g, '$&=\r\n');
const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');

const part = (type: string, encoding: string, body: string, location = ''): string =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n${location ? `Content-Location: ${location}\r\n` : ''}\r\n${body}`;
const archive = (...parts: string[]): Buffer =>
  Buffer.from(
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.gov.cn/snapshot.html\r\nSubject: =?utf-8?Q?=E6=8A=A5?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----M--ab(c)+/=_?:.----"\r\n\r\n\r\n${parts.map((text) => `------M--ab(c)+/=_?:.----\r\n${text}\r\n`).join('')}------M--ab(c)+/=_?:.------\r\n`,
    'latin1',
  );
const PICTURE = part('image/png', 'base64', base64(Buffer.alloc(3000, 7)), 'https://example.gov.cn/1.png');
const FRAME = part(
  'text/html',
  'quoted-printable',
  '<p>=E5=B9=BF=E5=91=8A=EF=BC=8C=E5=B9=BF=E5=91=8A=E3=80=82</p>',
  'cid:frame',
);

describe('archives', () => {
  test.each([
    ['quoted-printable', archive(part('text/html', 'quoted-printable', quotedPrintable(UTF8)), PICTURE)],
    ['base64', archive(part('text/html; charset="utf-8"', 'base64', base64(UTF8)), PICTURE)],
    [
      'GBK declared by the part',
      archive(part('text/html; charset=gb2312', 'quoted-printable', quotedPrintable(HTML)), PICTURE),
    ],
    ['GBK declared as UTF-8', archive(part('text/html;\r\n\tcharset="utf-8"', 'base64', base64(HTML)))],
    ['unencoded 8-bit bytes', archive(part('text/html; charset=gbk', '8bit', HTML.toString('latin1')))],
    ['a page after its frame', archive(FRAME, PICTURE, part('text/html', 'base64', base64(UTF8)))],
    ['a page before its frame', archive(part('text/html', 'base64', base64(UTF8)), PICTURE, FRAME)],
    [
      'nested multipart bodies',
      archive(
        `Content-Type: multipart/alternative; boundary=inner\r\n\r\n--inner\r\n${part('text/plain', '7bit', 'x')}\r\n--inner\r\n${part('text/html', 'base64', base64(UTF8))}\r\n--inner--`,
      ),
    ],
    [
      'bare line feeds',
      Buffer.from(
        archive(part('text/html', 'base64', base64(UTF8)))
          .toString('latin1')
          .replace(/\r/g, ''),
        'latin1',
      ),
    ],
    [
      'an archive of one part',
      Buffer.from(`MIME-Version: 1.0\r\n${part('text/html; charset=utf-8', 'base64', base64(UTF8))}`),
    ],
    ['an archive that is cut off', archive(part('text/html', 'base64', base64(UTF8))).subarray(0, -30)],
    ['an HTML page with the extension of an archive', HTML],
  ])('readMhtml reads the report from %s', async (_, bytes) => {
    expect((await readMhtml(bytes)).lines.map((line) => line.text)).toEqual(EXPECTED);
  });
});

describe('URL of the archived page', () => {
  test.each([
    ['the location of the part', 'https://example.gov.cn/part.html', 'https://example.gov.cn/part.html'],
    ['the location of the archive', 'cid:main', 'https://example.gov.cn/snapshot.html'],
  ])('the URL of an archived page is %s', async (_, location, url) => {
    const bytes = archive(part('text/html', 'base64', base64(UTF8), location), PICTURE);
    expect((await readMhtml(bytes)).declared.url).toBe(url);
  });
});

test('readMhtml drops the text of the other pages in the archive', async () => {
  const text = await readMhtml(archive(part('text/html', 'base64', base64(UTF8)), FRAME));
  expect(text.dropped).toEqual(['Home', '广告，广告。']);
});

describe('refused archives', () => {
  test.each([
    ['an archive without a page', archive(PICTURE), /^不是网页存档，或其中没有网页；[^。]+$/],
    ['a text', Buffer.from('柳汀镇报告'), /^不是网页存档，或其中没有网页；[^。]+$/],
    [
      'a page without text',
      archive(part('text/html', '7bit', '<script>x</script>')),
      /^网页存档里没有可读的正文，[^。]+$/,
    ],
    ['an empty file', Buffer.of(), /^文件是空的$/],
  ])('readMhtml refuses %s with one sentence', async (_, bytes, message) => {
    await expect(readMhtml(bytes)).rejects.toThrow(message);
  });
});
