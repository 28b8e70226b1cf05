/** In which order hits stand: for the engine, and the same order for hits in hand. */
import type { SearchQuery } from '../../contract/search.ts';
import { REPORT_ORDERS } from '../../corpus/report-order.ts';
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

/** By relevance the reports that say it most often stand first, of those the newest. */
export function sortHits(hits: readonly VerifiedHit[], sort: Sort): VerifiedHit[] {
  const byReport = new Map<VerifiedHit['record'], VerifiedHit[]>();
  for (const hit of hits) {
    const own = byReport.get(hit.record);
    if (own) own.push(hit);
    else byReport.set(hit.record, [hit]);
  }
  const order = REPORT_ORDERS[sort === 'relevance' ? 'newest' : sort];
  const said = new Map([...byReport].map(([record, own]) => [record, occurrencesOf(own)]));
  const often = (record: VerifiedHit['record']): number =>
    sort === 'relevance' ? (said.get(record) ?? 0) : 0;
  return [...byReport.keys()]
    .sort((a, b) => often(b) - often(a) || order(a, b))
    .flatMap((record) => (byReport.get(record) ?? []).sort((a, b) => a.position - b.position));
}

function occurrencesOf(hits: readonly VerifiedHit[]): number {
  return hits.reduce((sum, { occurrences }) => sum + occurrences, 0);
}
