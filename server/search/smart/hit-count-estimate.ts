/** Estimates the number of hits from overlapping samples of candidates. */
import { passageId } from '../../../indexer/domain/ids.ts';
import type { Candidates } from '../../engine/engine-reader.ts';
import type { SmartHit } from './smart-hits.ts';

/**
 * Each sample is drawn from the passages that contain one phrase. A passage that contains several phrases can
 * be drawn several times, so every hit counts by the inverse of its expected number of draws.
 */
export function estimateHitCount(samples: readonly Candidates[], hits: readonly SmartHit[]): number {
  const hitIds = new Set(hits.map(({ record, position }) => passageId(record.id, position)));
  const expectedDraws = new Map<string, number>();
  for (const { ids, total } of samples) {
    const chance = total === 0 ? 0 : ids.length / total;
    for (const id of ids) expectedDraws.set(id, (expectedDraws.get(id) ?? 0) + chance);
  }
  let count = 0;
  for (const [id, draws] of expectedDraws) if (hitIds.has(id)) count += 1 / draws;
  return Math.round(count);
}
