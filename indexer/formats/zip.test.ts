import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ZipEntry, zipOf } from './testing/zip-of.ts';
import { openZip } from './zip.ts';

const LIMITS = { entryBytes: 1000, totalBytes: 1500 };
const text = async (entries: Record<string, string | ZipEntry>, name: string): Promise<string> =>
  Buffer.from(await (await openZip(zipOf(entries), LIMITS)).read(name)).toString();

describe('entries', () => {
  it.each([
    ['stored', { text: '枫桥' }],
    ['compressed', { text: '枫桥', deflate: true }],
  ])('%s', async (_, entry) => {
    expect(await text({ 'a/b.xml': entry }, 'a/b.xml')).toBe('枫桥');
  });

  it('are named, and found without regard to case', async () => {
    const zip = await openZip(zipOf({ 'Word/a.xml': '甲', b: '' }));
    expect(zip.names).toEqual(['Word/a.xml', 'b']);
    expect([zip.has('word/A.xml'), zip.has('c')]).toEqual([true, false]);
    expect(Buffer.from(await zip.read('word/A.XML')).toString()).toBe('甲');
  });
});

describe('what is refused, with one sentence', () => {
  it.each<[string, ZipEntry, RegExp]>([
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
    ['an entry that holds less', { text: 'a', deflate: true, size: 10 }, /^文件已损坏/],
    ['changed content', { text: 'abc', checksum: 1 }, /^文件已损坏/],
    ['no compressed data', { text: 'abc', deflated: Buffer.from([255, 255, 255]) }, /^文件已损坏/],
    ['a password', { text: 'abc', deflate: true, flags: 1 }, /^文件有密码保护，请另存为无密码的文件$/],
  ])('%s', async (_, entry, message) => {
    await expect(text({ a: entry }, 'a')).rejects.toThrow(message);
  });

  it('entries that are too large together', async () => {
    const zip = await openZip(zipOf({ a: 'a'.repeat(900), b: 'b'.repeat(900) }), LIMITS);
    await zip.read('a');
    await expect(zip.read('b')).rejects.toThrow(/^文件解压后超过/);
  });

  it('an entry that is missing', async () => {
    await expect(text({ a: '' }, 'word/document.xml')).rejects.toThrow(
      /^文件不完整，缺少 word\/document\.xml/,
    );
  });

  it.each([
    ['a text', Buffer.from('一、成效'), /^文件内容与扩展名不符/],
    ['nothing', Buffer.alloc(0), /^文件内容与扩展名不符/],
    ['an old Office file', Buffer.from('d0cf11e0a1b11ae100', 'hex'), /^文件内容是旧版 Office 格式/],
    [
      'a new one with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      /^文件有密码保护/,
    ],
  ])('%s', async (_, bytes, message) => {
    await expect(openZip(bytes)).rejects.toThrow(message);
  });
});

it('a bomb that unpacks to four gigabytes is refused at once, whatever it declares', async () => {
  // A deflated block of 64 MiB of zeros, 64 times: 4 GiB from 4 MB, as good as any real bomb.
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
