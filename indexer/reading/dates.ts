/** Dates and years as official documents write them: 2024年1月9日, 二〇二四年一月九日, with ○ or O for 〇. */
import { numberValue } from '../text/numbering.ts';

/** A year in digits or in Chinese numerals. */
export const YEAR_NUMBER = '(?:(?:19|20)\\d{2}|(?:一九|二[〇○零OoΟ0])[〇○零OoΟ0一二三四五六七八九]{2})';
const DAY_NUMBER = '[\\d一二三四五六七八九十廿卅]{1,3}';
const MONTH_NUMBER = `(?:元|${DAY_NUMBER})`;
/** Source of a pattern for a date, without groups. */
export const DATE_WORDS = `${YEAR_NUMBER}\\s*年\\s*${MONTH_NUMBER}\\s*月\\s*${DAY_NUMBER}\\s*日`;
/** A date with its year, month and day in groups. */
export const DATE = new RegExp(`(${YEAR_NUMBER})\\s*年\\s*(${MONTH_NUMBER})\\s*月\\s*(${DAY_NUMBER})\\s*日`);

const HAN_YEAR_DIGITS = '〇一二三四五六七八九';

/** The first date of a text in half width as an ISO date; null if there is none, or no such day. */
export function isoDate(text: string): string | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  return calendarDate(yearValue(year), month === '元' ? 1 : numberValue(month), numberValue(withTens(day)));
}

/** 廿九 is 二十九, 卅 is 三十. */
function withTens(day: string): string {
  return day.replace('廿', '二十').replace('卅', '三十');
}

/** A line that is a date in figures alone, as below a signature: 2024.1.9, 2024-01-09. */
const DATE_IN_FIGURES = /^((?:19|20)\d{2})([.．/-])(\d{1,2})\2(\d{1,2})$/;

/** The ISO date of a line in half width that is a date in figures; null for any other line. */
export function dateInFigures(line: string): string | null {
  const match = DATE_IN_FIGURES.exec(line.trim());
  return match && calendarDate(Number(match[1]), Number(match[3]), Number(match[4]));
}

function calendarDate(year: number, month: number, day: number): string | null {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  // An impossible date does not parse, or parses to another date (30 February to 2 March).
  const parsed = Date.parse(date);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(date) ? date : null;
}

export function yearValue(year: string): number {
  if (/^\d+$/.test(year)) return Number(year);
  return Number([...year].map((digit) => Math.max(0, HAN_YEAR_DIGITS.indexOf(digit))).join(''));
}
