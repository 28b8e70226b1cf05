/**
 * Whole passages of hits, the last that were shown in memory: the newest reports come first in most answers, and asking
 * the engine for a page of passages takes a millisecond (`bench/RESULTS.md`).
 */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { passageId } from '../../indexer/domain/ids.ts';
import type { Candidate, EngineReader } from '../engine/engine-reader.ts';

/** Passages, of a kilobyte or so each. */
const MOST = 4000;

interface Kept {
  /** Of the report's record when it was read: another one means other passages. */
  readonly digest: string;
  readonly passage: Candidate;
}

/** A passage of a report as it is indexed now. */
export interface PassageOf {
  readonly record: ReportRecord;
  readonly position: number;
}

const idOf = ({ record, position }: PassageOf): string => passageId(record.id, position);

export class RecentPassages {
  /** In the order in which they were last asked for. */
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly reader: Pick<EngineReader, 'passages'>) {}

  /** By id; a passage that has just left the index is not among them. */
  async of(hits: readonly PassageOf[]): Promise<Map<string, Candidate>> {
    const found = new Map<string, Candidate>();
    const missing = hits.filter((hit) => {
      const id = idOf(hit);
      const kept = this.kept.get(id);
      if (kept?.digest !== hit.record.digest) return true;
      found.set(id, kept.passage);
      this.keep(id, kept);
      return false;
    });
    const read = await this.reader.passages(missing.map(idOf));
    for (const hit of missing) {
      const id = idOf(hit);
      const passage = read.get(id);
      if (!passage) continue;
      found.set(id, passage);
      // Of a report that is being indexed the record is new before its passages are.
      if (hit.record.complete) this.keep(id, { digest: hit.record.digest, passage });
    }
    return found;
  }

  private keep(id: string, kept: Kept): void {
    this.kept.delete(id);
    this.kept.set(id, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST && oldest !== undefined) this.kept.delete(oldest);
  }
}
