/** Groups consecutive hits of the same report, without changing the order of the search. Pure. */
import type { Hit } from '../../../../server/contract/passage.ts';
import type { ReportHead } from '../../../../server/contract/report.ts';

export interface ReportHits {
  readonly report: ReportHead;
  readonly hits: readonly Hit[];
}

export function groupByReport(hits: readonly Hit[]): ReportHits[] {
  const groups: { report: ReportHead; hits: Hit[] }[] = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    if (last && last.report.id === hit.report.id) last.hits.push(hit);
    else groups.push({ report: hit.report, hits: [hit] });
  }
  return groups;
}
