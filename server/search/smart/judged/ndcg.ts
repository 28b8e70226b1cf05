/**
 * Relevance judgements for tests, and the nDCG@10 of a result list. The questions are those that officials
 * and researchers ask; the passages were graded by reading the reports before anything was tuned. Half of the
 * questions were held out while the constants of `ranking/score.ts` and the synonyms were being chosen.
 */
import { foldToString } from '../../../../indexer/text/fold.ts';
import judgements from './qrels.json' with { type: 'json' };

export interface Judgement {
  readonly question: string;
  /** `sample`, or `real` for the folder that `REAL_REPORTS` names. */
  readonly collection: string;
  readonly heldOut: boolean;
  /**
   * A passage is identified by a substring of its text, which also covers passages copied from each other.
   */
  readonly passages: readonly { readonly text: string; readonly grade: number }[];
}

export const JUDGEMENTS: readonly Judgement[] = judgements;

/** Number of results that are evaluated. */
const DEPTH = 10;

/**
 * @param texts of the first results, in order
 * @param all texts of the collection, from which the ideal order is derived
 */
export function ndcg(judgement: Judgement, texts: readonly string[], all: readonly string[]): number {
  const ideal = all.map((text) => gradeOf(judgement, text)).sort((a, b) => b - a);
  const idealGain = discountedGain(ideal);
  return idealGain === 0 ? 0 : discountedGain(texts.map((text) => gradeOf(judgement, text))) / idealGain;
}

export function gradeOf({ passages }: Pick<Judgement, 'passages'>, text: string): number {
  const folded = foldToString(text);
  return Math.max(
    0,
    ...passages.filter((passage) => folded.includes(foldToString(passage.text))).map(({ grade }) => grade),
  );
}

function discountedGain(grades: readonly number[]): number {
  return grades.slice(0, DEPTH).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
