/** Finds the report files under the roots of a run, together with their declared metadata. */
import { isAbsolute, relative, sep } from 'node:path';
import type { Declared, DeclaredFile, Failure, ReportFile } from '../domain/file.ts';
import type { Settings } from '../settings.ts';
import { listFiles, metadataTablesAbove } from './files.ts';
import { byFile, readMetadata } from './metadata-table.ts';

export interface Discovery {
  readonly files: readonly ReportFile[];
  /** Declared metadata by the file's path. */
  readonly declared: ReadonlyMap<string, DeclaredFile>;
  /** Files, folders and metadata tables that could not be read. */
  readonly failed: readonly Failure[];
}

/** @throws if a root cannot be read */
export async function discover(
  { reportsDir, followLinks }: Pick<Settings, 'reportsDir' | 'followLinks'>,
  roots: readonly string[],
): Promise<Discovery> {
  // Keyed by path, since roots may overlap.
  const files = new Map<string, ReportFile>();
  const failed = new Map<string, Failure>();
  const declared = new Map<string, Declared>();
  for (const root of roots) {
    const nameOf = indexPath(reportsDir);
    const listing = await listFiles(root, nameOf, followLinks);
    const above = await metadataTablesAbove(root, reportsDir, nameOf);
    const table = await readMetadata([...above, ...listing.metadata]);
    for (const file of listing.files) files.set(file.path, file);
    for (const failure of [...listing.failed, ...table.failed]) failed.set(failure.file, failure);
    for (const [key, fields] of table.declared) declared.set(key, fields);
  }
  return { files: [...files.values()], failed: [...failed.values()], declared: byFile(declared) };
}

/**
 * Maps absolute paths to paths in the index: relative to the reports folder, or absolute if outside of it.
 */
function indexPath(reportsDir: string): (absolute: string) => string {
  return (absolute) => {
    const path = relative(reportsDir, absolute);
    return (path.startsWith('..') || isAbsolute(path) ? absolute : path).split(sep).join('/');
  };
}

/** @returns a predicate that tells whether a path in the index lies under one of the roots */
export function within(reportsDir: string, roots: readonly string[]): (path: string) => boolean {
  const rootPaths = roots.map(indexPath(reportsDir));
  return (path) =>
    rootPaths.some((root) =>
      root === '' ? !isAbsolute(path) : path === root || path.startsWith(`${root}/`),
    );
}
