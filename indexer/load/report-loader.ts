/** What a run asks of the indexes, whether one server holds them (`Loader`) or several (`DistributedLoader`). */
import type { FileRecord, PassageDocument, ReportRecord } from '../domain/document.ts';
import type { IndexedReport } from './indexed-reports.ts';

export interface Batch {
  readonly records: readonly ReportRecord[];
  readonly passages: readonly PassageDocument[];
  /** Records whose reports may already be indexed, with more passages than now. */
  readonly replacing: readonly ReportRecord[];
  /** Files whose reports are all in this batch or an earlier one. */
  readonly files: readonly FileRecord[];
}

export interface ReportLoader {
  /** Names of the servers that are down: what lies on them stays as it is. */
  readonly missing: readonly string[];
  /**
   * Waits for the tasks of an interrupted run, which the engine still executes: only then is the index known.
   *
   * @param onWaiting called once if it takes a noticeable time
   */
  drain(onWaiting: () => void): Promise<void>;
  /** @param rebuild whether to fill a second set of indexes beside those being searched */
  prepare(rebuild: boolean): Promise<void>;
  /**
   * Segments all indexed passages again if a dictionary has changed since. Search continues on the old words
   * until the new ones are complete; nothing but the words is indexed again.
   */
  updateWords(): Promise<void>;
  /** @returns reports in the index by id */
  storedReports(): Promise<Map<string, IndexedReport>>;
  /** @returns files in the index by path */
  storedFiles(): Promise<Map<string, FileRecord>>;
  /** Moves reports that another server has to hold now; to be called after `storedReports`. */
  moveReports(): Promise<void>;
  /** The server that has to hold a report, if it is down: then the report cannot be added. */
  waitsFor(report: string): string | null;
  /** Sends a batch, and returns when the engine's queue has room for the next one. */
  add(batch: Batch): Promise<void>;
  /** Waits until everything sent is indexed. */
  settle(): Promise<void>;
  putFiles(files: readonly FileRecord[]): Promise<void>;
  /** Updates the sources of reports whose passages do not change. */
  putSources(reports: readonly Pick<ReportRecord, 'id' | 'sources'>[]): Promise<void>;
  /** Deletes reports, to be called after their replacements are indexed. */
  removeReports(ids: readonly string[]): Promise<void>;
  removeFiles(files: readonly FileRecord[]): Promise<void>;
  /**
   * Waits until everything sent is indexed, puts rebuilt indexes in place of the old ones, and deletes those of
   * other versions once they are no longer searched.
   */
  finish(): Promise<void>;
  passageCount(): Promise<number>;
}
