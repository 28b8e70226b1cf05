import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type ZipEntry, zipOf } from './testing/zip-of.ts';
import { openZip } from './zip.ts';

const LIMITS = { entryBytes: 1000, totalBytes: 1500 };
const text = async (entries: Record<string, string | ZipEntry>, name: string): Promise<string> =>
  Buffer.from(await (await openZip(zipOf(entries), LIMITS)).read(name)).toString();

describe('entries', () => {
  test.each([
    ['stored', { text: '枫桥' }],
    ['compressed', { text: '枫桥', deflate: true }],
  ])('openZip reads an entry that is %s', async (_, entry) => {
    expect(await text({ 'a/b.xml': entry }, 'a/b.xml')).toBe('枫桥');
  });

  test('a zip lists its entries and finds them without regard to case', async () => {
    const zip = await openZip(zipOf({ 'Word/a.xml': '甲', b: '' }));
    expect(zip.names).toEqual(['Word/a.xml', 'b']);
    expect([zip.has('word/A.xml'), zip.has('c')]).toEqual([true, false]);
    expect(Buffer.from(await zip.read('word/A.XML')).toString()).toBe('甲');
  });
});

describe('refused zips', () => {
  test.each<[string, ZipEntry, RegExp]>([
    ['an entry over the limit', { text: 'a'.repeat(1001), deflate: true }, /^文件解压后超过/],
    [
      'an entry that declares more than the limit',
      { text: 'a', deflate: true, size: 4_000_000_000 },
      /^文件解压后超过/,
    ],
    [
      'an entry that holds more than it declares',
      { text: 'a'.repeat(900), deflate: true, size: 10 },
      /^文件已损坏/,
    ],
    ['an entry that holds less than it declares', { text: 'a', deflate: true, size: 10 }, /^文件已损坏/],
    ['changed content', { text: 'abc', checksum: 1 }, /^文件已损坏/],
    ['no compressed data', { text: 'abc', deflated: Buffer.from([255, 255, 255]) }, /^文件已损坏/],
    ['a password', { text: 'abc', deflate: true, flags: 1 }, /^文件有密码保护，请另存为无密码的文件$/],
  ])('reading is refused with one sentence: %s', async (_, entry, message) => {
    await expect(text({ a: entry }, 'a')).rejects.toThrow(message);
  });

  test('reading is refused once the entries together exceed the total limit', async () => {
    const zip = await openZip(zipOf({ a: 'a'.repeat(900), b: 'b'.repeat(900) }), LIMITS);
    await zip.read('a');
    await expect(zip.read('b')).rejects.toThrow(/^文件解压后超过/);
  });

  test('reading a missing entry is refused with its name', async () => {
    await expect(text({ a: '' }, 'word/document.xml')).rejects.toThrow(
      /^文件不完整，缺少 word\/document\.xml/,
    );
  });

  test.each([
    ['a text', Buffer.from('一、成效'), /^文件内容与扩展名不符/],
    ['nothing', Buffer.alloc(0), /^文件内容与扩展名不符/],
    ['an old Office file', Buffer.from('d0cf11e0a1b11ae100', 'hex'), /^文件内容是旧版 Office 格式/],
    [
      'an encrypted Office file',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      /^文件有密码保护/,
    ],
  ])('openZip refuses %s with one sentence', async (_, bytes, message) => {
    await expect(openZip(bytes)).rejects.toThrow(message);
  });
});

test('a zip bomb of four gigabytes is refused at once, whatever size it declares', async () => {
  // 64 deflated blocks of 64 MiB of zeros: 4 GiB from 4 MB.
  const block = deflateRawSync(Buffer.alloc(64 * 2 ** 20), { finishFlush: 2 });
  const bomb = Buffer.concat(Array.from({ length: 64 }, () => block));
  const before = process.memoryUsage().rss;
  const started = performance.now();
  for (const size of [4_294_967_294, 1000]) {
    const zip = await openZip(zipOf({ a: { text: '', deflated: bomb, size } }));
    await expect(zip.read('a')).rejects.toThrow(/^文件(?:解压后超过|已损坏)/);
  }
  expect(performance.now() - started).toBeLessThan(2000);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
});
