/** In which order hits stand: for the engine, and the same order for hits in hand. */
import { compare } from '../catalogue.ts';
import type { SearchQuery } from '../contract.ts';
import type { VerifiedHit } from './hits.ts';

export type Sort = SearchQuery['sort'];

/** Passages of a report always stand together and in their order. */
const ENGINE_ORDER: Readonly<Record<Sort, readonly string[]>> = {
  relevance: ['year:desc', 'place:asc', 'report:asc', 'position:asc'],
  newest: ['year:desc', 'place:asc', 'report:asc', 'position:asc'],
  oldest: ['year:asc', 'place:asc', 'report:asc', 'position:asc'],
  place: ['place:asc', 'year:desc', 'report:asc', 'position:asc'],
};

export function engineOrder(sort: Sort): readonly string[] {
  return ENGINE_ORDER[sort];
}

/** By relevance the reports that say it most often stand first, of those the newest. Reports without a year last. */
export function sortHits(hits: readonly VerifiedHit[], sort: Sort): VerifiedHit[] {
  const said = new Map<VerifiedHit['record'], number>();
  for (const { record, occurrences } of hits) said.set(record, (said.get(record) ?? 0) + occurrences);
  const often = ({ record }: VerifiedHit): number => (sort === 'relevance' ? (said.get(record) ?? 0) : 0);
  const year = ({ record }: VerifiedHit, absent: number): number => record.year ?? absent;
  const byYear = (a: VerifiedHit, b: VerifiedHit): number =>
    sort === 'oldest' ? year(a, 9999) - year(b, 9999) : year(b, 0) - year(a, 0);
  const byPlace = (a: VerifiedHit, b: VerifiedHit): number => compare(a.record.place.key, b.record.place.key);
  return [...hits].sort(
    (a, b) =>
      often(b) - often(a) ||
      (sort === 'place' ? byPlace(a, b) || byYear(a, b) : byYear(a, b) || byPlace(a, b)) ||
      compare(a.record.id, b.record.id) ||
      a.position - b.position,
  );
}
