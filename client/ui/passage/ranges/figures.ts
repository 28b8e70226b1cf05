/**
 * Finds figures in text: numbers with a unit (37 件, 97.9%, 五十余场, 百分之五). Chinese numerals need at least two
 * characters, since 一个 and 三是 are not figures. Pure.
 */
import type { Range } from './segments.ts';

const UNITS =
  '件|起|次|人次|人|户|万元|亿元|元|个|场|份|条|处|项|期|家|名|篇|支|辆|宗|例|小时|天|公里|平方米|亩|余亩|册|批|类|轮|部|所|间|座|块|台|套|米|吨|村|组';
const NUMBER = '[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?';
const CHINESE_NUMERAL = '[〇零一二两三四五六七八九十百千]{2,}';
const FIGURE = new RegExp(
  `百分之${CHINESE_NUMERAL}|百分之[一二三四五六七八九十]|${NUMBER}\\s*[%％‰]|(?:${NUMBER}\\s*|${CHINESE_NUMERAL})[余多]?[万亿千百]?[余多]?(?:${UNITS})(?:次)?`,
  'gu',
);

export function figures(text: string): Range[] {
  return [...text.matchAll(FIGURE)].map(({ index, 0: figure }) => [index, index + figure.length] as const);
}
