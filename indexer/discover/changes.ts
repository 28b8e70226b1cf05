/**
 * Compares the files on disk with the file records in the index: which files to read, keep and remove. Pure.
 */
import { basename, dirname } from 'node:path/posix';
import type { FileRecord } from '../domain/document.ts';
import type { DeclaredFile, ReportFile } from '../domain/file.ts';
import { sha256 } from '../text/hash.ts';
import type { Discovery } from './discover.ts';
import { METADATA_FILE } from './files.ts';

export interface Changes {
  readonly read: readonly ReportFile[];
  /** Same size but another modification time: to be read only if the contents differ. */
  readonly touched: readonly ReportFile[];
  readonly unchanged: readonly ReportFile[];
  /** Paths in the index, under the roots of this run, that no longer exist on disk. */
  readonly gone: readonly string[];
}

/** What the index knows about files before a run. */
export interface IndexedFiles {
  /** By path. */
  readonly records: ReadonlyMap<string, FileRecord>;
  /** Files named as sources of reports; after an interrupted run some of them may have no record. */
  readonly sources: readonly string[];
  /** Files of which reports are lost, or were left incomplete by an interrupted run: they are read again. */
  readonly incomplete: ReadonlySet<string>;
}

/** The rules by which files are read now. */
export interface ReadingVersion {
  readonly version: string;
  /** Whether scans are read. It concerns only the files that have some: switching it leaves the others alone. */
  readonly ocr: boolean;
}

/**
 * A file is unchanged if its size and modification time are those of its last reading, and it was read by the
 * same rules with the same declared metadata.
 *
 * @param discovery files in a folder that could not be listed are unseen, not gone
 * @param declared effective metadata by path, see `effectiveMetadata`
 * @param rules those of this run
 * @param inScope whether a path lies under the roots of this run
 */
export function detectChanges(
  { files, failed }: Pick<Discovery, 'files' | 'failed'>,
  declared: ReadonlyMap<string, DeclaredFile>,
  { records, sources, incomplete }: IndexedFiles,
  rules: ReadingVersion,
  inScope: (path: string) => boolean,
): Changes {
  const read: ReportFile[] = [];
  const touched: ReportFile[] = [];
  const unchanged: ReportFile[] = [];
  for (const file of files) {
    const last = records.get(file.path);
    const sameMetadata = last?.metadata === metadataHash(declared.get(file.path));
    const sameRules = last?.rulesVersion === rules.version && sameMetadata && isAsScanned(last, rules);
    if (!last || !sameRules || last.bytes !== file.bytes || incomplete.has(file.path)) read.push(file);
    else (last.modified === file.modified ? unchanged : touched).push(file);
  }
  const present = new Set(files.map((file) => file.path));
  const isUnseen = (path: string): boolean =>
    failed.some(({ file }) => path === file || path.startsWith(`${file}/`));
  const gone = [...new Set([...records.keys(), ...sources])].filter(
    (path) => inScope(path) && !present.has(path) && !isUnseen(path),
  );
  return { read, touched, unchanged, gone };
}

function isAsScanned({ scans }: FileRecord, { ocr }: ReadingVersion): boolean {
  return scans === undefined || (scans === 'recognised') === ocr;
}

/** While a metadata table cannot be read, the metadata that it last declared remains in force. */
export function effectiveMetadata(
  { declared, failed }: Pick<Discovery, 'declared' | 'failed'>,
  records: ReadonlyMap<string, FileRecord>,
): ReadonlyMap<string, DeclaredFile> {
  const unreadable = failed
    .filter(({ file }) => basename(file).toLowerCase() === METADATA_FILE)
    .map(({ file }) => dirname(file));
  if (unreadable.length === 0) return declared;
  const effective = new Map(declared);
  for (const [path, last] of records) {
    if (!unreadable.some((folder) => folder === '.' || path.startsWith(`${folder}/`))) continue;
    if (last.declared === null) effective.delete(path);
    else effective.set(path, last.declared);
  }
  return effective;
}

export function metadataHash(declared: DeclaredFile | undefined): string {
  return declared === undefined ? '' : sha256(JSON.stringify(declared)).slice(0, 16);
}
