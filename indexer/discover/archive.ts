/**
 * Reads zips as folders: lists their files and copies one at a time to the disk, where the readers find it. The
 * sizes that a zip declares bound what is copied, and the copy ends where they are false.
 */
import { createWriteStream, promises as disk } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, posix } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { Entry, openPromise, type ZipFile } from 'yauzl';
import type { ArchiveEntry, Failure, ReportFile } from '../domain/file.ts';

export interface ArchiveListing {
  readonly files: readonly { readonly name: string; readonly entry: ArchiveEntry }[];
  /** Entries that cannot be read, by their names. */
  readonly failed: readonly Failure[];
}

/** A province has 1,500 towns. */
const MAX_ENTRIES = 50_000;
/** Bytes of one file and of all of them: a whole corpus as one table has 200 MB. */
const MAX_ENTRY_BYTES = 1024 * 2 ** 20;
const MAX_TOTAL_BYTES = 8 * 1024 * 2 ** 20;
const UTF8_FLAG = 0x800;
/** Info-ZIP's extra field with the name in UTF-8. */
const UNICODE_NAME = 0x7075;
const STORED = 0;
const DEFLATED = 8;

const DAMAGED = '不是完整的 zip 压缩包，或已损坏；请重新压缩，或解压后重试';
const NESTED = '压缩包里的压缩包不再解开，请解压后重试';
const BAD_PATH = '它在压缩包里的路径指向压缩包之外，没有读入；请解压后重试';
const SAME_NAME = '压缩包里有两个文件同名，只读入第一个；请解压、改名后重试';
const METHOD = '压缩方法不能读取，请解压后重试';
const PASSWORD = '有密码保护，请解压后重试';
const GIGABYTE = 2 ** 30;

export function isArchive(path: string): boolean {
  return extname(path).toLowerCase() === '.zip';
}

/**
 * Lists the files of a zip in the order of their names, folders left out.
 *
 * @throws Error with one Chinese sentence if it is no zip, or has more than a collection of reports
 */
export async function listArchive(absolute: string): Promise<ArchiveListing> {
  const files = new Map<string, ArchiveEntry>();
  const failed: Failure[] = [];
  let total = 0;
  const zip = await openArchive(absolute);
  try {
    if (zip.entryCount > MAX_ENTRIES)
      throw new Error(
        `压缩包里有 ${zip.entryCount} 个文件，超过 ${MAX_ENTRIES} 个；请拆成几个，或解压后重试`,
      );
    for await (const header of entriesOf(zip)) {
      const name = nameOf(header);
      if (name.endsWith('/')) continue;
      total += header.uncompressedSize;
      const reason = files.has(name) ? SAME_NAME : reasonAgainst(header, name);
      if (reason === null) files.set(name, entryOf(header));
      else failed.push({ file: name, reason });
    }
  } finally {
    zip.close();
  }
  if (total > MAX_TOTAL_BYTES)
    throw new Error(
      `压缩包解开后有 ${Math.round(total / GIGABYTE)} GB，超过 ${MAX_TOTAL_BYTES / GIGABYTE} GB，没有读取；请拆成几个`,
    );
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return { files: sorted.map(([name, entry]) => ({ name, entry })), failed };
}

/**
 * Splits the path of an entry at its archive.
 *
 * @returns null if no part of the path is a zip, as where a folder is named like one
 */
export async function archiveOf(path: string): Promise<{ archive: string; name: string } | null> {
  for (const { index, 0: match } of path.matchAll(/\.zip(?=[/\\])/gi)) {
    const archive = path.slice(0, index + match.length);
    const stat = await disk.stat(archive).catch(() => null);
    if (stat?.isFile()) return { archive, name: path.slice(archive.length + 1).replaceAll('\\', '/') };
  }
  return null;
}

/** Finds an entry by its name. @returns null if the archive does not have it any more */
export async function findEntry(archive: string, name: string): Promise<ArchiveEntry | null> {
  const { files } = await listArchive(archive);
  return files.find((file) => file.name === name)?.entry ?? null;
}

/**
 * Hands out the path of a file with the contents of `file`: its own, or that of a copy which is removed after.
 *
 * @throws Error with one Chinese sentence if an entry cannot be copied
 */
export async function withFileOnDisk<T>(
  file: Pick<ReportFile, 'path' | 'absolute' | 'entry'>,
  use: (absolute: string) => Promise<T>,
): Promise<T> {
  const { absolute, dispose } = await fileOnDisk(file);
  try {
    return await use(absolute);
  } finally {
    await dispose();
  }
}

/** As `withFileOnDisk`, for callers that dispose of the copy themselves. */
export async function fileOnDisk({
  path,
  absolute,
  entry,
}: Pick<ReportFile, 'path' | 'absolute' | 'entry'>): Promise<{
  absolute: string;
  dispose: () => Promise<void>;
}> {
  if (entry === undefined) return { absolute, dispose: async () => {} };
  const folder = await disk.mkdtemp(join(tmpdir(), 'zhenjian-zip-'));
  const dispose = (): Promise<void> => disk.rm(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, `entry${extname(basename(path))}`);
    await copyEntry(absolute, entry, copy);
    return { absolute: copy, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function copyEntry(archive: string, entry: ArchiveEntry, target: string): Promise<void> {
  const zip = await openArchive(archive);
  try {
    let checksum = 0;
    const bytes = await openEntry(zip, entry);
    await pipeline(
      bytes,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          checksum = crc32(chunk, checksum);
          yield chunk;
        }
      },
      createWriteStream(target, { mode: 0o600 }),
    ).catch((cause: unknown) => {
      throw isDiskFull(cause) ? cause : new Error(DAMAGED, { cause });
    });
    // yauzl measures the size but does not compare the contents.
    if (checksum !== entry.checksum) throw new Error(DAMAGED);
  } finally {
    zip.close();
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

async function openArchive(absolute: string): Promise<ZipFile> {
  // Opened first, so that an error of the disk is told from one of the zip.
  await (await disk.open(absolute)).close();
  try {
    return await openPromise(absolute, { autoClose: false, lazyEntries: true, decodeStrings: false });
  } catch (cause) {
    throw new Error(DAMAGED, { cause });
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    for await (const header of zip.eachEntry()) yield header;
  } catch (cause) {
    throw new Error(DAMAGED, { cause });
  }
}

async function openEntry(zip: ZipFile, entry: ArchiveEntry): Promise<Readable> {
  const header = Object.assign(new Entry(), {
    relativeOffsetOfLocalHeader: entry.offset,
    compressedSize: entry.compressedBytes,
    uncompressedSize: entry.bytes,
    compressionMethod: entry.method,
    generalPurposeBitFlag: 0,
    crc32: entry.checksum,
  });
  try {
    return await zip.openReadStreamPromise(header);
  } catch (cause) {
    throw new Error(DAMAGED, { cause });
  }
}

function entryOf(header: Entry): ArchiveEntry {
  return {
    offset: header.relativeOffsetOfLocalHeader,
    compressedBytes: header.compressedSize,
    bytes: header.uncompressedSize,
    method: header.compressionMethod,
    checksum: header.crc32,
  };
}

function reasonAgainst(header: Entry, name: string): string | null {
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.split('/').includes('..')) return BAD_PATH;
  if (isArchive(name)) return NESTED;
  if (header.isEncrypted()) return PASSWORD;
  if (header.compressionMethod !== STORED && header.compressionMethod !== DEFLATED) return METHOD;
  if (header.uncompressedSize > MAX_ENTRY_BYTES)
    return `解开后有 ${Math.round(header.uncompressedSize / 2 ** 20)} MB，超过 ${MAX_ENTRY_BYTES / 2 ** 20} MB，没有读取`;
  return null;
}

/** Chinese Windows writes names in GBK and does not say so; others write UTF-8, some without saying so either. */
function nameOf({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  const unicode = extraFields.find(({ id }) => id === UNICODE_NAME)?.data;
  // A version, the checksum of the other name, and the name.
  const raw = unicode && unicode.length > 5 ? unicode.subarray(5) : fileNameRaw;
  const name = decodeName(raw, (generalPurposeBitFlag & UTF8_FLAG) !== 0);
  return posix.normalize(name.replaceAll('\\', '/'));
}

function decodeName(raw: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder(isUtf8 ? 'utf-8' : 'gb18030').decode(raw);
  }
}
