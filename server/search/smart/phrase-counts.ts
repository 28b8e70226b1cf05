/** Numbers of passages that contain a phrase, as the engine counts them; kept while the collection stays. */
import { LRUCache } from 'lru-cache';
import type { Catalogue } from '../../corpus/catalogue.ts';
import type { EngineReader } from '../../engine/engine-reader.ts';

/** One number a phrase. */
const MAX_CACHED_COUNTS = 5000;

export class PhraseCounts {
  private readonly counts = new LRUCache<string, number>({ max: MAX_CACHED_COUNTS });
  /** The records for which the counts are valid. */
  private records: Catalogue['all'] | null = null;

  constructor(
    private readonly reader: Pick<EngineReader, 'candidatesOfEach'>,
    private readonly catalogue: Pick<Catalogue, 'all' | 'facts'>,
  ) {}

  /** Number of passages in the collection. */
  get passages(): number {
    return this.catalogue.facts().passages;
  }

  /** Counts of phrases in the engine's query syntax, in one request; only those without filters are kept. */
  async of(phrases: readonly string[], filter?: string, signal?: AbortSignal): Promise<number[]> {
    if (this.records !== this.catalogue.all) this.counts.clear();
    this.records = this.catalogue.all;
    const missing = phrases.filter((phrase) => filter !== undefined || !this.counts.has(phrase));
    const counted =
      missing.length === 0
        ? []
        : await this.reader.candidatesOfEach(
            missing.map((engineQuery) => ({ engineQuery, filter, limit: 0 })),
            signal,
          );
    const fresh = new Map(missing.map((phrase, at) => [phrase, counted[at]?.total ?? 0]));
    if (filter === undefined) for (const [phrase, count] of fresh) this.counts.set(phrase, count);
    return phrases.map((phrase) => fresh.get(phrase) ?? this.counts.get(phrase) ?? 0);
  }
}
