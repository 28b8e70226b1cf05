/** Reads `.txt`: its lines may be whole paragraphs, hard-wrapped, or cut by page breaks. */
import { halfWidth } from '../../text/half-width.ts';
import type { FormatText } from '../format.ts';
import type { SourceLine } from '../source.ts';
import { withoutToolbars } from '../toolbar.ts';
import { withoutPageNumbers } from './lone-numbers.ts';

/** Page numbers that can be nothing else: — 3 —, - 3 -, 第 3 页 共 9 页, 3/9. */
const PAGE_NUMBER =
  /^(?:[-—–―－·]+\s*\d{1,4}\s*[-—–―－·]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,3}\s*\/\s*\d{1,3})$/;
const MARKDOWN_HEADING = /^(#{1,6})\s*(?=[^#\s])/;
const TABLE_ROW = /^\|(.+)\|$/;
const TABLE_RULE = /^\|(?:\s*:?-+:?\s*\|)+$/;
/** ---, ***, ___: a horizontal rule between paragraphs. */
const HORIZONTAL_RULE = /^(?:[-*_][ \t]*){3,}$/;
const LIST_ITEM = /^[-*+]\s+(?=\S)/;
const BLOCK_QUOTE = /^>+\s*/;
/** Separator between cells. White space, so that 64 and 113 in neighbouring cells stay two figures. */
const CELL_GAP = '\u3000';
const INDENTED = /^(?:\u3000|\t| {2})/;
const ZERO_WIDTH = '\u200b\u200c\u200d\u2060\ufeff';

export const readPlainText = (text: string): FormatText => ({ ...scan(text), declared: {} });

export function readLines(text: string): SourceLine[] {
  return scan(text).lines;
}

/** Splits a text into its lines and the dropped ones: page numbers and horizontal rules. */
function scan(text: string): { lines: SourceLine[]; dropped: string[] } {
  const lines: SourceLine[] = [];
  const dropped: string[] = [];
  let gap = false;
  for (const raw of withoutComments(text).split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)) {
    const trimmed = trim(raw);
    const { text: content, headingLevel, whole } = withoutMarkdown(trimmed);
    if (
      content === '' ||
      [PAGE_NUMBER, TABLE_RULE, HORIZONTAL_RULE].some((form) => form.test(halfWidth(trimmed)))
    ) {
      if (trimmed !== '') dropped.push(trimmed);
      gap = true;
      continue;
    }
    lines.push({ text: content, indented: INDENTED.test(raw), gap, headingLevel, whole });
    gap = false;
  }
  const numbered = withoutPageNumbers(lines);
  const shown = withoutToolbars(numbered.lines);
  return { lines: [...shown.lines], dropped: [...dropped, ...numbered.dropped, ...shown.dropped] };
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

/** Many `.txt` files contain Markdown markup too, which readers of the report never saw. */
function withoutMarkdown(line: string): { text: string; headingLevel: number | null; whole: boolean } {
  const strong = line.includes('**') ? withoutBold(line) : line;
  const heading = MARKDOWN_HEADING.exec(strong);
  if (heading)
    return {
      text: trim(strong.slice(heading[0].length)),
      headingLevel: heading[1]?.length ?? 1,
      whole: true,
    };
  const row = TABLE_ROW.exec(strong);
  if (row)
    return {
      text: trim((row[1] ?? '').split('|').map(trim).join(CELL_GAP)),
      headingLevel: null,
      whole: true,
    };
  const item = LIST_ITEM.exec(strong);
  if (item) return { text: trim(strong.slice(item[0].length)), headingLevel: null, whole: true };
  return { text: trim(strong.replace(BLOCK_QUOTE, '')), headingLevel: null, whole: BLOCK_QUOTE.test(strong) };
}

/** Bold type that runs over several lines has one mark on the first and one on the last. */
function withoutBold(line: string): string {
  return line.replace(/\*\*(.+?)\*\*/g, '$1').replace(/^\*\*(?=[^*\s])|(?<=[^*\s])\*\*$/g, '');
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
