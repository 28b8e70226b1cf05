/** What a run of the indexer tells while it goes on and at its end. */
import type { Failure, Warning } from './file.ts';

export interface Progress {
  /** Files that are done with, of those to be read. */
  readonly done: number;
  readonly total: number;
}

/** What `--json` prints. */
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
  /** In their order. */
  readonly years: readonly number[];
  /** Reports whose place is ambiguous or not known, and reports without a year: a person should look. */
  readonly unsure: { readonly place: number; readonly year: number };
  readonly seconds: number;
}

/** What a run tells the server that started it. */
export type IndexerMessage =
  | { readonly progress: Progress }
  | { readonly outcome: Outcome }
  | { readonly refused: string };
