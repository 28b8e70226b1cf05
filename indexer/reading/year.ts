/**
 * The year of a report. A report on law-based government has the year that it reports on; a report on the work of
 * the government has that of the congress it is given to, although it looks back on the year before.
 */
import type { Genre } from '../domain/report.ts';
import { halfWidth } from '../text/half-width.ts';
import { YEAR_NUMBER, yearValue } from './dates.ts';
import { type Opening, withoutDates } from './opening.ts';
import type { Paragraph } from './paragraphs.ts';

/** A year, no bound of a period (2021—2025年) and no horizon of a plan (2035年远景目标). */
const YEAR = new RegExp(
  `(?<!\\d|[\\d年][—–\\-~至]{1,2})(${YEAR_NUMBER})年(?![—–\\-~至]|度?(?:远景|规划|中长期))`,
);
/** 枫桥镇2023法治政府建设情况报告. */
const YEAR_WITHOUT_WORD = /(?<!\d)((?:19|20)\d{2})(?=法治|依法|政府工作|工作总结)/;
/** 政府工作报告（2021）. */
const BRACKETED_YEAR = /[（(]((?:19|20)\d{2})年?度?[）)]/;
const REPORTED_YEAR = /((?:19|20)\d{2})\s*年(?:度|以来)?[^\d。]{0,16}(?:法治|依法|政府工作|工作)/g;

/** In characters: longer paragraphs are no headings. */
const MAX_HEADING_LENGTH = 40;
/** 一、2020年工作回顾 looks back from the year after. */
const LOOKING_BACK = new RegExp(`(${YEAR_NUMBER})年[^。\\d]{0,14}(?:回顾|总结|的政府工作$)`, 'g');
const PLANNING = new RegExp(
  `(${YEAR_NUMBER})年(?![^。]{0,20}(?:回顾|总结))[^。\\d]{0,14}(?:目标|任务|安排|要求|部署|重点|建议|思路|预期)`,
  'g',
);
const PAST_YEAR = new RegExp(`(?:刚刚|已经)?过去的(${YEAR_NUMBER})年`, 'g');

/** What the year is taken from besides the title and the body. */
export interface YearSources {
  /** The title in the text, where the title in use is declared. */
  readonly writtenTitle?: string;
  readonly opening?: Pick<Opening, 'deliveredOn' | 'government'>;
}

/**
 * Documents of other genres get no year from their text, unless they were given for a government: a resolution
 * mentions the years of other reports.
 */
export function yearOf(
  title: string,
  body: readonly Paragraph[],
  genre: Genre,
  { writtenTitle = '', opening }: YearSources = {},
): number | null {
  const inTitle = yearInTitle(title) ?? yearInTitle(writtenTitle);
  if (inTitle !== null) return inTitle;
  if (genre === '法治政府建设报告') return reportedYear(body);
  const { deliveredOn = null, government = null } = opening ?? {};
  if (genre === 'other' && government === null) return null;
  if (deliveredOn !== null) return congressYear(deliveredOn, body);
  return genre === 'other' ? null : yearLookedBackFrom(body);
}

function yearInTitle(title: string): number | null {
  const plain = withoutDates(halfWidth(title.replace(/\s/g, '')));
  const year = YEAR.exec(plain)?.[1] ?? BRACKETED_YEAR.exec(plain)?.[1] ?? YEAR_WITHOUT_WORD.exec(plain)?.[1];
  return year === undefined ? null : yearValue(year);
}

/** The year of the work that the first paragraphs speak of. */
function reportedYear(body: readonly Paragraph[]): number | null {
  const years = body.slice(0, 3).flatMap(({ text }) => matchedYears(text, REPORTED_YEAR));
  return mostFrequent(years);
}

/** A congress at the end of a year looks back on that year and plans the next, whose report it is. */
function congressYear(deliveredOn: string, body: readonly Paragraph[]): number {
  const [year = 0, month = 0] = deliveredOn.split('-').map(Number);
  if (month < 11) return year;
  const plans = new RegExp(`${year + 1}年[^。，]{0,14}(?:工作|目标|任务|安排|要求|预期|建议)|明年`);
  return body.some(({ text }) => plans.test(halfWidth(text))) ? year + 1 : year;
}

/** Without a date, headings tell which year is past and which is planned; or else the text says it in passing. */
function yearLookedBackFrom(body: readonly Paragraph[]): number | null {
  const headings = body.filter(({ text }) => text.length <= MAX_HEADING_LENGTH);
  return (
    mostFrequent(headings.flatMap(({ text }) => yearsNamed(text))) ??
    mostFrequent(body.flatMap(({ text }) => yearsNamed(text.slice(0, MAX_HEADING_LENGTH)))) ??
    mostFrequent(body.flatMap(({ text }) => matchedYears(text, PAST_YEAR).map((year) => year + 1)))
  );
}

function yearsNamed(text: string): number[] {
  return [...matchedYears(text, LOOKING_BACK).map((year) => year + 1), ...matchedYears(text, PLANNING)];
}

function matchedYears(text: string, pattern: RegExp): number[] {
  return [...halfWidth(text).matchAll(pattern)].map(([, year = '']) => yearValue(year));
}

/** Of equally frequent years the first. */
function mostFrequent(years: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
