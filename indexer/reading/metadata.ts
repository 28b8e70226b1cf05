/** Extracts genre, year, document number, date and issuers from a report. What it does not state is null. */
import type { Genre } from '../domain/report.ts';
import type { SourceLine } from '../formats/source.ts';
import { halfWidth } from '../text/half-width.ts';
import { numberValue } from '../text/numbering.ts';
import type { DocumentParts } from './document-parts.ts';
import { DOCUMENT_NUMBER } from './head-lines.ts';
import type { Paragraph } from './paragraphs.ts';

const HAN_YEAR_DIGITS = '〇一二三四五六七八九';
const YEAR = /(?<![\d—–\-~至])((?:19|20)\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})\s*年(?!\s*[—–\-~至])/;
const REPORTED_YEAR = /((?:19|20)\d{2})\s*年(?:度|以来)?[^\d。]{0,16}(?:法治|依法|政府工作|工作)/g;
const DATE =
  /((?:19|20)\d{2}|二[〇○零Oo][〇○零Oo一二三四五六七八九]{2})\s*年\s*([\d一二三四五六七八九十]{1,3})\s*月\s*([\d一二三四五六七八九十]{1,3})\s*日/;
const ORGANISATION = /(?:人民政府|委员会|办事处|管理委员会|委|局|厅|司法所)$/;

export function genreOf(title: string): Genre {
  if (/法治政府|依法行政|法治建设|依法治/.test(title)) return '法治政府建设报告';
  if (/政府工作(?:的)?报告/.test(title) && !/决议|决定$/.test(title)) return '政府工作报告';
  return 'other';
}

/**
 * The year reported on, not the year of issue: from the title, or else from the first paragraphs. Documents
 * of other genres get no year from their text: a resolution mentions the years of other reports.
 */
export function yearOf(title: string, body: readonly Paragraph[], genre: Genre): number | null {
  const inTitle = YEAR.exec(halfWidth(title))?.[1];
  if (inTitle) return yearValue(inTitle);
  if (genre === 'other') return null;
  const counts = new Map<number, number>();
  for (const { text } of body.slice(0, 3)) {
    for (const [, year] of halfWidth(text).matchAll(REPORTED_YEAR))
      counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** The document number on a line of its own around the title; numbers inside the body are citations. */
export function documentNumberOf({ letterhead, addressee }: DocumentParts): string | null {
  for (const { text } of [...letterhead, ...addressee]) {
    const number = DOCUMENT_NUMBER.exec(halfWidth(text))?.[1];
    // Half width has the length of full width, so the number is the beginning of the line as written.
    if (number !== undefined) return text.slice(0, number.length).replace(/\s/g, '');
  }
  return null;
}

/** The date under the signature, or else the printing date. */
export function issueDateOf({ addressee, imprint }: DocumentParts): string | null {
  const dated = [...imprint, ...addressee].filter(({ text }) => DATE.test(halfWidth(text)));
  const line = dated.find(({ text }) => !/印发/.test(text)) ?? dated[0];
  return line ? isoDate(line.text) : null;
}

/**
 * Issuers from the letterhead (…文件), or else the signature above the date, or the organisations in the
 * title.
 */
export function issuersOf({ letterhead, imprint }: DocumentParts, title: string): string[] {
  const head = letterhead.map(({ text }) => /^(.{4,40})文件$/.exec(text)?.[1]).find(Boolean);
  if (head) return [head];
  const signed = imprint.filter(
    (line, index) => isSignature(line) && !/印发/.test(imprint[index + 1]?.text ?? ''),
  );
  if (signed.length > 0) return signed.map(({ text }) => text);
  const titled = /^(.{4,60}?)关于/.exec(title)?.[1]?.split(' ') ?? [];
  return titled.every((name) => ORGANISATION.test(name)) ? titled : [];
}

function isSignature({ text }: SourceLine): boolean {
  return ORGANISATION.test(text) && !/[：:（(]/.test(text);
}

function isoDate(text: string): string | null {
  const match = DATE.exec(halfWidth(text));
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  const date = `${yearValue(year)}-${String(numberValue(month)).padStart(2, '0')}-${String(numberValue(day)).padStart(2, '0')}`;
  // An impossible date does not parse, or parses to another date (30 February to 2 March).
  const parsed = Date.parse(date);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(date) ? date : null;
}

function yearValue(year: string): number {
  if (/^\d+$/.test(year)) return Number(year);
  return Number([...year].map((digit) => Math.max(0, HAN_YEAR_DIGITS.indexOf(digit))).join(''));
}
