/** Candidates in, smart hits out; in which order they stand; and what a reader is shown of them. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import type { Hit } from '../../contract/passage.ts';
import { compare } from '../../corpus/report-order.ts';
import type { CandidateText } from '../exact/verify.ts';
import { asHit, hitId, type VerifiedHit } from '../hits/hits.ts';
import type { Reading } from './concepts.ts';
import { headingsAbove, isHeadingAlone } from './passage-context.ts';
import {
  missingIn,
  type PassageContext,
  rangesOf,
  score,
  type Tier,
  type WeightedConcepts,
} from './score.ts';
import type { SmartSearchContext } from './smart-mode.ts';

export interface SmartHit extends VerifiedHit {
  readonly tier: Tier;
  readonly score: number;
}

/** A hit where the candidate is one. */
export function smartHit(
  { record, position, section, folded }: CandidateText,
  asked: WeightedConcepts,
): SmartHit[] {
  const found = score(folded, asked, passageContext(record, position, folded));
  if (found === null) return [];
  return [
    { record, position, section, occurrences: found.ranges.length, tier: found.tier, score: found.score },
  ];
}

export function passageContext(record: ReportRecord, position: number, folded: string): PassageContext {
  return {
    headings: headingsAbove(record, position),
    headingAlone: isHeadingAlone(record, position, folded.length),
  };
}

/** The better first; of those that are equally good the newer. */
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

/** Hits with their text, the words they have and those they lack. */
export async function shownSmart(
  { recent }: Pick<SmartSearchContext, 'recent'>,
  hits: readonly VerifiedHit[],
  reading: Reading,
): Promise<Hit[]> {
  const passages = await recent.of(hits);
  return hits.flatMap((hit) => {
    const passage = passages.get(hitId(hit));
    if (!passage) return [];
    const shown = asHit(passage, hit.record, (folded) => rangesOf(folded, reading));
    const words = shown.ranges.map(([start, end]) => passage.text.slice(start, end));
    return [
      { ...shown, words: [...new Set(words)], missing: missingIn(foldToString(passage.text), reading) },
    ];
  });
}
