/**
 * Drops what surrounds the article of a web page that was copied as text, pasted into Word or printed: tools,
 * navigation, breadcrumbs and the footer of the site. Saved pages tell them by their boxes and links instead
 * (`html/article/`).
 */

import { endsLikeTitle } from '../text/document-names.ts';
import { isBoilerplate, isEdgeBoilerplate } from './html/article/boilerplate.ts';
import type { SourceLine } from './source.ts';
import { isPieceOfToolbar, isToolbar } from './toolbar.ts';

/** Characters: a line that is longer, or ends with a stop, is text, and the litter stands before and after it. */
const MIN_TEXT_LENGTH = 40;
/** The choice of a font size in front of a title: 【字号：大 中 小】甲山镇2023年报告. */
const FONT_SIZE_PREFIX = /^[【[（(]?\s*字\s*[体号](?:大小)?\s*[:：][^】\])）。]{0,30}[】\])）]\s*(?=\S)/;
/** Characters of an entry of a navigation. */
const MAX_ENTRY_LENGTH = 6;
/** Entries from which a line, or a run of lines, that begins with 首页 is a navigation. */
const MIN_ENTRIES = 3;
const HOME = /^(?:网站)?首\s*页(?:[\s|｜]|$)/;
/** Publication dates are edge boilerplate of a saved page, and signature dates of any other text. */
const DATE = /^(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}/;

/** @returns all lines where nothing else would be left: its reader will see what is wrong with it */
export function withoutPageLitter(lines: readonly SourceLine[]): {
  readonly lines: readonly SourceLine[];
  readonly dropped: readonly string[];
} {
  const texts = lines.map(({ text }) => text);
  const first = lines.findIndex(isText);
  const last = lines.findLastIndex(isText);
  const ends: readonly (readonly [from: number, to: number])[] =
    first < 0
      ? [[0, lines.length]]
      : [
          [0, first],
          [last + 1, lines.length],
        ];
  const isDropped = new Set(
    ends.flatMap(([from, to]) => [...toolbarLines(texts, from, to), ...boilerplateLines(texts, from, to)]),
  );
  for (const index of navigationLines(texts, first < 0 ? lines.length : first)) isDropped.add(index);
  for (const index of footerLines(texts, last + 1)) isDropped.add(index);
  const prefixes: string[] = [];
  const kept = lines.flatMap((line, index) => {
    if (isDropped.has(index)) return [];
    const prefix = index <= first ? (FONT_SIZE_PREFIX.exec(line.text)?.[0] ?? '') : '';
    if (prefix === '') return line;
    prefixes.push(prefix.trim());
    return { ...line, text: line.text.slice(prefix.length) };
  });
  if (kept.length === 0) return { lines, dropped: [] };
  return { lines: kept, dropped: [...prefixes, ...texts.filter((_, index) => isDropped.has(index))] };
}

function isText({ text, whole }: SourceLine): boolean {
  if (!whole) return (text.length >= MIN_TEXT_LENGTH || /[。；]/.test(text)) && !isBoilerplate(text);
  return !isBoilerplate(text) && !isEdgeBoilerplate(text) && !isNavigation(text);
}

/** Toolbars on one line or on several (【字号：|加大|还原|减小|】). */
function* toolbarLines(texts: readonly string[], from: number, to: number): Generator<number> {
  for (let start = from; start < to; ) {
    let end = start;
    while (end < to && isPieceOfToolbar(texts[end] ?? '')) end++;
    if (isToolbar(texts.slice(start, end).join(' ')))
      for (let index = start; index < end; index++) yield index;
    start = Math.max(end, start + 1);
  }
}

function* boilerplateLines(texts: readonly string[], from: number, to: number): Generator<number> {
  for (let index = from; index < to; index++) {
    const text = texts[index] ?? '';
    if (isBoilerplate(text) && !FONT_SIZE_PREFIX.test(text)) yield index;
  }
}

/** 首页 and the names of the channels beside it, on one line. */
function isNavigation(text: string): boolean {
  const entries = text.split(/[\s|｜]+/);
  return HOME.test(text) && entries.length >= MIN_ENTRIES && entries.every(isEntry);
}

/** The same, or each of them on a line of its own. */
function navigationLines(texts: readonly string[], to: number): number[] {
  const at = texts.slice(0, to).findIndex((text) => HOME.test(text));
  if (at < 0) return [];
  if (isNavigation(texts[at] ?? '')) return [at];
  let end = at;
  while (end < to && isEntry(texts[end] ?? '')) end++;
  // 政府工作报告 below the last entry is the title.
  while (end > at && endsLikeTitle(texts[end - 1] ?? '')) end--;
  return end - at >= MIN_ENTRIES ? Array.from({ length: end - at }, (_, offset) => at + offset) : [];
}

function isEntry(text: string): boolean {
  return /^\p{Script=Han}+$/u.test(text) && text.length <= MAX_ENTRY_LENGTH;
}

/** The footer of a site: addresses and numbers to call count beside its licence or its tools only. */
function footerLines(texts: readonly string[], from: number): number[] {
  let start = texts.length;
  let isSite = false;
  while (start > from) {
    const text = texts[start - 1] ?? '';
    const isLitter = isBoilerplate(text);
    if (DATE.test(text) || !(isLitter || isEdgeBoilerplate(text))) break;
    isSite ||= isLitter;
    start--;
  }
  return isSite ? Array.from({ length: texts.length - start }, (_, offset) => start + offset) : [];
}
