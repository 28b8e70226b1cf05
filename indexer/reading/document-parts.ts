/**
 * Splits a report into its body and the parts around it: letterhead, document number, title and addressee
 * before the body, notes, signature and date after it.
 */
import type { SourceLine } from '../formats/source.ts';
import { halfWidth } from '../text/half-width.ts';
import { numbering } from '../text/numbering.ts';

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

/** Lines searched for the title: enough for a letterhead, a document number and a title of four lines. */
const HEAD_LINES = 12;
/** In characters: longer lines are sentences, not titles (the longest title seen has 38). */
const MAX_TITLE_LENGTH = 60;
const MAX_SIGNATURE_LENGTH = 40;
const MAX_ADDRESSEE_LENGTH = 40;

const TITLE_END = /(?:报告|总结|报告书|决议)(?:[（(][^）)]{1,12}[）)])?$/;
const SENTENCE_END = /[。！？；…，：:;]$/;
const LETTERHEAD = /文件$/;
export const DOCUMENT_NUMBER =
  /^([\p{Script=Han}]{1,14}\s*[〔[（(【]\s*(?:19|20)\d{2}\s*[〕\]）)】]\s*第?\s*\d{1,5}\s*号)$/u;
const NOTE = /^(?:[（(][^（()）]{2,40}[）)]|【[^【】]{2,40}】)$/;
const ADDRESSEE = /(?:政府|委|办|办公室|局|领导|代表|同志|单位|部门|厅|司法所)[^。；]{0,10}[：:]$/;
/** When and where a report was delivered: ——2024年3月5日在第十四届全国人民代表大会第二次会议上. */
const OCCASION = /^(?:[—–―-]{1,3}|[（(])?\s*.{0,12}(?:19|20)\d{2}\s*年.{2,40}(?:会议|大会|全会)上?[）)]?$/;
/** Who delivered it: 国务院总理　李　强, ××镇镇长 ×××. */
const SPEAKER =
  /^[\p{Script=Han}（）()]{0,16}(?:总理|省长|主席|市长|州长|县长|区长|旗长|镇长|乡长|主任|书记)\s+[\p{Script=Han}·][\p{Script=Han}·\s]{1,7}$/u;
const DATE =
  '(?:(?:19|20)\\d{2}|二[〇○零Oo][〇○零Oo一二三四五六七八九]{2})\\s*年\\s*[\\d一二三四五六七八九十]{1,3}\\s*月\\s*[\\d一二三四五六七八九十]{1,3}\\s*日';
const DATE_LINE = new RegExp(
  `^[（(]?(?:(?:成文|发布|印发|公开)(?:日期|时间)[：:])?\\s*${DATE}\\s*(?:印发)?[）)]?$`,
);
const PRINTED = new RegExp(`^.{2,30}\\s+${DATE}\\s*印发$`);
const DISTRIBUTION =
  /^(?:报送|抄送|抄报|主送|分送|发送|附件|联系人|联系电话|公开方式|信息公开选项|公开属性|备?注|说明)\s*[：:]/;
const CLOSING = /^(?:特此报告|以上报告|专此报告)[^，。]{0,12}[。！]?$/;
const ORGANISATION = /(?:委员会|人民政府|办事处|办公室|委|政府|管理局|管委会|党工委|司法所|局)$/;

export function documentParts(lines: readonly SourceLine[]): DocumentParts {
  const end = imprintStart(lines);
  const [titleStart, titleEnd] = findTitle(lines.slice(0, end));
  let bodyStart = titleEnd;
  while (bodyStart < end && isAddressee(textAt(lines, bodyStart))) bodyStart++;
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
    const twoIssuers = ORGANISATION.test(title) && /^[^关于]{2,20}(?:人民政府|委员会|办事处)/.test(line);
    return title === '' ? line : `${title}${twoIssuers ? ' ' : ''}${line}`;
  }, '');
}

function findTitle(lines: readonly SourceLine[]): [start: number, end: number] {
  const head = lines.findIndex(({ text }, index) => index >= HEAD_LINES || isBody(text));
  const limit = head < 0 ? Math.min(lines.length, HEAD_LINES) : head;
  const last = lines.slice(0, limit).findIndex(({ text }) => TITLE_END.test(text) && !LETTERHEAD.test(text));
  if (last < 0) {
    const first = textAt(lines, 0);
    const plausible = limit > 0 && first.length <= MAX_TITLE_LENGTH && !SENTENCE_END.test(first);
    return plausible ? [0, 1] : [0, 0];
  }
  let start = last;
  while (start > 0 && continuesTitle(textAt(lines, start - 1))) start--;
  return [start, last + 1];
}

function isBody(text: string): boolean {
  return text.length > MAX_TITLE_LENGTH || /[。；]$/.test(text) || numbering(text) !== null;
}

function continuesTitle(text: string): boolean {
  return !(
    LETTERHEAD.test(text) ||
    DOCUMENT_NUMBER.test(text) ||
    DATE_LINE.test(text) ||
    NOTE.test(text) ||
    SENTENCE_END.test(text) ||
    text.length > MAX_ADDRESSEE_LENGTH
  );
}

function isAddressee(text: string): boolean {
  if (numbering(text)) return false;
  return (
    NOTE.test(text) ||
    DATE_LINE.test(halfWidth(text)) ||
    DOCUMENT_NUMBER.test(halfWidth(text)) ||
    OCCASION.test(text) ||
    SPEAKER.test(text) ||
    (text.length <= MAX_ADDRESSEE_LENGTH && ADDRESSEE.test(text) && !/如下|现将|情况/.test(text))
  );
}

/**
 * Lines after the date of a signature that belong to the imprint even if they are sentences
 * (本文为示例文本。).
 */
const MAX_LINES_AFTER_DATE = 4;

function imprintStart(lines: readonly SourceLine[]): number {
  const dated = lines.findLastIndex(({ text }) => DATE_LINE.test(halfWidth(text)));
  const signed =
    dated > 1 && isImprint(textAt(lines, dated - 1)) && lines.length - dated <= MAX_LINES_AFTER_DATE + 1;
  let start = signed ? dated : lines.length;
  while (start > 1 && isImprint(textAt(lines, start - 1))) start--;
  return start;
}

function isImprint(text: string): boolean {
  if (numbering(text)) return false;
  const signature =
    text.length <= MAX_SIGNATURE_LENGTH && ORGANISATION.test(text) && !/[，。；：、]/.test(text);
  return (
    signature ||
    DATE_LINE.test(halfWidth(text)) ||
    PRINTED.test(halfWidth(text)) ||
    NOTE.test(text) ||
    DISTRIBUTION.test(text) ||
    CLOSING.test(text)
  );
}

function textAt(lines: readonly SourceLine[], index: number): string {
  return lines[index]?.text ?? '';
}
