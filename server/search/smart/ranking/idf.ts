/** Inverse document frequency (IDF) of concepts, with passages as documents. */
import { alternatives } from '../concepts/alternatives.ts';
import type { Concept } from '../concepts/concepts.ts';
import type { PhraseCounts } from '../phrase-counts.ts';

/** Weight of a concept that every passage contains. */
const MIN_WEIGHT = 0.1;

/**
 * IDF of each concept; 0 if no passage contains it, so that a word nobody uses does not keep the others from
 * being found. Counted over the whole collection whatever the filters: otherwise a passage would be a hit in
 * one search and not in another.
 */
export async function idfWeights(
  concepts: readonly Concept[],
  counts: PhraseCounts,
  signal?: AbortSignal,
): Promise<number[]> {
  const phrases = concepts.map((concept) => alternatives(concept).map(({ engineQuery }) => engineQuery));
  const counted = await counts.of(phrases.flat(), undefined, signal);
  const size = counts.passages;
  let at = 0;
  return phrases.map(({ length }) => {
    const own = counted.slice(at, at + length);
    at += length;
    // Estimated as if the alternatives occurred independently of each other.
    const shareWithout = own.reduce((share, count) => share * (1 - Math.min(1, count / size)), 1);
    const frequency = (1 - shareWithout) * size;
    return frequency <= 0 || size === 0 ? 0 : Math.max(MIN_WEIGHT, Math.log((size + 1) / (frequency + 0.5)));
  });
}
