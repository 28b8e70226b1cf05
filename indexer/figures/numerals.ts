/** Values of the numerals of official Chinese: 2,112, 4.3, 三百六十五, and the scales 万 and 亿. */
import Nzh from 'nzh';

/** 万 and 亿, alone and multiplied, as factors. */
const SCALES: Readonly<Record<string, number>> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
};

/** @returns 1 for no scale */
export function scaleOf(scale: string | undefined): number {
  return scale ? (SCALES[scale] ?? 1) : 1;
}

/**
 * The value of folded digits or of Han numerals. Decimal points stand as `.` or, in print, as `·`; commas group
 * thousands, and digits may stand apart.
 *
 * @returns NaN for what is no numeral
 */
export function numeralValue(numeral: string): number {
  if (/^\d+$/.test(numeral)) return Number(numeral);
  if (/^\d/.test(numeral)) return Number(numeral.replaceAll(/[, ]/g, '').replace('·', '.'));
  return Number(Nzh.cn.decodeS(numeral.replaceAll('两', '二').replaceAll('〇', '零')));
}

/** Multiplies without the noise of binary fractions: 1.59 亿 is 159,000,000. */
export function scaled(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(15));
}
