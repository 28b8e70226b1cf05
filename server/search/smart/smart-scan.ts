/** All hits of weighed concepts by reading the wordings in memory from end to end. */
import type { Filters } from '../../contract/parameters.ts';
import { searchable } from '../exact/scan.ts';
import { timeSlice } from '../hits/time-slice.ts';
import type { Alternative } from './alternatives.ts';
import type { WeightedConcepts } from './score.ts';
import { type SmartHit, smartHit } from './smart-hits.ts';
import type { SmartSearchContext } from './smart-mode.ts';

/** @returns null where the wording of a report is not in memory yet */
export async function smartScan(
  { texts, catalogue }: Pick<SmartSearchContext, 'texts' | 'catalogue'>,
  asked: WeightedConcepts,
  phrases: readonly Alternative[],
  filters: Filters,
  signal: AbortSignal | undefined,
): Promise<SmartHit[] | null> {
  const hits: SmartHit[] = [];
  const slice = timeSlice(signal);
  for (const record of searchable(catalogue, filters)) {
    const foldedReport = texts.get(record);
    if (!foldedReport) return null;
    const positions = new Set(phrases.flatMap(({ phrase }) => [...foldedReport.positionsOf(phrase)]));
    for (const position of positions) {
      const section = foldedReport.section(position);
      if (filters.section.length > 0 && !filters.section.includes(section)) continue;
      hits.push(...smartHit({ record, position, section, folded: foldedReport.text(position) }, asked));
    }
    if (slice.isOver()) await slice.next();
  }
  return hits;
}
