/**
 * For tests: questions as officials and researchers ask them, what should come first for each, judged by reading the
 * reports before anything was tuned, and how well a list of answers does: nDCG@10. Half of them were held out while
 * the constants of `examine.ts` and the synonyms were being chosen.
 */
import { foldToString } from '../../../../indexer/text/fold.ts';
import judgements from './qrels.json' with { type: 'json' };

export interface Judgement {
  readonly question: string;
  /** The sample collection, or the folder that `REAL_REPORTS` names. */
  readonly collection: string;
  readonly heldOut: boolean;
  /** A passage is known by a stretch of its text; several that copy each other by the same. */
  readonly passages: readonly { readonly text: string; readonly grade: number }[];
}

export const JUDGEMENTS: readonly Judgement[] = judgements;

const DEPTH = 10;

/** @param texts of the first answers, in their order; @param all texts of the collection, which give the best order */
export function ndcg(judgement: Judgement, texts: readonly string[], all: readonly string[]): number {
  const ideal = all.map((text) => gradeOf(judgement, text)).sort((a, b) => b - a);
  const best = gain(ideal);
  return best === 0 ? 0 : gain(texts.map((text) => gradeOf(judgement, text))) / best;
}

export function gradeOf({ passages }: Pick<Judgement, 'passages'>, text: string): number {
  const folded = foldToString(text);
  return Math.max(
    0,
    ...passages.filter((one) => folded.includes(foldToString(one.text))).map(({ grade }) => grade),
  );
}

function gain(grades: readonly number[]): number {
  return grades.slice(0, DEPTH).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
