/** What a sentence says about a number besides what it is of: the change, its base, and the period. */
import type { Figure } from './figure.ts';
import { changeAtEnd, type FigureWords } from './figure-words.ts';

const PLAN_YEARS = '十[一二三四五]?五(?:时期|期间)?';
const YEAR = String.raw`\d{4}年`;
/** 同比, or 比上年, 较1952年; of multiples also 是1997年的. */
const BASE = new RegExp(
  `(?<same>同比|环比)|(?:比|较|相比|与)(?<year>上年同期|去年同期|上年|去年|前年|上月|${YEAR}(?:同期|末|底)?|${PLAN_YEARS})|(?:为|是|相当于)(?<of>${YEAR}|上年|${PLAN_YEARS})的?$`,
  'g',
);
const PERIOD = new RegExp(
  `全年|上半年|下半年|前三季度|前[三四]个月|[一二三四]季度|今年以来|今年|去年|本年度|当年|过去[一五十]年|近[两三五十]年|五年来|${PLAN_YEARS}|截[至止](?:目前|[^,、]{2,12}?[年月日底末])|${YEAR}度?(?:(?:\\d{1,2}月)?(?:-\\d{1,2}月)?(?:\\d{1,2}日)?)?(?:以来|末|底)?`,
  'g',
);
/** Before a period that is the base of a comparison. */
const COMPARED = /(?:比|较|相比|与)$/;
/** 是2015年的2.4倍: that year is the base, too. */
const MULTIPLE = /(?:是|为|相当于)$/;
/** What may stand between 增长 and its number; 增长到 is followed by a level. */
const NUMBER_COMES = /(?:了|约|近|超过?|达到?|逾|不低于|(?<![增涨降跌])幅度?为?|为|最高|平均|以)*$/;
/** 提高到: the year of the level before does not count any more. */
const BECOMES = /^[^,]{0,4}(?:到|至)/;

/**
 * @param clause the text of the clause before the number
 * @param since the text of the sentence since the number before, all of it for the first one
 * @param sentence the text of the sentence before the number
 */
export function circumstances(
  clause: string,
  since: string,
  sentence: string,
  { changes }: Pick<FigureWords, 'changes'>,
): Pick<Figure, 'change' | 'base' | 'period'> {
  const beforeNumber = clause.replace(NUMBER_COMES, '');
  const base = lastMatch(clause, BASE)?.groups;
  return {
    change: changeAtEnd(beforeNumber, changes),
    base: base?.['same'] ?? base?.['year'] ?? base?.['of'] ?? null,
    period: periodOf(since, sentence),
  };
}

function periodOf(since: string, sentence: string): string | null {
  const own = lastPeriod(since);
  if (own !== null || BECOMES.test(since)) return own;
  return lastPeriod(sentence);
}

function lastPeriod(text: string): string | null {
  return [...text.matchAll(PERIOD)].filter(isPeriod).at(-1)?.[0] ?? null;
}

function isPeriod({ index, input, 0: period }: RegExpExecArray): boolean {
  const [before, after] = [input.slice(0, index), input.slice(index + period.length)];
  return !COMPARED.test(before) && !(MULTIPLE.test(before) && /^的?$/.test(after));
}

function lastMatch(text: string, pattern: RegExp): RegExpExecArray | undefined {
  return [...text.matchAll(pattern)].at(-1);
}
