/**
 * Hits in their order in; one for each place or report out, with how many more there are. A town that says a thing
 * forty times then takes no more room than one that says it once.
 */
import type { VerifiedHit } from './hits.ts';

export type Per = 'place' | 'report';

export interface OneOf extends VerifiedHit {
  /** Further passages of its place or report that answer the query. */
  readonly more: number;
}

/** Of each the passage with the most occurrences, of equals the first; they stand where their first hit stood. */
export function onePer(hits: readonly VerifiedHit[], per: Per): OneOf[] {
  const kept = new Map<string, OneOf>();
  for (const hit of hits) {
    const key = per === 'place' ? hit.record.place.key : hit.record.id;
    const before = kept.get(key);
    const best = before && before.occurrences >= hit.occurrences ? before : hit;
    kept.set(key, { ...best, more: before ? before.more + 1 : 0 });
  }
  return [...kept.values()];
}
