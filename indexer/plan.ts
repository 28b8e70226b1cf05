/** What is on the disk and what is in the index, in; what is to be read, kept and taken out, out. Pure. */

import type { ReportRecord } from './document.ts';
import { type Failure, type ReportFile, sha256 } from './files.ts';
import type { Declared } from './formats/source.ts';
import type { Source } from './report.ts';

export interface Plan {
  readonly read: readonly ReportFile[];
  readonly unchanged: readonly ReportFile[];
  /** Paths that the index knows under the roots of this run and the disk no longer has. */
  readonly gone: readonly string[];
}

/** Whether a path is one that this run looks after. */
export type Within = (path: string) => boolean;

/**
 * A file is unchanged where its record is complete, was read by the same rules (`stamp`) with the same declared
 * metadata, and its size and time are those of the last reading.
 */
export function plan(
  files: readonly ReportFile[],
  declared: ReadonlyMap<string, Declared>,
  known: ReadonlyMap<string, ReportRecord>,
  stamp: string,
  within: Within,
  failed: readonly Failure[],
): Plan {
  const sources = new Map<string, { source: Source; record: ReportRecord }>();
  for (const record of known.values()) {
    for (const source of record.sources) sources.set(source.file, { source, record });
  }
  const isUnchanged = (file: ReportFile): boolean => {
    const last = sources.get(file.path);
    return (
      last?.record.complete === true &&
      last.record.stamp === stamp &&
      last.source.bytes === file.bytes &&
      last.source.modified === file.modified &&
      last.source.metadata === metadataHash(declared.get(file.path))
    );
  };
  const present = new Set(files.map((file) => file.path));
  // What lies in a folder that could not be listed is not gone: it is not seen.
  const unseen = (path: string): boolean =>
    failed.some(({ file }) => path === file || path.startsWith(`${file}/`));
  return {
    read: files.filter((file) => !isUnchanged(file)),
    unchanged: files.filter(isUnchanged),
    gone: [...sources.keys()].filter((path) => within(path) && !present.has(path) && !unseen(path)),
  };
}

export function metadataHash(declared: Declared | undefined): string {
  return declared === undefined ? '' : sha256(JSON.stringify(declared)).slice(0, 16);
}
