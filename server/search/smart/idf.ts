/** Concepts in, what each weighs out: the seldomer a word is in the whole collection, the more it tells. */
import type { EngineReader } from '../../engine/engine-reader.ts';
import { alternatives } from './alternatives.ts';
import type { Concept } from './concepts.ts';

/** Counts that are kept: a number a phrase. */
const KEPT = 5000;
/** What every passage says still tells a little. */
const LEAST = 0.1;

export class InverseDocumentFrequency {
  private readonly counts = new Map<string, number>();
  private size = 0;

  constructor(
    private readonly reader: EngineReader,
    /** Passages of the collection. */
    private readonly passages: () => number,
  ) {}

  /**
   * The weight of each concept. None where nothing in the collection has it, so that a word nobody uses does not
   * keep the others from being found. Of the whole collection, whatever the filters: else a passage would be a hit
   * in one search and none in another.
   */
  async weights(concepts: readonly Concept[], signal?: AbortSignal): Promise<number[]> {
    const size = this.passages();
    if (size !== this.size || this.counts.size > KEPT) this.counts.clear();
    this.size = size;
    return Promise.all(
      concepts.map(async (concept) => {
        const counts = await Promise.all(
          alternatives(concept).map(({ engineQuery }) => this.count(engineQuery, signal)),
        );
        // As if its words stood independent of each other.
        const without = counts.reduce((share, count) => share * (1 - Math.min(1, count / size)), 1);
        const having = (1 - without) * size;
        return having <= 0 || size === 0 ? 0 : Math.max(LEAST, Math.log((size + 1) / (having + 0.5)));
      }),
    );
  }

  private async count(engineQuery: string, signal?: AbortSignal): Promise<number> {
    const known = this.counts.get(engineQuery);
    if (known !== undefined) return known;
    const { total } = await this.reader.candidates(
      { phrases: engineQuery, filter: undefined, limit: 0 },
      signal,
    );
    this.counts.set(engineQuery, total);
    return total;
  }
}
