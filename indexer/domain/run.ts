/** Progress and outcome of an indexer run. */
import type { Failure, Warning } from './file.ts';

export interface Progress {
  /** Files processed, of those to be read. */
  readonly done: number;
  readonly total: number;
}

/** Printed by `--json`. */
export interface Outcome {
  readonly files: number;
  readonly indexed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly failed: readonly Failure[];
  readonly warnings: readonly Warning[];
  readonly reports: number;
  readonly passages: number;
  readonly places: number;
  /** Ascending. */
  readonly years: readonly number[];
  /** Reports with an ambiguous or unknown place, and reports without a year: a person should check them. */
  readonly unsure: { readonly place: number; readonly year: number };
  readonly seconds: number;
}

/** What is kept of a run, for the keeper of the collection. */
export interface RunRecord {
  /** ISO 8601 time. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly files: number;
  readonly indexed: number;
  readonly removed: number;
  /** Number of files that could not be read. */
  readonly failures: number;
  readonly failed: readonly Failure[];
  /** Why it did not come to its end, in one sentence; null if it did. */
  readonly incomplete: string | null;
}

/** @param outcome null if the run did not come to its end */
export function runRecord(started: Date, outcome: Outcome | null, incomplete: string | null): RunRecord {
  const { files = 0, indexed = 0, removed = 0, failed = [] } = outcome ?? {};
  return {
    startedAt: started.toISOString(),
    seconds: (Date.now() - started.getTime()) / 1000,
    files,
    indexed,
    removed,
    failures: failed.length,
    failed,
    incomplete,
  };
}

/** Why a run does nothing, in one sentence with the remedy. */
export class RunRefused extends Error {
  override readonly name = 'RunRefused';
}

/** Messages from a run to the server that started it, over the IPC channel. */
export type IndexerMessage =
  | { readonly progress: Progress }
  | { readonly outcome: Outcome }
  | { readonly refused: string };
