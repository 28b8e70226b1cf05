/** The incomplete beta function and its inverse, from which confidence intervals of proportions are made. */

/** Coefficients of Lanczos's approximation of the gamma function for g = 7, correct to 15 digits. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;
const LANCZOS_G = 7;

/** Relative change below which a continued fraction or a quantile counts as found. */
const PRECISION = 1e-14;
/** The fraction takes some √max(a, b) steps: 1,000 at a million passages. */
const MAX_STEPS = 20_000;
/** Steps of Newton's method; where it leaves the bracket, the bracket is halved instead. */
const MAX_NEWTON_STEPS = 200;
/** Log odds between which quantiles are looked for: shares from 10⁻⁸⁷ up. */
const MAX_LOG_ODDS = 200;

/** @param x above 0 */
function logGamma(x: number): number {
  const shifted = x - 1;
  let sum: number = LANCZOS[0];
  for (let at = 1; at < LANCZOS.length; at++) sum += (LANCZOS[at] ?? 0) / (shifted + at);
  const t = shifted + LANCZOS_G + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/**
 * Logarithm of the regularised incomplete beta function, the lower tail of the beta distribution: as a logarithm,
 * since tails of 10⁻⁴⁰⁰ occur.
 *
 * @param x the share, between 0 and 1
 * @param rest 1 − x, which is not exact when subtracted near 1
 * @param a above 0
 * @param b above 0
 */
function logLowerTail(x: number, rest: number, a: number, b: number): number {
  const front = a * Math.log(x) + b * Math.log(rest) - logBeta(a, b);
  if (x < (a + 1) / (a + b + 2)) return front + Math.log(continuedFraction(x, a, b) / a);
  // The fraction converges fast on this side of the mean only; on the other side the tails are swapped.
  return Math.log1p(-Math.exp(front) * (continuedFraction(rest, b, a) / b));
}

/** Evaluates the fraction of DLMF 8.17.22 by Lentz's method. */
function continuedFraction(x: number, a: number, b: number): number {
  const TINY = 1e-300;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let fraction = d;
  for (let step = 1; step < MAX_STEPS; step++) {
    const even = (step * (b - step) * x) / ((a + 2 * step - 1) * (a + 2 * step));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    fraction *= d * c;
    const odd = (-(a + step) * (a + b + step) * x) / ((a + 2 * step) * (a + 2 * step + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return fraction;
}

/** Lower tail of the beta distribution with parameters `a` and `b`, both above 0, at a share `x` between 0 and 1. */
export function betaLowerTail(x: number, a: number, b: number): number {
  return Math.exp(logLowerTail(x, 1 - x, a, b));
}

/**
 * Log odds ln(x / (1 − x)) of the share `x` below which a part `tail` of the beta distribution lies. As log odds,
 * since that is what ratios of rates are made of.
 *
 * @param tail between 0 and 0.5
 * @param a above 0
 * @param b above 0
 */
export function betaQuantileLogOdds(tail: number, a: number, b: number): number {
  const target = Math.log(tail);
  let [low, high] = [-MAX_LOG_ODDS, MAX_LOG_ODDS];
  let odds = Math.log(a / b);
  for (let step = 0; step < MAX_NEWTON_STEPS; step++) {
    const [x, rest] = [1 / (1 + Math.exp(-odds)), 1 / (1 + Math.exp(odds))];
    const value = logLowerTail(x, rest, a, b);
    if (value > target) high = odds;
    else low = odds;
    const slope = Math.exp(a * Math.log(x) + b * Math.log(rest) - logBeta(a, b) - value);
    const guess = odds - (value - target) / slope;
    const next = guess > low && guess < high ? guess : (low + high) / 2;
    if (Math.abs(next - odds) <= PRECISION * Math.max(1, Math.abs(odds))) return next;
    odds = next;
  }
  return odds;
}
