/** Sort orders of hits: as the engine's `sort` parameter, and for hits in memory. */
import { parsePassageId } from '../../../indexer/domain/ids.ts';
import type { SearchQuery } from '../../contract/search.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import { REPORT_ORDERS, type ReportOrder } from '../../corpus/report-order.ts';
import { forEachInTurns, sortInTurns, timeSlice } from '../../corpus/time-slice.ts';
import type { CandidateOrder } from '../../engine/engine-reader.ts';
import type { VerifiedHit } from './hits.ts';

export type Sort = SearchQuery['sort'];

/** Passages of one report always stay together, in text order. */
const ENGINE_ORDER: Readonly<Record<ReportOrder, readonly string[]>> = {
  newest: ['year:desc', 'place:asc', 'report:asc', 'position:asc'],
  oldest: ['year:asc', 'place:asc', 'report:asc', 'position:asc'],
  place: ['place:asc', 'year:desc', 'report:asc', 'position:asc'],
};

export function engineOrder(order: ReportOrder, catalogue: Pick<Catalogue, 'get'>): CandidateOrder {
  const located = (id: string) => {
    const { report = '', position = 0 } = parsePassageId(id) ?? {};
    return { record: catalogue.get(report), position };
  };
  return {
    by: ENGINE_ORDER[order],
    compare: (idA, idB) => {
      const [a, b] = [located(idA), located(idB)];
      // A report that is not known yet comes last.
      if (!a.record || !b.record) return a.record ? -1 : b.record ? 1 : 0;
      return REPORT_ORDERS[order](a.record, b.record) || a.position - b.position;
    },
  };
}

/** `relevance` puts the reports with the most occurrences first, then the newest. */
export async function sortHits(
  hits: readonly VerifiedHit[],
  sort: Sort,
  signal?: AbortSignal,
): Promise<VerifiedHit[]> {
  const slice = timeSlice(signal);
  const byReport = new Map<VerifiedHit['record'], { hits: VerifiedHit[]; occurrences: number }>();
  await forEachInTurns(
    hits,
    (hit) => {
      const group = byReport.get(hit.record);
      if (group) {
        group.hits.push(hit);
        group.occurrences += hit.occurrences;
      } else byReport.set(hit.record, { hits: [hit], occurrences: hit.occurrences });
    },
    slice,
  );
  const order = REPORT_ORDERS[sort === 'relevance' ? 'newest' : sort];
  const relevance = (record: VerifiedHit['record']): number =>
    sort === 'relevance' ? (byReport.get(record)?.occurrences ?? 0) : 0;
  const records = await sortInTurns(
    [...byReport.keys()],
    (a, b) => relevance(b) - relevance(a) || order(a, b),
    slice,
  );
  const sorted: VerifiedHit[] = [];
  for (const record of records) {
    const inReport = byReport.get(record)?.hits ?? [];
    for (const hit of await sortInTurns(inReport, (a, b) => a.position - b.position, slice)) sorted.push(hit);
  }
  return sorted;
}
