/** Sort orders of hits: as the engine's `sort` parameter, and for hits in memory. */
import type { SearchQuery } from '../../contract/search.ts';
import { REPORT_ORDERS } from '../../corpus/report-order.ts';
import type { VerifiedHit } from './hits.ts';

export type Sort = SearchQuery['sort'];

/** Passages of one report always stay together, in text order. */
const ENGINE_ORDER: Readonly<Record<Sort, readonly string[]>> = {
  relevance: ['year:desc', 'place:asc', 'report:asc', 'position:asc'],
  newest: ['year:desc', 'place:asc', 'report:asc', 'position:asc'],
  oldest: ['year:asc', 'place:asc', 'report:asc', 'position:asc'],
  place: ['place:asc', 'year:desc', 'report:asc', 'position:asc'],
};

export function engineOrder(sort: Sort): readonly string[] {
  return ENGINE_ORDER[sort];
}

/** `relevance` puts the reports with the most occurrences first, then the newest. */
export function sortHits(hits: readonly VerifiedHit[], sort: Sort): VerifiedHit[] {
  const byReport = new Map<VerifiedHit['record'], VerifiedHit[]>();
  for (const hit of hits) {
    const group = byReport.get(hit.record);
    if (group) group.push(hit);
    else byReport.set(hit.record, [hit]);
  }
  const order = REPORT_ORDERS[sort === 'relevance' ? 'newest' : sort];
  const occurrences = new Map([...byReport].map(([record, group]) => [record, countOccurrences(group)]));
  const relevance = (record: VerifiedHit['record']): number =>
    sort === 'relevance' ? (occurrences.get(record) ?? 0) : 0;
  return [...byReport.keys()]
    .sort((a, b) => relevance(b) - relevance(a) || order(a, b))
    .flatMap((record) => inTextOrder(byReport.get(record) ?? []));
}

function inTextOrder(hits: VerifiedHit[]): VerifiedHit[] {
  return hits.length === 1 ? hits : hits.sort((a, b) => a.position - b.position);
}

function countOccurrences(hits: readonly VerifiedHit[]): number {
  return hits.reduce((sum, { occurrences }) => sum + occurrences, 0);
}
