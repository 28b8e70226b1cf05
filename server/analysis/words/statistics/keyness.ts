/**
 * How much more one subcorpus uses a word than another, by the number of passages that have it. Frequencies of
 * occurrences would make a word that one passage repeats look typical of all.
 */
import { betaLowerTail, betaQuantileLogOdds } from './beta.ts';

/** Passages with a word in the subcorpus and in the one it is compared with, and all passages of both. */
export interface PassageCounts {
  readonly own: number;
  readonly ownAll: number;
  readonly other: number;
  readonly otherAll: number;
}

export interface Interval {
  /** Null where it has no bound: without a passage on one side the ratio may be as large as one likes. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Confidence of all intervals of one list of keywords together. */
export const CONFIDENCE = 0.95;

/**
 * Log-likelihood ratio G² of the 2 × 2 table (Dunning: Accurate methods for the statistics of surprise and
 * coincidence, Computational Linguistics 19/1, 1993), negative where the other subcorpus uses the word more.
 */
export function signedG2({ own, ownAll, other, otherAll }: PassageCounts): number {
  const share = (own + other) / (ownAll + otherAll);
  const term = (observed: number, expected: number): number =>
    observed === 0 ? 0 : observed * Math.log(observed / expected);
  const sum =
    term(own, ownAll * share) +
    term(other, otherAll * share) +
    term(ownAll - own, ownAll * (1 - share)) +
    term(otherAll - other, otherAll * (1 - share));
  // Rounding may leave less than nothing where the rates are nearly equal.
  return Math.sign(own * otherAll - other * ownAll) * Math.max(0, 2 * sum);
}

/**
 * Binary logarithm of the ratio of both rates: 1 where the subcorpus uses the word twice as often (Hardie: Log Ratio –
 * an informal introduction, 2014), with the correction of Walter (1975), which is nearly unbiased and allows for
 * words that one side never uses.
 */
export function logRatio({ own, ownAll, other, otherAll }: PassageCounts): number {
  return Math.log2((own + 0.5) / (ownAll + 0.5)) - Math.log2((other + 0.5) / (otherAll + 0.5));
}

/**
 * Interval in which the binary logarithm of the ratio of rates lies: exact, by the conditional Poisson test (Fay: Two-sided
 * exact tests and matching confidence intervals for discrete data, The R Journal 2/1, 2010), which is the interval of
 * Clopper and Pearson for the share of the subcorpus in all passages with the word.
 *
 * @param tested number of words that are tested together (Bonferroni)
 */
export function logRatioInterval(counts: PassageCounts, tested: number): Interval {
  const { own, other } = counts;
  const tail = (1 - CONFIDENCE) / tested / 2;
  const ratio = (logOdds: number): number =>
    logOdds / Math.LN2 + Math.log2(counts.otherAll) - Math.log2(counts.ownAll);
  return {
    low: own === 0 ? null : ratio(betaQuantileLogOdds(tail, own, other + 1)),
    high: other === 0 ? null : ratio(-betaQuantileLogOdds(tail, other, own + 1)),
  };
}

/**
 * Conservative Log Ratio: the bound of the interval that is nearer to 0, and 0 where the interval contains 0. Rare
 * words, whose ratio is large by chance, fall behind (Evert: Measuring keyness, DH 2022; `keyness` of the R package
 * corpora).
 *
 * @param tested number of words that are tested together (Bonferroni)
 */
export function conservativeLogRatio(counts: PassageCounts, tested: number): number {
  const { own, ownAll, other, otherAll } = counts;
  const isMore = own * otherAll >= other * ownAll;
  // Most words are not significant, and their intervals need not be found.
  const tail = (1 - CONFIDENCE) / tested / 2;
  const share = ownAll / (ownAll + otherAll);
  const chance = isMore
    ? own === 0
      ? 1
      : betaLowerTail(share, own, other + 1)
    : betaLowerTail(1 - share, other, own + 1);
  if (chance >= tail) return 0;
  const { low, high } = logRatioInterval(counts, tested);
  return isMore ? Math.max(0, low ?? 0) : Math.min(0, high ?? 0);
}
