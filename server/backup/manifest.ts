/**
 * What a backup holds: what cannot be derived again. That is the reports folder with its tables of corrections, the
 * word lists and rules under data/ that a person may have mended, and the record of the indexing runs. The index is
 * derived and left out unless asked for: it is many times as large as the reports, and the indexer makes it again.
 * Keys and passwords are settings of the service and are not in it.
 *
 * The file is a zip, so that the reports can be had from it without this program.
 */
import { basename, join, relative, sep } from 'node:path';
import { z } from 'zod';
import type { Settings } from '../../indexer/settings.ts';
import { RUNS_FILE } from '../keeper/run-history.ts';

export const MANIFEST = 'manifest.json';
/** Name of the engine's snapshot in the backup. */
export const SNAPSHOT = 'index/meilisearch.snapshot';
/** Increment whenever older programs could not restore the file. */
const FORMAT = 1;

const keptFile = z.object({
  /** Name in the backup. */
  path: z.string(),
  bytes: z.number().int(),
  /** Milliseconds since 1970, by which the indexer recognises a file that has not changed. */
  modified: z.number(),
  /** Permission bits. */
  mode: z.number().int(),
  sha256: z.string(),
});

export const manifest = z.object({
  format: z.literal(FORMAT),
  program: z.literal('zhenjian'),
  /** ISO 8601. */
  createdAt: z.string(),
  /** Version of the engine that wrote the snapshot; null without one. */
  engine: z.string().nullable(),
  files: z.array(keptFile),
});

export type KeptFile = z.infer<typeof keptFile>;
export type Manifest = z.infer<typeof manifest>;

export function newManifest(files: readonly KeptFile[], engine: string | null, now: Date): Manifest {
  return { format: FORMAT, program: 'zhenjian', createdAt: now.toISOString(), engine, files: [...files] };
}

/** Files of the program that a person mends. */
export function mendedData(settings: Settings): string[] {
  const { lexicon, synonyms, stopWords, sectionKinds, practiceCues, practices } = settings;
  return [lexicon, synonyms, stopWords, sectionKinds, practiceCues, practices];
}

/** @param absolute a file in the reports folder */
export function reportName(absolute: string, { reportsDir }: Settings): string {
  return `reports/${relative(reportsDir, absolute).split(sep).join('/')}`;
}

export function dataName(absolute: string): string {
  return `data/${basename(absolute)}`;
}

/** Name of the record of the indexing runs in the backup. */
export const RUNS = `state/${RUNS_FILE}`;

/** Where a file of a backup belongs on this machine; null if this program knows no place for it. */
export function placeOf(path: string, settings: Settings): string | null {
  const parts = path.split('/');
  const [room, ...rest] = parts;
  if (rest.length === 0 || parts.some((part) => part === '' || part === '.' || part === '..')) return null;
  if (room === 'reports') return join(settings.reportsDir, ...rest);
  if (room === 'data') return mendedData(settings).find((file) => dataName(file) === path) ?? null;
  return path === RUNS ? join(settings.stateDir, RUNS_FILE) : null;
}
