/** Lists the report files and metadata tables under a folder. */
import { type Dirent, promises as disk } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { Failure, ReportFile } from '../domain/file.ts';
import { isArchive, listArchive } from './archive.ts';
import { describeDiskError } from './disk-error.ts';

export interface Listing {
  /** In the order of their names. */
  readonly files: readonly ReportFile[];
  readonly metadata: readonly ReportFile[];
  readonly failed: readonly Failure[];
}

export const METADATA_FILE = 'metadata.csv';
/** Files left behind by systems and editors: skipped without a report. */
export const SYSTEM_FILES = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$|__macosx$)/i;
const LEADS_OUT = '链接指向报告文件夹之外，没有读入；确要读入，请设 FOLLOW_LINKS=1';
/** The folder of pictures and scripts that browsers save next to a page. */
const PAGE_ASSETS = /(?:_files|\.files)$/i;

/**
 * @param root a folder, or a single file
 * @param followLinks whether links to files outside of the folder are read
 * @param nameOf maps an absolute path to the file's path in the index
 * @throws if the root itself cannot be read
 */
export async function listFiles(
  root: string,
  nameOf: (absolute: string) => string,
  followLinks = false,
): Promise<Listing> {
  const files: ReportFile[] = [];
  const metadata: ReportFile[] = [];
  const failed: Failure[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await sortedEntries(folder)) {
      if (SYSTEM_FILES.test(entry.name) || (entry.isDirectory() && isSkippedFolder(entry.name))) continue;
      const absolute = join(folder, entry.name);
      try {
        // Links to files are followed, links to folders are not, since they may form a loop.
        if (entry.isDirectory()) await visit(absolute);
        else if (entry.isSymbolicLink() && !followLinks && (await leadsOut(absolute, root)))
          failed.push({ file: nameOf(absolute), reason: LEADS_OUT });
        else await add(absolute);
      } catch (error) {
        // Node decodes a name that is not UTF-8 to a different name, which does not exist.
        const reason = entry.name.includes('\ufffd')
          ? '文件名的编码不是 UTF-8，请改名后重试'
          : describeDiskError(error);
        failed.push({ file: nameOf(absolute), reason });
      }
    }
  };
  const add = async (absolute: string): Promise<void> => {
    const stat = await disk.stat(absolute);
    if (!stat.isFile()) return;
    const path = nameOf(absolute);
    const name = basename(absolute);
    const modified = Math.round(stat.mtimeMs);
    if (isArchive(name)) await addEntries({ path, absolute, modified });
    else push(name, { path, absolute, bytes: stat.size, modified });
  };
  const push = (name: string, file: ReportFile): void => {
    if (name.toLowerCase() === METADATA_FILE) metadata.push(file);
    else files.push(file);
  };
  /** The files of a zip are as those of a folder, but that they change with the whole of it. */
  const addEntries = async (archive: Omit<ReportFile, 'bytes'>): Promise<void> => {
    try {
      const listing = await listArchive(archive.absolute);
      for (const { file, reason } of listing.failed)
        if (!isSkipped(file)) failed.push({ file: `${archive.path}/${file}`, reason });
      for (const { name, entry } of listing.files)
        if (!isSkipped(name))
          push(basename(name), { ...archive, path: `${archive.path}/${name}`, bytes: entry.bytes, entry });
    } catch (error) {
      failed.push({ file: archive.path, reason: describeDiskError(error) });
    }
  };
  if ((await disk.stat(root)).isDirectory()) await visit(root);
  else await add(root);
  return { files, metadata, failed };
}

export function isSkippedFolder(name: string): boolean {
  return PAGE_ASSETS.test(name);
}

/** Whether an entry of an archive is one that would be skipped in a folder. */
function isSkipped(name: string): boolean {
  const parts = name.split('/');
  return parts.some(
    (part, index) => SYSTEM_FILES.test(part) || (index < parts.length - 1 && isSkippedFolder(part)),
  );
}

async function leadsOut(link: string, root: string): Promise<boolean> {
  // Links to folders are not followed wherever they lead.
  return (await disk.stat(link)).isFile() && !(await isInside(link, root));
}

/** Whether a path lies in a folder after all links are resolved. @throws if it does not exist */
export async function isInside(path: string, folder: string): Promise<boolean> {
  const [target, root] = await Promise.all([disk.realpath(path), disk.realpath(folder)]);
  return target.startsWith(root.endsWith(sep) ? root : root + sep);
}

/**
 * Metadata tables in the folders above a root, from the reports folder down: they apply to files under the
 * root too.
 *
 * @param reportsDir above a root outside of it, only the folder that contains a single file is searched
 */
export async function metadataTablesAbove(
  root: string,
  reportsDir: string,
  nameOf: (absolute: string) => string,
): Promise<ReportFile[]> {
  const inside = root.startsWith(reportsDir + sep);
  if (!inside && (await disk.stat(root)).isDirectory()) return [];
  const tables: ReportFile[] = [];
  for (let folder = dirname(root); ; folder = dirname(folder)) {
    const absolute = join(folder, METADATA_FILE);
    const stat = await disk.stat(absolute).catch(() => null);
    if (stat?.isFile()) {
      const modified = Math.round(stat.mtimeMs);
      tables.unshift({ path: nameOf(absolute), absolute, bytes: stat.size, modified });
    }
    if (!inside || folder === reportsDir) return tables;
  }
}

async function sortedEntries(folder: string): Promise<Dirent[]> {
  const entries = await disk.readdir(folder, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
