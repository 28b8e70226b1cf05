/** All hits of weighed concepts by reading the wordings in memory from end to end. */
import type { Filters } from '../../contract.ts';
import { searchable } from '../scan.ts';
import type { Searching } from '../search.ts';
import { turns } from '../turns.ts';
import type { Alternative } from './alternatives.ts';
import type { Weighed } from './examine.ts';
import { type SmartHit, smartHit } from './smart-hits.ts';

/** @returns null where the wording of a report is not in memory yet */
export async function scanned(
  { wordings, catalogue }: Pick<Searching, 'wordings' | 'catalogue'>,
  asked: Weighed,
  phrases: readonly Alternative[],
  filters: Filters,
  signal: AbortSignal | undefined,
): Promise<SmartHit[] | null> {
  const hits: SmartHit[] = [];
  const turn = turns(signal);
  for (const record of searchable(catalogue, filters)) {
    const wording = wordings.get(record);
    if (!wording) return null;
    const positions = new Set(phrases.flatMap(({ phrase }) => [...wording.positionsOf(phrase)]));
    for (const position of positions) {
      const section = wording.section(position);
      if (filters.section.length > 0 && !filters.section.includes(section)) continue;
      hits.push(...smartHit({ record, position, section, folded: wording.text(position) }, asked));
    }
    if (turn.isOver()) await turn.next();
  }
  return hits;
}
