/** Smart hits: made from scored passages, sorted by relevance. */
import { compare } from '../../corpus/report-order.ts';
import type { PassageText } from '../../corpus/text-store.ts';
import type { VerifiedHit } from '../hits/hits.ts';
import { passageContext } from './ranking/passage-context.ts';
import { score, type Tier, type WeightedQuery } from './ranking/score.ts';

export interface SmartHit extends VerifiedHit {
  readonly tier: Tier;
  readonly score: number;
}

/** One hit, or none if the candidate does not match. */
export function smartHit(
  { record, position, section, folded }: PassageText,
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
