/**
 * Parses the numbering at the start of a line, in the forms of official documents (GB/T 9704-2012, 7.3.3).
 */

export interface Numbering {
  /** -1 第一编 0 第一部分 or 第一章 0.5 第一节 1 一、 2 （一） 3 1. 4 （1） or 1） 5 ① */
  readonly rank: number;
  /** As written, `（二）` or `3、`. */
  readonly number: string;
  /** Its numeric value, which tells whether a list continues or starts over. */
  readonly value: number;
  /** The line after the numbering. */
  readonly rest: string;
}

const HAN_NUMBER = '[一二三四五六七八九十]{1,3}';
const FORMS: readonly { readonly rank: number; readonly form: RegExp }[] = [
  { rank: -1, form: new RegExp(`^(第(${HAN_NUMBER})编)[\\s、：:]+`) },
  { rank: 0, form: new RegExp(`^(第(${HAN_NUMBER})(?:部分|章))[\\s、：:]*`) },
  { rank: 0.5, form: new RegExp(`^(第(${HAN_NUMBER})节)[\\s、：:]*`) },
  { rank: 1, form: new RegExp(`^((${HAN_NUMBER})\\s*[、．.])\\s*`) },
  { rank: 2, form: new RegExp(`^([（(]\\s*(${HAN_NUMBER})\\s*[）)])[、．.]?\\s*`) },
  // A digit after the point makes it a decimal or a date (1.5万, 3.15), not a numbering.
  { rank: 3, form: /^((\d{1,2})\s*[、．.])(?!\d)\s*/ },
  { rank: 4, form: /^([（(]\s*(\d{1,2})\s*[）)])[、．.]?\s*/ },
  { rank: 4, form: /^((\d{1,2})[）)])\s*/ },
  { rank: 5, form: /^(([①-⑳]))\s*/ },
];

/** Most lines begin with something else, and each is asked several times. */
const FIRST_CHARACTER = /^[第一二三四五六七八九十（(\d①-⑳]/;

export function numbering(line: string): Numbering | null {
  if (!FIRST_CHARACTER.test(line)) return null;
  for (const { rank, form } of FORMS) {
    const match = form.exec(line);
    if (match) {
      return {
        rank,
        number: match[1] ?? '',
        value: numberValue(match[2] ?? ''),
        rest: line.slice(match[0].length),
      };
    }
  }
  return null;
}

/** Value of the enumerator (一是, 二是 …) at the start of a text, 0 if there is none. */
export function enumeratorValue(text: string): number {
  const match = /^([一二三四五六七八九十]{1,2})(?:是|要|则)/.exec(text);
  return match ? numberValue(match[1] ?? '') : 0;
}

const HAN_DIGITS = '一二三四五六七八九';

/** Value of a number written as 三, 十二, 二十, 12 or ③. */
export function numberValue(number: string): number {
  if (/^\d+$/.test(number)) return Number(number);
  if (/^[①-⑳]$/.test(number)) return number.charCodeAt(0) - '①'.charCodeAt(0) + 1;
  if (!number.includes('十')) return hanDigit(number);
  const [tens = '', ones = ''] = number.split('十');
  return (tens === '' ? 1 : hanDigit(tens)) * 10 + hanDigit(ones);
}

function hanDigit(digit: string): number {
  return digit === '' ? 0 : HAN_DIGITS.indexOf(digit) + 1;
}

/** Writes `n` in Chinese numerals (一, 十二, 二十一), for n from 1 to 99. */
export function hanNumber(n: number): string {
  const ten = n < 10 ? '' : n < 20 ? '十' : `${HAN_DIGITS[Math.floor(n / 10) - 1]}十`;
  return ten + (n % 10 === 0 ? '' : (HAN_DIGITS[(n % 10) - 1] ?? ''));
}
