/** The roots of a run in; the report files under them, what is declared of them, and what could not be listed out. */
import { isAbsolute, relative, sep } from 'node:path';
import { type Failure, listFiles, type ReportFile } from './files.ts';
import type { Declared } from './formats/source.ts';
import { readMetadata } from './metadata-table.ts';

export interface Found {
  readonly files: readonly ReportFile[];
  readonly declared: ReadonlyMap<string, Declared>;
  readonly failed: readonly Failure[];
}

export async function survey(reportsDir: string, roots: readonly string[]): Promise<Found> {
  const files: ReportFile[] = [];
  const failed: Failure[] = [];
  const declared = new Map<string, Declared>();
  for (const root of roots) {
    const listing = await listFiles(root, pathOf(reportsDir));
    const table = await readMetadata(listing.metadata);
    files.push(...listing.files);
    failed.push(...listing.failed, ...table.failed);
    for (const [path, fields] of table.declared) declared.set(path, fields);
  }
  return { files, failed, declared };
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
