/**
 * Smart hits: made from scored candidates, sorted by relevance, and presented with their matched and missing
 * words.
 */
import { foldToString } from '../../../indexer/text/fold.ts';
import type { Hit } from '../../contract/passage.ts';
import { compare } from '../../corpus/report-order.ts';
import type { CandidateText } from '../exact/verify.ts';
import { asHit, hitId, type VerifiedHit } from '../hits/hits.ts';
import type { ConceptQuery } from './concepts/concepts.ts';
import { passageContext } from './ranking/passage-context.ts';
import { conceptRanges, missingConcepts, score, type Tier, type WeightedQuery } from './ranking/score.ts';
import type { SmartSearchContext } from './smart-mode.ts';

export interface SmartHit extends VerifiedHit {
  readonly tier: Tier;
  readonly score: number;
}

/** One hit, or none if the candidate does not match. */
export function smartHit(
  { record, position, section, folded }: CandidateText,
  query: WeightedQuery,
): SmartHit[] {
  const scored = score(folded, query, passageContext(record, position, folded));
  if (scored === null) return [];
  const { tier, ranges } = scored;
  return [{ record, position, section, occurrences: ranges.length, tier, score: scored.score }];
}

/** Best first; among equals the newest, then by place, report and position. */
export function byRelevance(a: SmartHit, b: SmartHit): number {
  return (
    a.tier - b.tier ||
    b.score - a.score ||
    (b.record.year ?? 0) - (a.record.year ?? 0) ||
    compare(a.record.place.key, b.record.place.key) ||
    compare(a.record.id, b.record.id) ||
    a.position - b.position
  );
}

/**
 * Adds to hits their text, the matched words and the missing concepts; drops those that have just left the
 * index.
 */
export async function presentSmartHits(
  { passageCache }: Pick<SmartSearchContext, 'passageCache'>,
  hits: readonly VerifiedHit[],
  query: ConceptQuery,
): Promise<Hit[]> {
  const passages = await passageCache.get(hits);
  return hits.flatMap((hit) => {
    const passage = passages.get(hitId(hit));
    if (!passage) return [];
    const presented = asHit(passage, hit.record, (folded) => conceptRanges(folded, query));
    const words = presented.ranges.map(([start, end]) => passage.text.slice(start, end));
    const missing = missingConcepts(foldToString(passage.text), query);
    return [{ ...presented, words: [...new Set(words)], missing }];
  });
}
