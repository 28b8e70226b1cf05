/** Puts a new file into the reports folder: whole or not at all, and never over an existing one. */
import { randomUUID } from 'node:crypto';
import { constants, promises as disk } from 'node:fs';
import { basename, join } from 'node:path';
import { isArchive, listArchive } from '../../indexer/discover/archive.ts';
import { describeDiskError } from '../../indexer/discover/disk-error.ts';
import { METADATA_FILE, SYSTEM_FILES } from '../../indexer/discover/files.ts';
import { inspectFile } from '../../indexer/formats/read-file.ts';
import { ApiError } from '../web/errors.ts';

/** Bytes. Larger tables are better copied into the folder. */
export const MAX_FILE_BYTES = 500 * 2 ** 20;
/** Bytes of a name in most file systems. */
const MAX_NAME_BYTES = 255;
/** Hidden, so that the indexer never sees a file that is not whole. */
export const TEMPORARY = '.zhenjian-adding-';

/**
 * @param name of the file, without a folder
 * @throws ApiError if the name cannot be used or is taken, if the contents are too large or of a kind that cannot
 *   be read, or if the disk refuses
 */
export async function storeFile(
  reportsDir: string,
  name: string,
  contents: AsyncIterable<Uint8Array>,
  maxBytes = MAX_FILE_BYTES,
): Promise<void> {
  const reason = unusableName(name);
  if (reason !== null) throw new ApiError('bad_file_name', { file: name.slice(0, MAX_NAME_BYTES), reason });
  const target = join(reportsDir, name);
  // Said before gigabytes are sent; decided where the file gets its name.
  if (await exists(target)) throw new ApiError('file_exists', { file: name });
  const temporary = join(reportsDir, `${TEMPORARY}${randomUUID()}`);
  try {
    await write(temporary, name, contents, maxBytes);
    await (isArchive(name) ? listArchive(temporary) : inspectFile(name, temporary)).catch((error: Error) => {
      throw new ApiError('unreadable_file', { file: name, reason: describeDiskError(error) });
    });
    await giveName(temporary, target);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    if (codeOf(error) === 'EEXIST') throw new ApiError('file_exists', { file: name }, { cause: error });
    if (error instanceof Error && error.name === 'AbortError') throw error;
    throw new ApiError(
      'file_not_stored',
      { file: name, reason: describeWriteError(error) },
      { cause: error },
    );
  } finally {
    await disk.rm(temporary, { force: true });
  }
}

/** Removes what was being added when a server was killed. */
export async function removeUnfinishedFiles(reportsDir: string): Promise<void> {
  const names = await disk.readdir(reportsDir).catch(() => []);
  const unfinished = names.filter((name) => name.startsWith(TEMPORARY));
  await Promise.all(unfinished.map((name) => disk.rm(join(reportsDir, name), { force: true })));
}

/** Why no report can have this name, in one Chinese sentence; null if one can. */
function unusableName(name: string): string | null {
  if (name === '' || name !== basename(name) || /[\\/\p{Cc}\p{Cs}]/u.test(name))
    return '文件名里有斜杠、换行之类的字符';
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) return `文件名超过 ${MAX_NAME_BYTES} 字节`;
  if (name.toLowerCase() === METADATA_FILE) return `${METADATA_FILE} 写的是报告的元数据，请在报告页更正`;
  return SYSTEM_FILES.test(name) ? '这是系统的文件，不是报告' : null;
}

async function write(
  path: string,
  name: string,
  contents: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<void> {
  const file = await disk.open(path, 'wx', 0o644);
  try {
    let bytes = 0;
    for await (const chunk of contents) {
      bytes += chunk.length;
      if (bytes > maxBytes)
        throw new ApiError('file_too_large', { file: name, most: Math.round(maxBytes / 2 ** 20) });
      for (let written = 0; written < chunk.length; )
        written += (await file.write(chunk, written)).bytesWritten;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Never replaces a file. @throws an error of the file system, `EEXIST` if the name is taken */
export async function giveName(temporary: string, target: string): Promise<void> {
  try {
    // Renaming would replace a file of that name.
    await disk.link(temporary, target);
  } catch (error) {
    // File systems such as FAT have no links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error;
    await disk.copyFile(temporary, target, constants.COPYFILE_EXCL).catch(async (cause: unknown) => {
      if (codeOf(cause) !== 'EEXIST') await disk.rm(target, { force: true });
      throw cause;
    });
  }
}

async function exists(path: string): Promise<boolean> {
  return (await disk.lstat(path).catch(() => null)) !== null;
}

function describeWriteError(error: unknown): string {
  return ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))
    ? '没有写入报告文件夹的权限'
    : describeDiskError(error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
