/** Samples of candidates and the hits among them in, how many hits there are in all out. */
import { passageId } from '../../../indexer/domain/ids.ts';
import type { Candidates } from '../../engine/engine-reader.ts';
import type { SmartHit } from './smart-hits.ts';

/**
 * Of a sample of the passages that each phrase stands in. A passage in which several stand is in the sample of each:
 * it counts by the inverse of how often it can be drawn.
 */
export function estimated(samples: readonly Candidates[], hits: readonly SmartHit[]): number {
  const found = new Set(hits.map(({ record, position }) => passageId(record.id, position)));
  const drawn = new Map<string, number>();
  for (const { ids, total } of samples) {
    const chance = total === 0 ? 0 : ids.length / total;
    for (const id of ids) drawn.set(id, (drawn.get(id) ?? 0) + chance);
  }
  let sum = 0;
  for (const [id, chance] of drawn) if (found.has(id)) sum += 1 / chance;
  return Math.round(sum);
}
