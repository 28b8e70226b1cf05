/**
 * The ledgers of a whole collection in sum: how much of each report is its own, and how much of it others took later.
 * Made once someone asks, in the background, and again when the collection has changed. What is kept of a report is a
 * few numbers.
 */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import type { LedgerAnswer, SourceClass } from '../../contract/ledger.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import { log } from '../../process/log.ts';
import { type LedgerContext, reportLedger } from './ledger.ts';

/** What others took of a report, as far as their ledgers point at it. */
export interface Taken {
  /** Of later reports of other places, in UTF-16 units. */
  readonly characters: number;
  /** Later reports of other places that have some of it. */
  readonly reports: number;
}

export interface LedgerSum {
  readonly record: ReportRecord;
  readonly characters: number;
  readonly shares: LedgerAnswer['shares'];
  /** Whether it was compared with all reports of the collection. */
  readonly complete: boolean;
  /** Grows until all reports are compared. */
  readonly taken: Taken;
}

export interface LedgersProgress {
  readonly reports: number;
  readonly of: number;
}

export interface CollectionContext extends LedgerContext {
  readonly catalogue: Catalogue;
  /** Resolves when the fingerprints have followed the texts. */
  settled(): Promise<void>;
}

/** Classes of wording that comes from another place. */
const TAKEN: readonly SourceClass[] = ['higher', 'elsewhereEarlier'];
const NOTHING: Taken = { characters: 0, reports: 0 };

export class CollectionLedgers {
  private records: ReadonlyMap<string, ReportRecord> = new Map();
  private sums = new Map<string, Omit<LedgerSum, 'taken'>>();
  private taken = new Map<string, Taken>();
  private running: AbortController | null = null;

  constructor(private readonly context: CollectionContext) {}

  /** What is known so far; goes on with the rest, if nothing does yet. */
  known(): { readonly sums: readonly LedgerSum[]; readonly progress: LedgersProgress } {
    this.follow();
    const sums = [...this.sums.values()].map((sum) => ({
      ...sum,
      taken: this.taken.get(sum.record.id) ?? NOTHING,
    }));
    return { sums, progress: { reports: sums.length, of: this.records.size } };
  }

  private follow(): void {
    const { all } = this.context.catalogue;
    if (all !== this.records && !hasSameTexts(all, this.records)) {
      this.running?.abort();
      this.running = null;
      [this.sums, this.taken] = [new Map(), new Map()];
    }
    this.records = all;
    if (this.running !== null || this.sums.size === all.size) return;
    const running = new AbortController();
    this.running = running;
    void this.run([...all.values()], running.signal)
      .catch((err: unknown) => {
        // Where the engine is gone, the next who asks finds it back.
        if (!running.signal.aborted) log.warn({ err }, '各报告的文字来源没有比完');
      })
      .finally(() => {
        if (this.running === running) this.running = null;
      });
  }

  private async run(records: readonly ReportRecord[], signal: AbortSignal): Promise<void> {
    await this.context.settled();
    for (const record of records) {
      if (this.sums.has(record.id)) continue;
      signal.throwIfAborted();
      const started = performance.now();
      const { characters, shares, complete, sources } = await reportLedger(this.context, record, signal);
      signal.throwIfAborted();
      this.sums.set(record.id, { record, characters, shares, complete });
      for (const { report, class: name, characters: taken } of sources)
        if (TAKEN.includes(name) && report.place.key !== record.place.key) this.take(report.id, taken);
      // As long again for everyone else.
      await pause(performance.now() - started);
    }
  }

  private take(id: string, characters: number): void {
    const before = this.taken.get(id) ?? NOTHING;
    this.taken.set(id, { characters: before.characters + characters, reports: before.reports + 1 });
  }
}

function hasSameTexts(
  some: ReadonlyMap<string, ReportRecord>,
  others: ReadonlyMap<string, ReportRecord>,
): boolean {
  if (some.size !== others.size) return false;
  for (const [id, { digest }] of some) if (others.get(id)?.digest !== digest) return false;
  return true;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
