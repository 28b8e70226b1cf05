/** Inverse document frequency (IDF) of concepts, with passages as documents. */
import { LRUCache } from 'lru-cache';
import type { EngineReader } from '../../../engine/engine-reader.ts';
import { alternatives } from '../concepts/alternatives.ts';
import type { Concept } from '../concepts/concepts.ts';

/** Cached passage counts, one number a phrase. */
const MAX_CACHED_COUNTS = 5000;
/** Weight of a concept that every passage contains. */
const MIN_WEIGHT = 0.1;

export class InverseDocumentFrequency {
  private readonly counts = new LRUCache<string, number>({ max: MAX_CACHED_COUNTS });
  /** Collection size for which the counts are valid. */
  private size = 0;

  constructor(
    private readonly reader: EngineReader,
    /** Number of passages in the collection. */
    private readonly passages: () => number,
  ) {}

  /**
   * IDF of each concept; 0 if no passage contains it, so that a word nobody uses does not keep the others
   * from being found. Counted over the whole collection whatever the filters: otherwise a passage would be a
   * hit in one search and not in another.
   */
  async weights(concepts: readonly Concept[], signal?: AbortSignal): Promise<number[]> {
    const size = this.passages();
    if (size !== this.size) this.counts.clear();
    this.size = size;
    return Promise.all(
      concepts.map(async (concept) => {
        const counts = await Promise.all(
          alternatives(concept).map(({ engineQuery }) => this.count(engineQuery, signal)),
        );
        // Estimated as if the alternatives occurred independently of each other.
        const shareWithout = counts.reduce((share, count) => share * (1 - Math.min(1, count / size)), 1);
        const frequency = (1 - shareWithout) * size;
        return frequency <= 0 || size === 0
          ? 0
          : Math.max(MIN_WEIGHT, Math.log((size + 1) / (frequency + 0.5)));
      }),
    );
  }

  private async count(engineQuery: string, signal?: AbortSignal): Promise<number> {
    const cached = this.counts.get(engineQuery);
    if (cached !== undefined) return cached;
    const { total } = await this.reader.candidates({ engineQuery, filter: undefined, limit: 0 }, signal);
    this.counts.set(engineQuery, total);
    return total;
  }
}
