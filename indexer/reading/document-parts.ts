/**
 * Splits a report into its body and the parts around it: letterhead, document number, title and addressee
 * before the body, notes, signature and date after it.
 */
import type { SourceLine } from '../formats/source.ts';
import { halfWidth } from '../text/half-width.ts';
import { numbering } from '../text/numbering.ts';
import { DATE_WORDS, dateInFigures } from './dates.ts';
import {
  isAddressee,
  isDateLine,
  isFiling,
  isHistory,
  isName,
  isNameOfSpeaker,
  isNote,
  isOrganisation,
} from './head-lines.ts';
import { findTitle } from './title.ts';

export interface DocumentParts {
  /** Before the title: letterhead, document number. */
  readonly letterhead: readonly SourceLine[];
  /** Lines of the title; empty if no line looks like one. */
  readonly title: readonly SourceLine[];
  /** Between title and body: notes in brackets, a date, the addressee. */
  readonly addressee: readonly SourceLine[];
  readonly body: readonly SourceLine[];
  /** After the body: notes, 报送, signature, date. */
  readonly imprint: readonly SourceLine[];
}

const MAX_SIGNATURE_LENGTH = 40;
/** Lines over which the history of a statute may run between its title and its first article. */
const MAX_HISTORY_LINES = 12;

/** Signature and date on one line. */
const SIGNED = new RegExp(`^(.{4,40}?)\\s+${DATE_WORDS}$`);
const PRINTED = new RegExp(`^.{2,30}\\s+${DATE_WORDS}\\s*印发$`);
const DISTRIBUTION =
  /^(?:报送|抄送|抄报|主送|分送|发送|附件|联系人|联系电话|公开方式|信息公开选项|公开属性|备?注|说明)\s*[：:]/;
const CLOSING = /^(?:特此报告|以上报告|专此报告)[^，。]{0,12}[。！]?$/;

export function documentParts(lines: readonly SourceLine[]): DocumentParts {
  const end = imprintStart(lines);
  const [titleStart, titleEnd] = findTitle(lines.slice(0, end));
  const bodyStart = addresseeEnd(lines, titleEnd, end);
  return {
    letterhead: lines.slice(0, titleStart),
    title: lines.slice(titleStart, titleEnd),
    addressee: lines.slice(titleEnd, bodyStart),
    body: lines.slice(bodyStart, end),
    imprint: lines.slice(end),
  };
}

/** Joins the lines of a title, with a space only between two organisations that issue it jointly. */
export function joinTitle(lines: readonly string[]): string {
  return lines.reduce((title, line) => {
    const twoIssuers = isOrganisation(title) && /^[^关于]{2,20}(?:人民政府|委员会|办事处)/.test(line);
    return title === '' ? line : `${title}${twoIssuers ? ' ' : ''}${line}`;
  }, '');
}

function addresseeEnd(lines: readonly SourceLine[], titleEnd: number, end: number): number {
  let index = titleEnd;
  while (index < end) {
    const text = textAt(lines, index);
    if (isAddressee(text) || isFiling(text))
      index = isHistory(text) ? historyEnd(lines, index, end) : index + 1;
    else if (isNameOfSpeaker(textAt(lines, index - 1), text)) index++;
    else if (isName(text) && isAddressee(textAt(lines, index + 1))) index++;
    else break;
  }
  return index;
}

/** A history may be broken into lines; it ends with its bracket. */
function historyEnd(lines: readonly SourceLine[], start: number, end: number): number {
  const limit = Math.min(end, start + MAX_HISTORY_LINES);
  for (let index = start; index < limit; index++) if (/[）)]$/.test(textAt(lines, index))) return index + 1;
  return start + 1;
}

/**
 * Lines after the date of a signature that belong to the imprint even if they are sentences
 * (本文为示例文本。).
 */
const MAX_LINES_AFTER_DATE = 4;

function imprintStart(lines: readonly SourceLine[]): number {
  const dated = lines.findLastIndex(({ text }) => isDate(text));
  const signed =
    dated > 1 && isImprint(textAt(lines, dated - 1)) && lines.length - dated <= MAX_LINES_AFTER_DATE + 1;
  let start = signed ? dated : lines.length;
  while (start > 1 && isImprint(textAt(lines, start - 1))) start--;
  return start;
}

function isImprint(text: string): boolean {
  if (numbering(text)) return false;
  const signature = text.length <= MAX_SIGNATURE_LENGTH && isOrganisation(text) && !/[，。；：、]/.test(text);
  return (
    signature ||
    signerOn(text) !== null ||
    isDate(text) ||
    PRINTED.test(halfWidth(text)) ||
    isNote(text) ||
    DISTRIBUTION.test(text) ||
    CLOSING.test(text)
  );
}

/** In words, or in figures, which are a date below a signature only. */
function isDate(text: string): boolean {
  return isDateLine(text) || dateInFigures(halfWidth(text)) !== null;
}

/** The body that signs on the line of the date; null for any other line. */
export function signerOn(text: string): string | null {
  const length = SIGNED.exec(halfWidth(text))?.[1]?.length;
  const signer = length === undefined ? '' : text.slice(0, length);
  return isOrganisation(signer) && !/[，。；：、]/.test(signer) ? signer : null;
}

function textAt(lines: readonly SourceLine[], index: number): string {
  return lines[index]?.text ?? '';
}
