/**
 * The folded text of passages: from memory, or from the engine where it is not there. Checking a passage in
 * memory takes 1 µs; fetching its text from the engine takes 15 µs, and folding it another 15.
 *
 * Memory has a bound. Beyond it the newest reports are kept, since they come first in most results.
 */
import type { ReportRecord, SegmentationDocument } from '../../indexer/domain/document.ts';
import { passageId } from '../../indexer/domain/ids.ts';
import type { SectionKind } from '../../indexer/domain/passage.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import type { EngineReader } from '../engine/engine-reader.ts';
import { FoldedReport } from './folded-report.ts';
import type { PassageLocation } from './passage-cache.ts';
import { REPORT_ORDERS } from './report-order.ts';
import { timeSlice } from './time-slice.ts';

export interface PassageText extends PassageLocation {
  readonly section: SectionKind;
  readonly folded: string;
}

/** A batch of reports ends at whichever it reaches first. */
interface BatchSize {
  readonly reports: number;
  /** UTF-16 units of the original text. */
  readonly characters: number;
}

/** Fetched and folded per batch: about 10 ms of work, so that searches can run in between. */
const SYNC_BATCH: BatchSize = { reports: 5, characters: 500_000 };
/** Asked of the engine at once where they are not in memory; so much of their text is in memory for it. */
export const READ_BATCH: BatchSize = { reports: 20, characters: 2_000_000 };
/** Bytes in memory per UTF-16 unit of the original text: two for the folded one, and what goes with it. */
const BYTES_PER_CHARACTER = 2.2;

interface StoredReport {
  /** Digest of the record when the text was read; another digest means that the text is outdated. */
  readonly digest: string;
  /** Versions of the words that its word starts are of. */
  readonly segmentation: string;
  readonly foldedReport: FoldedReport;
}

type Reader = Pick<EngineReader, 'passages' | 'passagesOf' | 'wordStarts' | 'segmentation'>;

export class TextStore {
  private readonly stored = new Map<string, StoredReport>();
  /** The records of the latest `sync`. */
  private target: readonly ReportRecord[] = [];
  private syncing: Promise<void> | null = null;
  private memory = 0;
  private versions: SegmentationDocument | null = null;

  /** @param limit bytes of text to keep in memory */
  constructor(
    private readonly reader: Reader,
    private readonly limit: number,
  ) {}

  get progress(): {
    readonly reports: number;
    readonly of: number;
    readonly bytes: number;
    readonly limit: number;
  } {
    return { reports: this.stored.size, of: this.target.length, bytes: this.memory, limit: this.limit };
  }

  /** What the words in the engine were segmented with; null while there are none. */
  get segmentation(): SegmentationDocument | null {
    return this.versions;
  }

  /** Whether the text of all reports is in memory. */
  get isComplete(): boolean {
    return this.stored.size === this.target.length;
  }

  /** A report in memory. */
  get(record: ReportRecord): FoldedReport | undefined {
    const stored = this.stored.get(record.id);
    return stored?.digest === record.digest ? stored.foldedReport : undefined;
  }

  /** All reports in memory, by id; each text stays the same object for as long as its report does. */
  *inMemory(): Generator<readonly [id: string, FoldedReport]> {
    for (const [id, { foldedReport }] of this.stored) yield [id, foldedReport];
  }

  /** The texts of passages, in the given order; passages that have just left the index are left out. */
  async texts(locations: readonly PassageLocation[]): Promise<PassageText[]> {
    const read = await this.reading(locations);
    return locations.flatMap((location) => read(location) ?? []);
  }

  /**
   * Makes the texts of passages ready to be looked at one by one: those in memory are copied only then. A
   * passage that has just left the index has none.
   */
  async reading(
    locations: readonly PassageLocation[],
  ): Promise<(location: PassageLocation) => PassageText | null> {
    const absent = locations.filter(({ record }) => !this.get(record)).map(idOf);
    const fetched = absent.length === 0 ? null : await this.reader.passages(absent);
    return ({ record, position }) => {
      const report = this.get(record);
      if (report && position <= report.passages)
        return { record, position, section: report.section(position), folded: report.text(position) };
      const passage = fetched?.get(passageId(record.id, position));
      return passage
        ? { record, position, section: passage.section, folded: foldToString(passage.text) }
        : null;
    };
  }

  /** Whole reports, in the given order; those that are not in memory do not stay there. */
  async *reports(
    records: readonly ReportRecord[],
    signal?: AbortSignal,
  ): AsyncGenerator<readonly [ReportRecord, FoldedReport]> {
    const slice = timeSlice(signal);
    for (const batch of batches(records, READ_BATCH)) {
      signal?.throwIfAborted();
      const absent = batch.filter((record) => !this.get(record)).map(({ id }) => id);
      const passages = absent.length === 0 ? [] : await this.reader.passagesOf(absent);
      for (const record of batch) {
        if (slice.isOver()) await slice.next();
        const read = passages.filter(({ report }) => report === record.id);
        yield [record, this.get(record) ?? (await FoldedReport.of(read, new Map(), slice))];
      }
    }
  }

  /** Drops reports that are gone and reads those that are new or changed; resolves when all are read. */
  sync(records: readonly ReportRecord[]): Promise<void> {
    this.target = records;
    this.syncing ??= this.readMissing().finally(() => {
      this.syncing = null;
    });
    return this.syncing;
  }

  /** Resolves when no sync is running; rejects if the running one fails. */
  async settled(): Promise<void> {
    await this.syncing;
  }

  private async readMissing(): Promise<void> {
    let target: readonly ReportRecord[];
    do {
      target = this.target;
      this.versions = await this.reader.segmentation();
      const segmentation = JSON.stringify(this.versions);
      const kept = this.newestWithinLimit(target);
      const ids = new Set(kept.map(({ id }) => id));
      for (const id of this.stored.keys()) if (!ids.has(id)) this.put(id, null);
      const missing = kept.filter((record) => !this.isUpToDate(record, segmentation));
      for (const batch of batches(missing, SYNC_BATCH)) {
        if (target !== this.target) break;
        const started = performance.now();
        await this.readBatch(batch, segmentation);
        // As long again for the searches that run meanwhile.
        await pause(performance.now() - started);
      }
    } while (target !== this.target);
  }

  /** While a report is being indexed, its passages may be there before their words. */
  private isUpToDate(record: ReportRecord, segmentation: string): boolean {
    const stored = this.stored.get(record.id);
    if (stored?.digest !== record.digest || stored.segmentation !== segmentation) return false;
    return stored.foldedReport.hasWords || this.versions === null;
  }

  private newestWithinLimit(records: readonly ReportRecord[]): readonly ReportRecord[] {
    const newest = [...records].sort(REPORT_ORDERS.newest);
    let bytes = 0;
    const end = newest.findIndex(({ characters }) => {
      bytes += characters * BYTES_PER_CHARACTER;
      return bytes > this.limit;
    });
    return end < 0 ? newest : newest.slice(0, end);
  }

  private async readBatch(records: readonly ReportRecord[], segmentation: string): Promise<void> {
    const ids = records.flatMap(({ id, passages }) =>
      Array.from({ length: passages }, (_, at) => passageId(id, at + 1)),
    );
    const [read, wordStarts] = await Promise.all([
      this.reader.passagesOf(records.map(({ id }) => id)),
      this.reader.wordStarts(ids),
    ]);
    for (const { id, digest, passages: count } of records) {
      const all = read.filter(({ report }) => report === id);
      // A report that is still being indexed is incomplete: the next sync reads it.
      if (all.length === count)
        this.put(id, {
          digest,
          segmentation,
          foldedReport: await FoldedReport.of(all, wordStarts, timeSlice(undefined)),
        });
    }
  }

  private put(id: string, report: StoredReport | null): void {
    const before = this.stored.get(id)?.foldedReport;
    this.memory += (report?.foldedReport.bytes ?? 0) - (before?.bytes ?? 0);
    if (report) this.stored.set(id, report);
    else this.stored.delete(id);
  }
}

/** Reports in a row that are read at once. */
export function* batches(
  records: readonly ReportRecord[],
  size: BatchSize,
): Generator<readonly ReportRecord[]> {
  let batch: ReportRecord[] = [];
  let characters = 0;
  for (const record of records) {
    if (
      batch.length === size.reports ||
      (batch.length > 0 && characters + record.characters > size.characters)
    ) {
      yield batch;
      [batch, characters] = [[], 0];
    }
    batch.push(record);
    characters += record.characters;
  }
  if (batch.length > 0) yield batch;
}

function idOf({ record, position }: PassageLocation): string {
  return passageId(record.id, position);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
