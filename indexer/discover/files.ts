/** A folder in, the report files under it out, in the order of their names. */
import { createHash } from 'node:crypto';
import { createReadStream, type Dirent, promises as disk } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Failure, ReportFile } from '../domain/file.ts';

export interface Listing {
  readonly files: readonly ReportFile[];
  /** Tables of metadata, `metadata.csv`, by the folder that they stand in. */
  readonly metadata: readonly ReportFile[];
  readonly failed: readonly Failure[];
}

export const METADATA = 'metadata.csv';
/** What systems and editors leave in folders: no reports, and not worth a word. */
const LITTER = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$|__macosx$)/i;

/** The folder of pictures and scripts that browsers save beside a page. */
const PAGE_PARTS = /(?:_files|\.files)$/i;

/**
 * @param root a folder, or a single file
 * @param nameOf what a file is called in the index, by its absolute path
 * @throws where the root itself cannot be read
 */
export async function listFiles(root: string, nameOf: (absolute: string) => string): Promise<Listing> {
  const files: ReportFile[] = [];
  const metadata: ReportFile[] = [];
  const failed: Failure[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await sorted(folder)) {
      if (LITTER.test(entry.name) || (entry.isDirectory() && PAGE_PARTS.test(entry.name))) continue;
      const absolute = join(folder, entry.name);
      try {
        // Links to files are followed, links to folders are not: a loop of them has no end.
        if (entry.isDirectory()) await visit(absolute);
        else await take(absolute);
      } catch (error) {
        // A name that is no UTF-8 comes out of the listing as another, which is not there.
        const reason = entry.name.includes('\ufffd')
          ? '文件名的编码不是 UTF-8，请改名后重试'
          : diskReason(error);
        failed.push({ file: nameOf(absolute), reason });
      }
    }
  };
  const take = async (absolute: string): Promise<void> => {
    const stat = await disk.stat(absolute);
    if (!stat.isFile()) return;
    const path = nameOf(absolute);
    const name = basename(absolute);
    const file = { path, absolute, bytes: stat.size, modified: Math.round(stat.mtimeMs) };
    if (name.toLowerCase() === METADATA) metadata.push(file);
    else files.push(file);
  };
  if ((await disk.stat(root)).isDirectory()) await visit(root);
  else await take(root);
  return { files, metadata, failed };
}

/**
 * The tables of metadata in the folders above a root, down from the reports folder: they speak of its files too.
 *
 * @param top the reports folder; above a root outside of it, only the folder that a file lies in is looked at
 */
export async function tablesAbove(
  root: string,
  top: string,
  nameOf: (absolute: string) => string,
): Promise<ReportFile[]> {
  const inside = root.startsWith(top + sep);
  if (!inside && (await disk.stat(root)).isDirectory()) return [];
  const tables: ReportFile[] = [];
  for (let folder = dirname(root); ; folder = dirname(folder)) {
    const absolute = join(folder, METADATA);
    const stat = await disk.stat(absolute).catch(() => null);
    if (stat?.isFile()) {
      const modified = Math.round(stat.mtimeMs);
      tables.unshift({ path: nameOf(absolute), absolute, bytes: stat.size, modified });
    }
    if (!inside || folder === top) return tables;
  }
}

export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** Of a file of any size, in the memory of a piece of it. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Whether a file is there and the disk did not give it. */
export function isDiskError(error: unknown): boolean {
  return /^E[A-Z]+$/.test(codeOf(error)) && codeOf(error) !== 'ENOENT';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Why the disk refused, as a person says it. */
export function diskReason(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return '没有读取权限，请检查文件的权限设置';
  if (code === 'ENOENT') return '文件在读取时已不存在';
  if (code === 'ELOOP') return '链接指向自己，无法读取';
  if (code === 'ENOSPC') return '磁盘已满';
  return error instanceof Error ? error.message : String(error);
}

async function sorted(folder: string): Promise<Dirent[]> {
  const entries = await disk.readdir(folder, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
