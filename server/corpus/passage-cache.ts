/**
 * LRU cache of whole passages for showing hits: the newest reports come first in most result lists, and
 * fetching a page of passages from the engine takes a millisecond (`bench/RESULTS.md`).
 */
import { LRUCache } from 'lru-cache';
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { passageId } from '../../indexer/domain/ids.ts';
import type { Candidate, EngineReader } from '../engine/engine-reader.ts';

/** UTF-16 units of text: a passage has some 150 of them. */
const MAX_CHARACTERS = 2_000_000;
/** Counted for what goes with the text of a passage. */
const CHARACTERS_PER_PASSAGE = 350;

interface CacheEntry {
  /** Digest of the report's record when the passage was read; another digest invalidates the entry. */
  readonly digest: string;
  readonly passage: Candidate;
}

/** A passage of a report as currently indexed. */
export interface PassageLocation {
  readonly record: ReportRecord;
  readonly position: number;
}

const idOf = ({ record, position }: PassageLocation): string => passageId(record.id, position);

export class PassageCache {
  private readonly entries = new LRUCache<string, CacheEntry>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ passage }) => CHARACTERS_PER_PASSAGE + passage.text.length,
  });

  constructor(private readonly reader: Pick<EngineReader, 'passages'>) {}

  /** Passages by id; one that has just left the index is absent. */
  async get(locations: readonly PassageLocation[]): Promise<Map<string, Candidate>> {
    const passages = new Map<string, Candidate>();
    const missing = locations.filter((location) => {
      const id = idOf(location);
      const entry = this.entries.get(id);
      if (entry?.digest !== location.record.digest) return true;
      passages.set(id, entry.passage);
      return false;
    });
    const fetched = await this.reader.passages(missing.map(idOf));
    for (const location of missing) {
      const id = idOf(location);
      const passage = fetched.get(id);
      if (!passage) continue;
      passages.set(id, passage);
      // While a report is being indexed, its record is replaced before its passages are.
      if (location.record.complete) this.entries.set(id, { digest: location.record.digest, passage });
    }
    return passages;
  }
}
