/** The roots of a run in; the report files under them, what is declared of them, and what could not be listed out. */
import { isAbsolute, relative, sep } from 'node:path';
import type { Declared, Failure, ReportFile } from '../domain/file.ts';
import { listFiles, tablesAbove } from './files.ts';
import { readMetadata } from './metadata-table.ts';

export interface Discovery {
  readonly files: readonly ReportFile[];
  readonly declared: ReadonlyMap<string, Declared>;
  readonly failed: readonly Failure[];
}

export async function discover(reportsDir: string, roots: readonly string[]): Promise<Discovery> {
  // By name: roots may overlap.
  const files = new Map<string, ReportFile>();
  const failed = new Map<string, Failure>();
  const declared = new Map<string, Declared>();
  for (const root of roots) {
    const nameOf = pathOf(reportsDir);
    const listing = await listFiles(root, nameOf);
    const table = await readMetadata([...(await tablesAbove(root, reportsDir, nameOf)), ...listing.metadata]);
    for (const file of listing.files) files.set(file.path, file);
    for (const failure of [...listing.failed, ...table.failed]) failed.set(failure.file, failure);
    for (const [path, fields] of table.declared) declared.set(path, fields);
  }
  return { files: [...files.values()], failed: [...failed.values()], declared };
}

/** How a file is called in the index: relative to the reports folder, or absolute where it lies elsewhere. */
function pathOf(reportsDir: string): (absolute: string) => string {
  return (absolute) => {
    const path = relative(reportsDir, absolute);
    return (path.startsWith('..') || isAbsolute(path) ? absolute : path).split(sep).join('/');
  };
}

/** Whether a file, as the index calls it, lies under one of the roots. */
export function within(reportsDir: string, roots: readonly string[]): (path: string) => boolean {
  const named = roots.map(pathOf(reportsDir));
  return (path) =>
    named.some((root) => (root === '' ? !isAbsolute(path) : path === root || path.startsWith(`${root}/`)));
}
