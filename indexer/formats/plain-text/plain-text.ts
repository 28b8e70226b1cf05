/** Reads `.txt`, and `.md` after its front matter: lines may be whole paragraphs, hard-wrapped, or cut by page breaks. */
import { halfWidth } from '../../text/half-width.ts';
import type { FormatText } from '../format.ts';
import { withoutPageLitter } from '../page-litter.ts';
import type { SourceLine } from '../source.ts';
import {
  withHtmlLines,
  withLiterals,
  withoutInlineMarks,
  withoutStrong,
  withoutStrongLines,
} from './inline-markdown.ts';
import { withoutPageNumbers } from './lone-numbers.ts';

/** Page numbers that can be nothing else: — 3 —, - 3 -, 第 3 页 共 9 页, 3/9. */
const PAGE_NUMBER =
  /^(?:[-—–―－·]+\s*\d{1,4}\s*[-—–―－·]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,3}\s*\/\s*\d{1,3})$/;
const MARKDOWN_HEADING = /^(#{1,6})\s*(?=[^#\s])/;
/** 主要成效 ##: a heading may be closed as it was opened. */
const HEADING_END = /\s#+$/;
const TABLE_ROW = /^\|(.+)\|$/;
const TABLE_RULE = /^\|(?:\s*:?-+:?\s*\|)+$/;
/** ---, ***, ___, ===: a rule between paragraphs, or below a heading. */
const HORIZONTAL_RULE = /^(?:(?:[-*_][ \t]*){3,}|={3,})$/;
const CODE_FENCE = /^(?:`{3,}|~{3,})\w*$/;
const LIST_ITEM = /^[-*+]\s+(?:\[[ xX]\]\s+)?(?=\S)/;
const BLOCK_QUOTE = /^>+\s*/;
/** Separator between cells. White space, so that 64 and 113 in neighbouring cells stay two figures. */
const CELL_GAP = '\u3000';
const INDENTED = /^(?:\u3000|\t| {2})/;
const ZERO_WIDTH = '\u200b\u200c\u200d\u2060\ufeff';

export const readPlainText = (text: string): FormatText => ({ ...scan(text, false), declared: {} });

/** Text of a file that is Markdown by its name: marks that a `.txt` hardly ever contains are removed too. */
export const readMarkdownText = (text: string): FormatText => ({ ...scan(text, true), declared: {} });

export function readLines(text: string): SourceLine[] {
  return scan(text, false).lines;
}

/** Splits a text into its lines and the dropped ones: page numbers, rules, and what surrounds the article of a web page. */
function scan(text: string, isMarkdown: boolean): { lines: SourceLine[]; dropped: string[] } {
  const shown = withoutStrongLines(withoutComments(text));
  const source = isMarkdown ? withHtmlLines(shown) : shown;
  const lines: SourceLine[] = [];
  const dropped: string[] = [];
  let gap = false;
  for (const raw of source.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)) {
    const trimmed = trim(raw);
    const {
      text: content,
      headingLevel,
      whole,
    } = isMarkdown ? markdownLine(trimmed) : withoutBlockMarks(withoutStrong(trimmed));
    if (
      content === '' ||
      [PAGE_NUMBER, TABLE_RULE, HORIZONTAL_RULE].some((form) => form.test(halfWidth(trimmed))) ||
      (isMarkdown && CODE_FENCE.test(trimmed))
    ) {
      if (trimmed !== '') dropped.push(trimmed);
      gap = true;
      continue;
    }
    lines.push({ text: content, indented: INDENTED.test(raw), gap, headingLevel, whole });
    gap = false;
  }
  const numbered = withoutPageNumbers(lines);
  const page = withoutPageLitter(numbered.lines);
  return { lines: [...page.lines], dropped: [...dropped, ...numbered.dropped, ...page.dropped] };
}

/** Without comments of HTML, which no view of Markdown shows. Their line breaks stay. */
function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', start);
    // Searched once only: a text of nothing but openings must not take quadratic time.
    if (end < 0) break;
    kept += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, '');
    at = end + '-->'.length;
  }
  return kept + text.slice(at);
}

type MarkedLine = Pick<SourceLine, 'text' | 'headingLevel' | 'whole'>;

function markdownLine(line: string): MarkedLine {
  const { text, ...marks } = withoutBlockMarks(trim(withoutInlineMarks(line)));
  return { ...marks, text: trim(withLiterals(text)) };
}

/** Many `.txt` files contain Markdown markup too, which readers of the report never saw. */
function withoutBlockMarks(line: string): MarkedLine {
  const heading = MARKDOWN_HEADING.exec(line);
  if (heading)
    return {
      text: trim(line.slice(heading[0].length).replace(HEADING_END, '')),
      headingLevel: heading[1]?.length ?? 1,
      whole: true,
    };
  const row = TABLE_ROW.exec(line);
  if (row)
    return {
      text: trim((row[1] ?? '').split('|').map(trim).join(CELL_GAP)),
      headingLevel: null,
      whole: true,
    };
  const item = LIST_ITEM.exec(line);
  if (item) return { text: trim(line.slice(item[0].length)), headingLevel: null, whole: true };
  return { text: trim(line.replace(BLOCK_QUOTE, '')), headingLevel: null, whole: BLOCK_QUOTE.test(line) };
}

/** Trims without a regular expression: a pattern ending in `+$` is quadratic in inner white space. */
function trim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isTrimmable(text[start] ?? '')) start++;
  while (end > start && isTrimmable(text[end - 1] ?? '')) end--;
  return text.slice(start, end);
}

function isTrimmable(character: string): boolean {
  return character.trim() === '' || ZERO_WIDTH.includes(character);
}
