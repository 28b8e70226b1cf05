/** Finds all smart hits by scanning the folded texts in memory. */
import type { Filters } from '../../contract/parameters.ts';
import { searchableReports } from '../exact/scan.ts';
import { timeSlice } from '../hits/time-slice.ts';
import type { Alternative } from './concepts/alternatives.ts';
import type { WeightedQuery } from './ranking/score.ts';
import { type SmartHit, smartHit } from './smart-hits.ts';
import type { SmartSearchContext } from './smart-mode.ts';

/** @returns null if the text of a report is not in memory yet */
export async function smartScan(
  { texts, catalogue }: Pick<SmartSearchContext, 'texts' | 'catalogue'>,
  query: WeightedQuery,
  required: readonly Alternative[],
  filters: Filters,
  signal: AbortSignal | undefined,
): Promise<SmartHit[] | null> {
  const hits: SmartHit[] = [];
  const slice = timeSlice(signal);
  for (const record of searchableReports(catalogue, filters)) {
    const foldedReport = texts.get(record);
    if (!foldedReport) return null;
    const positions = new Set(required.flatMap(({ phrase }) => [...foldedReport.positionsOf(phrase)]));
    for (const position of positions) {
      const section = foldedReport.section(position);
      if (filters.section.length > 0 && !filters.section.includes(section)) continue;
      hits.push(...smartHit({ record, position, section, folded: foldedReport.text(position) }, query));
    }
    if (slice.isOver()) await slice.next();
  }
  return hits;
}
