/** Extracts genre, document number and date from a report. What it does not state is null. */
import type { Genre } from '../domain/report.ts';
import { halfWidth } from '../text/half-width.ts';
import { DATE, dateInFigures, isoDate } from './dates.ts';
import type { DocumentParts } from './document-parts.ts';
import { DOCUMENT_NUMBER, isOrganisation } from './head-lines.ts';

/** A congress decides on other papers than the report on the work of the government. */
const OTHER_PAPER = /决议|决定|纲要|计划|规划|预算|法院|检察院/;

/** @param presentsWork whether the opening says that a government reports on its work */
export function genreOf(title: string, presentsWork = false): Genre {
  const plain = title.replace(/\s/g, '');
  if (/法治政府|依法行政|法治建设|依法治/.test(plain)) return '法治政府建设报告';
  if (/决议|决定$/.test(plain)) return 'other';
  if (/政府(?:\d{4}年度?)?工作(?:的)?报告/.test(plain)) return '政府工作报告';
  return presentsWork && !OTHER_PAPER.test(plain) ? '政府工作报告' : 'other';
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

/** The date under the signature, or else the printing date. In figures it counts below a signature only. */
export function issueDateOf({ addressee, imprint }: DocumentParts): string | null {
  const dated = [...imprint, ...addressee].filter(({ text }) => DATE.test(halfWidth(text)));
  const line = dated.find(({ text }) => !/印发/.test(text)) ?? dated[0];
  if (line) return isoDate(halfWidth(line.text));
  const signed = imprint.findIndex(({ text }) => isOrganisation(text));
  const below = signed < 0 ? [] : imprint.slice(signed + 1);
  return below.map(({ text }) => dateInFigures(halfWidth(text))).find((date) => date !== null) ?? null;
}
