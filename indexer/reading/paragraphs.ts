/**
 * Joins the lines of a body into paragraphs as a reader sees them, across page breaks and hard line wraps.
 */
import { type Printed, printedTogether } from '../domain/passage.ts';
import type { SourceLine } from '../formats/source.ts';
import { enumeratorValue, hanNumber, numbering } from '../text/numbering.ts';
import { SENTENCE_END } from '../text/sentence-end.ts';
import { isArticle } from './head-lines.ts';
import { MAX_LINE_LENGTH } from './long-lines.ts';

export interface Paragraph extends Printed {
  readonly text: string;
  readonly headingLevel: number | null;
}

/**
 * In characters: a numbered line without a full stop is a heading up to this length, a cut sentence beyond
 * it.
 */
const MAX_HEADING_LENGTH = 45;
/**
 * In characters: beside others that are headings on lines of their own, or where the line ends before a
 * wrapped one would.
 */
const MAX_LONG_HEADING_LENGTH = 100;
/** In characters: an unnumbered line without punctuation is a heading up to this length. */
const MAX_BARE_HEADING_LENGTH = 20;
/** A heading that contains a comma (第一，进一步稳定和加强农业), unlike other unnumbered headings. */
const ORDINAL = /^第[一二三四五六七八九十]{1,3}[，、,]/;
/** In Han characters: hard-wrapped lines are no wider, and texts of whole paragraphs have wider lines. */
const MAX_WRAP_WIDTH = 60;
/** Han characters by which a full line may fall short, since punctuation may not start the next line. */
const WRAP_SLACK = 3;

export function paragraphs(lines: readonly SourceLine[]): Paragraph[] {
  const width = wrapWidth(lines);
  const layout: Layout = {
    width,
    indentsParagraphs: width !== null && lines.filter((line) => line.indented).length >= 3,
    longHeadings: longHeadings(lines),
  };
  const result: {
    text: string;
    headingLevel: number | null;
    last: SourceLine;
    lines: number;
    printed: Printed;
  }[] = [];
  for (const line of lines) {
    const open = result.at(-1);
    if (open && continues(open, line, layout)) {
      // A number alone on its line belongs to the heading on the next.
      open.lines = numbering(open.text)?.rest === '' ? 1 : open.lines + 1;
      open.text = join(open.text, line.text);
      open.last = line;
      open.printed = printedTogether([open.printed, line]);
    } else {
      const { text, headingLevel } = line;
      result.push({ text, headingLevel, last: line, lines: 1, printed: printedTogether([line]) });
    }
  }
  return result.map(({ text, headingLevel, printed }) => ({ text, headingLevel, ...printed }));
}

/** A paragraph that the next line may continue. */
interface OpenParagraph {
  readonly text: string;
  readonly headingLevel: number | null;
  readonly last: SourceLine;
  readonly lines: number;
}

/** How the lines of a whole text are laid out. */
interface Layout {
  readonly width: number | null;
  readonly indentsParagraphs: boolean;
  readonly longHeadings: ReadonlySet<SourceLine>;
}

function continues(open: OpenParagraph, line: SourceLine, layout: Layout): boolean {
  const { width, indentsParagraphs } = layout;
  if (open.last.whole || line.whole) return false;
  // Paragraph marks are trusted, except where each wrapped line of a printed page has one.
  if (open.last.endsParagraph && width === null) return false;
  if (open.text.length + line.text.length >= MAX_LINE_LENGTH) return false;
  if (numbering(line.text) || isArticleStart(line.text)) return false;
  // An indented line after a line at the margin begins a paragraph (a centred notice, then the text).
  if (line.indented && (indentsParagraphs || !open.last.indented)) return false;
  if (isRunInList(open.text, line.text)) return true;
  if (width !== null && !line.indented) {
    if (widthOf(open.last) >= width - WRAP_SLACK)
      return enumeratorValue(line.text) === 0 || !SENTENCE_END.test(open.text);
    if (SENTENCE_END.test(open.text)) return false;
  }
  return !SENTENCE_END.test(open.text) && !isHeading(open, layout);
}

/**
 * 三是 continues a paragraph that has 二是 inside it; if 二是 began a paragraph, 三是 begins the next one.
 */
function isRunInList(open: string, line: string): boolean {
  const value = enumeratorValue(line);
  return value > 1 && open.lastIndexOf(`${hanNumber(value - 1)}${line[hanNumber(value).length]}`) > 0;
}

/** Whether the paragraph so far is a heading on its own line rather than the first part of a cut sentence. */
function isHeading({ text, lines, last }: OpenParagraph, { width, longHeadings }: Layout): boolean {
  const numbered = numbering(text);
  if (lines > 1) {
    // The last line is short: in wrapped text a paragraph ends there.
    return width !== null && numbered !== null && isLongHeading(text, numbered.rest);
  }
  if (numbered) {
    if (numbered.rest === '') return false;
    const isShort = text.length <= MAX_HEADING_LENGTH && !/[。！？；]/.test(numbered.rest);
    return isShort || longHeadings.has(last);
  }
  if (ORDINAL.test(text)) return text.length <= MAX_HEADING_LENGTH && !/[。！？；：]/.test(text);
  return text.length <= MAX_BARE_HEADING_LENGTH && !/[，。！？；：、]/.test(text);
}

function isLongHeading(text: string, rest: string): boolean {
  return text.length <= MAX_LONG_HEADING_LENGTH && !/[。！？；：:]/.test(rest);
}

/**
 * Numbered lines that are headings beside others: the line before or after with the same form of number has
 * no stop either, so its text is on other lines too.
 */
function longHeadings(lines: readonly SourceLine[]): ReadonlySet<SourceLine> {
  const result = new Set<SourceLine>();
  const last = new Map<number, { line: SourceLine; isHeading: boolean }>();
  for (const line of lines) {
    const number = numbering(line.text);
    if (!number) continue;
    const isHeading = isLongHeading(line.text, number.rest);
    const before = last.get(number.rank);
    if (isHeading && before?.isHeading) result.add(line).add(before.line);
    last.set(number.rank, { line, isHeading });
  }
  return result;
}

/** An article is set off by white space; 第三条的规定 at the start of a line is a reference to one. */
function isArticleStart(text: string): boolean {
  return isArticle(text) && /^第.{1,6}条\s/.test(text);
}

/** Width at which a text was hard-wrapped, in Han characters; null if its lines are whole paragraphs. */
function wrapWidth(lines: readonly SourceLine[]): number | null {
  const widths = lines.map(widthOf);
  const width = Math.max(0, ...widths);
  // Wrapping cuts sentences: full lines that all end with a full stop are short paragraphs of equal length.
  const full = lines.filter(
    (line) => widthOf(line) >= width - WRAP_SLACK && !SENTENCE_END.test(line.text),
  ).length;
  return width <= MAX_WRAP_WIDTH && full >= 4 && full * 4 >= lines.length ? width : null;
}

/** Typeset width in Han characters: an indent counts two, a digit or Latin letter counts half. */
function widthOf({ text, indented }: SourceLine): number {
  const narrow = text.match(/[ -~]/g)?.length ?? 0;
  return text.length - narrow / 2 + (indented ? 2 : 0);
}

function join(left: string, right: string): string {
  const latin = /[A-Za-z]$/.test(left) && /^[A-Za-z]/.test(right);
  return latin ? `${left} ${right}` : left + right;
}
