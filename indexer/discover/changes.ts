/** What is on the disk and what is in the index, in; what is to be read, kept and taken out, out. Pure. */
import { basename, dirname } from 'node:path/posix';
import type { FileRecord } from '../domain/document.ts';
import type { Declared, Failure, ReportFile } from '../domain/file.ts';
import type { Discovery } from './discover.ts';
import { METADATA, sha256 } from './files.ts';

export interface Plan {
  readonly read: readonly ReportFile[];
  /** Same size, another time: to be read only if its contents differ. */
  readonly touched: readonly ReportFile[];
  readonly unchanged: readonly ReportFile[];
  /** Paths that the index knows under the roots of this run and the disk no longer has. */
  readonly gone: readonly string[];
}

/** Whether a path is one that this run looks after. */
export type Within = (path: string) => boolean;

/**
 * A file is unchanged where it was read by the same rules (`stamp`) with the same declared metadata, and its size
 * and time are those of the last reading.
 *
 * @param claimed files that reports of the index were read from; an interrupted run may have noted them nowhere else
 * @param halfDone files of reports that an interrupted run left half done: they are read again
 * @param failed what the disk refused to list: what lies in such a folder is not gone, it is not seen
 */
export function plan(
  files: readonly ReportFile[],
  declared: ReadonlyMap<string, Declared>,
  known: ReadonlyMap<string, FileRecord>,
  rulesVersion: string,
  within: Within,
  claimed: readonly string[],
  halfDone: ReadonlySet<string>,
  failed: readonly Failure[],
): Plan {
  const read: ReportFile[] = [];
  const touched: ReportFile[] = [];
  const unchanged: ReportFile[] = [];
  for (const file of files) {
    const last = known.get(file.path);
    const sameMetadata = last?.metadata === metadataHash(declared.get(file.path));
    const sameRules = last?.rulesVersion === rulesVersion && sameMetadata;
    if (!last || !sameRules || last.bytes !== file.bytes || halfDone.has(file.path)) read.push(file);
    else (last.modified === file.modified ? unchanged : touched).push(file);
  }
  const present = new Set(files.map((file) => file.path));
  const unseen = (path: string): boolean =>
    failed.some(({ file }) => path === file || path.startsWith(`${file}/`));
  const gone = [...new Set([...known.keys(), ...claimed])].filter(
    (path) => within(path) && !present.has(path) && !unseen(path),
  );
  return { read, touched, unchanged, gone };
}

/** Under a table of metadata that cannot be read, what the last good one declared stands until it is good again. */
export function declaredOf(
  { declared, failed }: Pick<Discovery, 'declared' | 'failed'>,
  known: ReadonlyMap<string, FileRecord>,
): ReadonlyMap<string, Declared> {
  const untold = failed
    .filter(({ file }) => basename(file).toLowerCase() === METADATA)
    .map(({ file }) => dirname(file));
  if (untold.length === 0) return declared;
  const standing = new Map(declared);
  for (const [path, last] of known) {
    if (!untold.some((folder) => folder === '.' || path.startsWith(`${folder}/`))) continue;
    if (last.declared === null) standing.delete(path);
    else standing.set(path, last.declared);
  }
  return standing;
}

export function metadataHash(declared: Declared | undefined): string {
  return declared === undefined ? '' : sha256(JSON.stringify(declared)).slice(0, 16);
}
