/**
 * Keeps the fingerprints of all texts in memory up to date. A few new reports make an index of their own, so that
 * adding one report does not fingerprint the others again; indexes that are no larger than twice the new ones
 * are merged into it, so that there are never more than some twenty (the logarithmic method of Bentley and Saxe).
 */
import type { FoldedReport } from '../corpus/folded-report.ts';
import { Follower } from '../corpus/follower.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import { FingerprintIndex, type IndexedReport, MAX_UNITS } from './fingerprint-index.ts';

interface Texts {
  inMemory(): Iterable<IndexedReport>;
}

/** An index is made anew when more of its text than this has left the memory. */
const MAX_OUTDATED = 0.25;
/** An index is merged with new reports unless it is larger than so many times theirs. */
const MERGED_SIZE = 2;

export class Fingerprints {
  private parts: readonly FingerprintIndex[] = [];
  private readonly follower = new Follower(() => this.follow());

  constructor(private readonly texts: Texts) {}

  /** Every text that was in memory at the last sync is in one of them, and so may be some that no longer are. */
  get indexes(): readonly FingerprintIndex[] {
    return this.parts;
  }

  get bytes(): number {
    return this.parts.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Number of reports, those included that have left the memory since. */
  get reports(): number {
    return this.parts.reduce((sum, { reports }) => sum + reports.length, 0);
  }

  /** Follows the texts in memory, in turns; resolves when all are fingerprinted. */
  sync(): Promise<void> {
    return this.follower.sync();
  }

  /** Resolves when no sync is running; rejects if the running one fails. */
  settled(): Promise<void> {
    return this.follower.settled();
  }

  private async follow(): Promise<void> {
    const current = new Map(this.texts.inMemory());
    const kept = this.parts.filter((index) => outdatedShare(index, current) <= MAX_OUTDATED);
    const isKept = new Set<FoldedReport>(kept.flatMap(({ reports }) => reports.map(([, report]) => report)));
    const fresh: IndexedReport[] = [...current].filter(([, report]) => !isKept.has(report));
    let units = unitsOf(fresh);
    if (fresh.length > 0)
      for (const index of kept.toSorted((a, b) => a.units - b.units)) {
        if (index.units > MERGED_SIZE * units || index.units + units > MAX_UNITS) break;
        kept.splice(kept.indexOf(index), 1);
        const live = index.reports.filter(([id, report]) => current.get(id) === report);
        fresh.push(...live);
        units += unitsOf(live);
      }
    const slice = timeSlice(undefined);
    for (const batch of batches(fresh)) kept.push(await FingerprintIndex.of(batch, slice));
    this.parts = kept;
  }
}

function outdatedShare(index: FingerprintIndex, current: ReadonlyMap<string, FoldedReport>): number {
  const outdated = index.reports.filter(([id, report]) => current.get(id) !== report);
  return index.units === 0 ? 1 : unitsOf(outdated) / index.units;
}

function unitsOf(reports: readonly IndexedReport[]): number {
  return reports.reduce((sum, [, report]) => sum + report.length + report.passages, 0);
}

/** Splits what is too much for the offsets of one index. */
function* batches(reports: readonly IndexedReport[]): Generator<readonly IndexedReport[]> {
  let batch: IndexedReport[] = [];
  let units = 0;
  for (const report of reports) {
    const more = unitsOf([report]);
    if (batch.length > 0 && units + more > MAX_UNITS) {
      yield batch;
      [batch, units] = [[], 0];
    }
    batch.push(report);
    units += more;
  }
  if (batch.length > 0) yield batch;
}
