import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { type ZipEntry, zipOf } from '../formats/testing/zip-of.ts';
import { archiveOf, listArchive, withFileOnDisk } from './archive.ts';
import { listFiles } from './files.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-archive-'));
// Copies go here too, where no other program has any.
vi.stubEnv('TMPDIR', ROOT);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(ROOT, { recursive: true });
});

let archives = 0;
type Entries = Readonly<Record<string, string | ZipEntry>>;
function archive(entries: Entries | Uint8Array): string {
  const path = join(ROOT, `${archives++}.zip`);
  writeFileSync(path, entries instanceof Uint8Array ? entries : zipOf(entries));
  return path;
}
const namesOf = async (entries: Entries) =>
  (await listArchive(archive(entries))).files.map(({ name }) => name);
const copies = (): string[] => readdirSync(ROOT).filter((name) => name.startsWith('zhenjian-zip-'));

/** Its contents as the readers get them. */
async function contentsOf(path: string): Promise<string> {
  const [file] = (await listArchive(path)).files;
  if (!file) throw new Error('no file');
  const { name, entry } = file;
  return withFileOnDisk({ path: name, absolute: path, entry }, async (copy) => readFileSync(copy, 'utf8'));
}

describe('names', () => {
  const named = (hex: string): Entries => ({ x: { text: '甲', name: Buffer.from(hex, 'hex') } });
  test.each<[string, Entries, string]>([
    ['in UTF-8 that says so', { '县/甲.txt': '甲' }, '县/甲.txt'],
    ['in UTF-8 that does not say so', named(Buffer.from('甲.txt').toString('hex')), '甲.txt'],
    ['in GBK', named('cfd82fb8b1b1be2e747874'), '县/副本.txt'],
    ['of GB18030 only', named('8139ef302e747874'), '㐁.txt'],
    ['with the separators of Windows', { '县\\甲.txt': '甲' }, '县/甲.txt'],
    ['from the current folder', { './甲.txt': '甲' }, '甲.txt'],
  ])('%s', async (_, entries, name) => {
    expect(await namesOf(entries)).toEqual([name]);
  });

  test('files of the system and assets of saved pages are skipped, in every folder', async () => {
    const path = archive({
      ...{ '__MACOSX/._甲.txt': 'x', '县/.DS_Store': 'x', '县/~$甲.docx': 'x', '页_files/a.js': 'x' },
      ...{ '县/': '', '县/甲.txt': '甲', '乙.txt': '乙' },
    });
    const { files, failed } = await listFiles(path, () => '包.zip');
    expect([files.map((file) => file.path), failed]).toEqual([['包.zip/乙.txt', '包.zip/县/甲.txt'], []]);
  });
});

test('an entry is copied whole, and the copy is gone afterwards, whether or not it was used without an error', async () => {
  const before = copies();
  const text = '全镇调解纠纷120件。'.repeat(5000);
  expect(await contentsOf(archive({ '甲.txt': { text, deflate: true } }))).toBe(text);
  const path = archive({ '甲.txt': text });
  const [file] = (await listArchive(path)).files;
  const use = withFileOnDisk({ path: '甲.txt', absolute: path, ...file }, async () => {
    throw new Error('unreadable');
  });
  await expect(use).rejects.toThrow('unreadable');
  expect(copies()).toEqual(before);
});

test('the path of an entry is split at the zip, and not at a folder named like one', async () => {
  const path = archive({ '甲.txt': '甲' });
  expect(await archiveOf(join(path, '县', '甲.txt'))).toEqual({ archive: path, name: '县/甲.txt' });
  expect(await archiveOf(join(ROOT, '没有.zip', '甲.txt'))).toBeNull();
  expect(await archiveOf(path)).toBeNull();
});

describe('refused, in one sentence', () => {
  const damaged = /^不是完整的 zip 压缩包，或已损坏；/;
  test.each<[string, Uint8Array, RegExp]>([
    ['a truncated zip', zipOf({ '甲.txt': '甲' }).subarray(0, -30), damaged],
    ['another archive named .zip', Buffer.from('Rar!\x1a\x07\0'), damaged],
    [
      'more files than a collection has',
      zipOf(Object.fromEntries(Array.from({ length: 50_001 }, (_, index) => [`${index}`, '']))),
      /^压缩包里有 50001 个文件|^不是完整的 zip/,
    ],
    [
      'more bytes than a collection has',
      zipOf(
        Object.fromEntries(
          Array.from({ length: 20 }, (_, index) => [`${index}`, { text: '', deflate: true, size: 2 ** 29 }]),
        ),
      ),
      /^压缩包解开后有 10 GB，超过 8 GB/,
    ],
  ])('%s', async (_, bytes, reason) => {
    await expect(listArchive(archive(bytes))).rejects.toThrow(reason);
  });

  test.each<[string, Entries, RegExp]>([
    ['a path that leads out', { '../甲.txt': '甲' }, /路径指向压缩包之外/],
    ['a path of Windows that leads out', { '县\\..\\..\\甲.txt': '甲' }, /路径指向压缩包之外/],
    ['an absolute path', { '/甲.txt': '甲' }, /路径指向压缩包之外/],
    ['a zip in the zip', { '内.zip': '甲' }, /^压缩包里的压缩包不再解开/],
    ['a password', { '甲.txt': { text: '甲', deflate: true, flags: 1 } }, /^有密码保护/],
    ['gigabytes', { '甲.csv': { text: '', deflate: true, size: 2 ** 31 } }, /^解开后有 2048 MB/],
  ])('%s, and the other files are listed', async (_, entries, reason) => {
    const { files, failed } = await listArchive(archive({ ...entries, '乙.txt': '乙' }));
    expect(files.map(({ name }) => name)).toEqual(['乙.txt']);
    expect(failed.map((failure) => failure.reason)).toEqual([expect.stringMatching(reason)]);
  });

  test.each<[string, ZipEntry]>([
    ['inflates beyond its declared size', { text: '字'.repeat(1e6), deflate: true, size: 10 }],
    ['has other contents than its checksum', { text: '甲', checksum: 1 }],
    ['is no deflated data', { text: '甲', deflated: Buffer.from('ff00ff', 'hex') }],
  ])('an entry that %s', async (_, entry) => {
    const before = copies();
    await expect(contentsOf(archive({ '甲.txt': entry }))).rejects.toThrow(damaged);
    expect(copies()).toEqual(before);
  });
});
