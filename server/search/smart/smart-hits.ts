/** Candidates in, smart hits out; in which order they stand; and what a reader is shown of them. */
import type { ReportRecord } from '../../../indexer/document.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import type { Hit } from '../../contract.ts';
import { compare } from '../../report-order.ts';
import { asHit, hitId, type VerifiedHit } from '../hits.ts';
import type { Searching } from '../searching.ts';
import type { CandidateText } from '../verify.ts';
import type { Reading } from './concepts.ts';
import { examine, missingIn, rangesOf, type Setting, type Tier, type Weighed } from './examine.ts';
import { headingsAbove, isHeadingAlone } from './surroundings.ts';

export interface SmartHit extends VerifiedHit {
  readonly tier: Tier;
  readonly score: number;
}

/** A hit where the candidate is one. */
export function smartHit({ record, position, section, folded }: CandidateText, asked: Weighed): SmartHit[] {
  const found = examine(folded, asked, settingOf(record, position, folded));
  if (found === null) return [];
  return [
    { record, position, section, occurrences: found.ranges.length, tier: found.tier, score: found.score },
  ];
}

export function settingOf(record: ReportRecord, position: number, folded: string): Setting {
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
  { recent }: Pick<Searching, 'recent'>,
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
