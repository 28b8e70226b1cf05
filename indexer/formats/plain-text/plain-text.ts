/** `.txt`: text in, lines out. Lines may be whole paragraphs, or hard-wrapped, or cut by page breaks. */
import { halfWidth } from '../../text/half-width.ts';
import type { FormatText } from '../format.ts';
import type { SourceLine } from '../source.ts';

/** — 3 —, - 3 -, 第 3 页 共 9 页, 3/9, and a number of one to three digits alone on its line. */
const PAGE_NUMBER =
  /^(?:[-—–―－·]+\s*\d{1,4}\s*[-—–―－·]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,3}\s*\/\s*\d{1,3}|\d{1,3})$/;
const MARKDOWN_HEADING = /^(#{1,6})\s*(?=[^#\s])/;
const TABLE_ROW = /^\|(.+)\|$/;
const TABLE_RULE = /^\|(?:\s*:?-+:?\s*\|)+$/;
/** ---, ***, ___: a line drawn between paragraphs. */
const RULE = /^(?:[-*_][ \t]*){3,}$/;
const LIST_ITEM = /^[-*+]\s+(?=\S)/;
const QUOTE = /^>+\s*/;
/** Between the cells of a row: white space, so that 64 and 113 in neighbouring cells stay two figures. */
const CELL_GAP = '\u3000';
const INDENTED = /^(?:\u3000|\t| {2})/;
const WIDTHLESS = '\u200b\u200c\u200d\u2060\ufeff';

export const readPlainText = (text: string): FormatText => ({ ...scan(text), declared: {} });

export function readLines(text: string): SourceLine[] {
  return scan(text).lines;
}

/** The lines of a text, and what of it is none: page numbers and drawn rules. */
function scan(text: string): { lines: SourceLine[]; dropped: string[] } {
  const lines: SourceLine[] = [];
  const dropped: string[] = [];
  let gap = false;
  for (const raw of text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)) {
    const trimmed = clean(raw);
    const { text: unmarked, mark, whole } = withoutMarkdown(trimmed);
    if (unmarked === '' || [PAGE_NUMBER, TABLE_RULE, RULE].some((form) => form.test(halfWidth(trimmed)))) {
      if (trimmed !== '') dropped.push(trimmed);
      gap = true;
      continue;
    }
    lines.push({ text: unmarked, indented: INDENTED.test(raw), gap, mark, whole });
    gap = false;
  }
  return { lines, dropped };
}

/** Markdown marks are left in many a `.txt` as well; they are not what the reader of the report saw. */
function withoutMarkdown(line: string): { text: string; mark: number | null; whole: boolean } {
  const strong = line.replace(/\*\*(.+?)\*\*/g, '$1');
  const heading = MARKDOWN_HEADING.exec(strong);
  if (heading)
    return { text: clean(strong.slice(heading[0].length)), mark: heading[1]?.length ?? 1, whole: true };
  const row = TABLE_ROW.exec(strong);
  if (row)
    return { text: clean((row[1] ?? '').split('|').map(clean).join(CELL_GAP)), mark: null, whole: true };
  const item = LIST_ITEM.exec(strong);
  if (item) return { text: clean(strong.slice(item[0].length)), mark: null, whole: true };
  return { text: clean(strong.replace(QUOTE, '')), mark: null, whole: QUOTE.test(strong) };
}

/** From both ends, without a regular expression: those that end in `+$` take the square of the white space inside. */
function clean(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text[start] ?? '')) start++;
  while (end > start && isBlank(text[end - 1] ?? '')) end--;
  return text.slice(start, end);
}

function isBlank(character: string): boolean {
  return character.trim() === '' || WIDTHLESS.includes(character);
}
