/**
 * Finds the title among the first lines of a document: letterhead, number and classification precede it, the
 * addressee, a note or the first article follow it.
 */
import type { SourceLine } from '../formats/source.ts';
import { isContents } from '../text/contents.ts';
import { endsLikeTitle } from '../text/document-names.ts';
import { foldToString } from '../text/fold.ts';
import { numbering } from '../text/numbering.ts';
import {
  isAddressee,
  isArticle,
  isFiling,
  isHistory,
  isName,
  isNumberedOrder,
  isOrder,
  isOrganisation,
  isSerialNumber,
  isSeries,
} from './head-lines.ts';

/** Lines of the title, from the first (inclusive) to the last (exclusive); both equal if there is none. */
export type TitleSpan = readonly [start: number, end: number];

/** Lines searched for the title: enough for a letterhead, a document number and a title of four lines. */
const HEAD_LINES = 16;
/** In characters: longer lines are sentences, not titles (the longest title line seen has 38). */
const MAX_TITLE_LENGTH = 60;
/** In characters: in files without line breaks, a title that quotes the title of another document. */
const MAX_QUOTING_TITLE_LENGTH = 120;
const MAX_CONTINUED_LENGTH = 40;
/** Lines between an order and the document that it promulgates: two sentences, a signature and a date. */
const ORDER_LINES = 24;

const SENTENCE_END = /[。！？；…，：:;《“]$/;
/** What a title may say of its version on a line of its own. */
const VERSION =
  /^[（(](?:试行|暂行|草案|修订|修订草案|征求意见稿|送审稿|审议稿|报批稿|讨论稿|摘要|节选|(?:19|20)\d\d年?(?:修订|修正|版|本))[稿本]?[）)]$/;
/** A sentence without its stop, unless its end says that it is a title. */
const SENTENCE = /，.*，|的$|了(?!解)|我们|我們|我代表/;
const CONTINUATION = /^(?:的|和|及|与|暨|、)/;

export function findTitle(lines: readonly SourceLine[]): TitleSpan {
  return promulgatedTitle(lines) ?? headTitle(lines);
}

function headTitle(lines: readonly SourceLine[]): TitleSpan {
  const body = lines.findIndex(({ text }, index) => index >= HEAD_LINES || isBody(text));
  const limit = body < 0 ? Math.min(lines.length, HEAD_LINES) : body;
  const head = lines.slice(0, limit);
  const ending = head.findIndex(({ text }, index) => endsTitle(text) && !isCutSentence(lines[index + 1]));
  if (ending >= 0) return [startOf(lines, ending), endOf(lines, ending, limit)];
  return marked(head) ?? firstNamed(lines, limit);
}

/** The lines that the file itself marks as its heading of the first level. */
function marked(head: readonly SourceLine[]): TitleSpan | null {
  const isMarked = ({ text, headingLevel }: SourceLine): boolean => headingLevel === 1 && canBeTitle(text);
  const start = head.findIndex(isMarked);
  if (start < 0) return null;
  let end = start + 1;
  for (let next = head[end]; next && isMarked(next); next = head[end]) end++;
  return [start, end];
}

/**
 * A title that does not say what the document is (清风村河道保洁十条): the first lines that are nothing else.
 * Several are one title only if the addressee or the first article shows where it ends.
 */
function firstNamed(lines: readonly SourceLine[], limit: number): TitleSpan {
  const head = lines.slice(0, limit);
  const start = head.findIndex(({ text }) => !isAside(text));
  const first = head[start]?.text ?? '';
  if (start < 0 || !canBeTitle(first) || SENTENCE.test(first)) return [0, 0];
  let end = start + 1;
  while (end < limit && canBeTitle(lines[end]?.text ?? '')) end++;
  const next = lines[end]?.text ?? '';
  const isShownEnd = isAddressee(next) || isArticle(next) || isHistory(next) || numbering(next)?.rank === 0;
  if (!isShownEnd) end = start + 1;
  return end === start + 1 && isName(first) ? [0, 0] : [start, end];
}

/**
 * The title of a statute below the order that promulgates it: one followed by its history, its contents or
 * its first article.
 */
function promulgatedTitle(lines: readonly SourceLine[]): TitleSpan | null {
  const order = lines
    .slice(0, 4)
    .findIndex(
      ({ text }, index) =>
        isNumberedOrder(text) || (isOrder(text) && isSerialNumber(lines[index + 1]?.text ?? '')),
    );
  if (order < 0) return null;
  const from = order + 1;
  const offset = lines
    .slice(from, from + ORDER_LINES)
    .findIndex(({ text }, index) => endsTitle(text) && opensStatute(lines, from + index + 1));
  if (offset < 0) return null;
  const start = startOf(lines, from + offset);
  return [Math.max(start, from), endOf(lines, from + offset, lines.length)];
}

function opensStatute(lines: readonly SourceLine[], index: number): boolean {
  return lines.slice(index, index + 2).some(({ text }) => {
    const number = numbering(text);
    return isHistory(text) || isContents(text) || isArticle(text) || number?.rank === 0;
  });
}

function startOf(lines: readonly SourceLine[], ending: number): number {
  let start = ending;
  for (let above = lines[start - 1]; above && continuesTitle(above.text); above = lines[start - 1]) {
    // A letterhead without 文件, above a title that names its issuer again.
    if (isOrganisation(above.text) && beginsWith(lines[start]?.text ?? '', above.text)) break;
    start--;
  }
  return start;
}

/** Titles are also broken within a quoted title (…实施方案 / 的通知) and before their version. */
function endOf(lines: readonly SourceLine[], ending: number, limit: number): number {
  let end = ending + 1;
  for (let next = lines[end]; next && end < limit; next = lines[end]) {
    const isContinued =
      VERSION.test(next.text.replace(/\s/g, '')) ||
      (canBeTitle(next.text) &&
        (CONTINUATION.test(next.text) || hasOpenQuote(lines.slice(0, end))) &&
        next.text.length <= MAX_CONTINUED_LENGTH);
    if (!isContinued) break;
    end++;
  }
  return end;
}

function hasOpenQuote(lines: readonly SourceLine[]): boolean {
  const text = lines.map((line) => line.text).join('');
  return text.lastIndexOf('《') > text.lastIndexOf('》');
}

/** Whether the line before was cut off from the stop that ends it. */
function isCutSentence(next: SourceLine | undefined): boolean {
  return next !== undefined && /^[，。；]/.test(next.text);
}

function beginsWith(title: string, organisation: string): boolean {
  return foldToString(title).startsWith(foldToString(organisation));
}

function isBody(text: string): boolean {
  if (numbering(text) !== null || isArticle(text) || /[。；]$/.test(text)) return true;
  if (text.length <= MAX_TITLE_LENGTH) return false;
  const isTitle = text.length <= MAX_QUOTING_TITLE_LENGTH && !/[。；]/.test(text) && endsLikeTitle(text);
  return !isTitle && !isAddressee(text) && !isHistory(text);
}

function endsTitle(text: string): boolean {
  return endsLikeTitle(text) && !isAside(text) && !/^(?:根据|按照|依照|为了?)|我代表|请予?审议/.test(text);
}

/** Whether a line of the head is certainly not one of the title. */
function isAside(text: string): boolean {
  return isSeries(text) || isFiling(text) || isContents(text) || isAddressee(text) || isUntitledOrder(text);
}

/** An order has no title; an announcement without a subject (某某镇人民政府公告) is its own. */
function isUntitledOrder(text: string): boolean {
  return isNumberedOrder(text) || (isOrder(text) && /令$/.test(text));
}

function canBeTitle(text: string): boolean {
  return (
    text.length <= MAX_TITLE_LENGTH &&
    !SENTENCE_END.test(text) &&
    !isAside(text) &&
    numbering(text) === null &&
    !isArticle(text)
  );
}

function continuesTitle(text: string): boolean {
  return text.length <= MAX_CONTINUED_LENGTH && canBeTitle(text);
}
