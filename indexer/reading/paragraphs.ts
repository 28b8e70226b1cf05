/**
 * Lines of a body in, paragraphs as a reader sees them out: joined again where a page break or a hard line
 * wrap cut them.
 */
import type { SourceLine } from '../formats/source.ts';
import { enumeratedBy, hanNumber, numbering } from '../text/numbering.ts';
import { LONGEST } from './long-lines.ts';

export interface Paragraph {
  readonly text: string;
  readonly mark: number | null;
}

/** A sentence or clause ends here, whatever closing mark stands after it. */
const CLOSED = /[。！？；…：:;!?][”’」』》）)]*$/;
/** Characters: a numbered line without a stop is a heading up to this length, beyond it a cut sentence. */
const HEADING_LENGTH = 45;
/** Characters: an unnumbered line without any stop inside is a heading up to this length. */
const BARE_HEADING_LENGTH = 20;
/** 第一，进一步稳定和加强农业: a heading with a comma in it, which an unnumbered line else is not. */
const ORDINAL = /^第[一二三四五六七八九十]{1,3}[，、,]/;
/** Han characters a line: no wrapped text is wider, no line of whole paragraphs is as narrow throughout. */
const WRAP_LIMIT = 60;
/** Han characters by which a full line may fall short, since a mark is not put at the start of a line. */
const WRAP_SLACK = 3;

export function paragraphs(lines: readonly SourceLine[]): Paragraph[] {
  const width = wrapWidth(lines);
  const marksStarts = width !== null && lines.filter((line) => line.indented).length >= 3;
  const found: { text: string; mark: number | null; last: SourceLine; lines: number }[] = [];
  for (const line of lines) {
    const open = found.at(-1);
    if (open && continues(open, line, width, marksStarts)) {
      open.text = join(open.text, line.text);
      open.last = line;
      open.lines++;
    } else {
      found.push({ text: line.text, mark: line.mark, last: line, lines: 1 });
    }
  }
  return found.map(({ text, mark }) => ({ text, mark }));
}

interface Open {
  readonly text: string;
  readonly mark: number | null;
  readonly last: SourceLine;
  readonly lines: number;
}

function continues(open: Open, line: SourceLine, width: number | null, marksStarts: boolean): boolean {
  if (open.last.whole || line.whole) return false;
  if (open.text.length + line.text.length >= LONGEST) return false;
  if (numbering(line.text)) return false;
  // From the margin to an indent: a paragraph begins (a notice in the middle of its line, then the text).
  if (line.indented && (marksStarts || !open.last.indented)) return false;
  if (isRunInList(open.text, line.text)) return true;
  if (width !== null && !line.indented) {
    if (widthOf(open.last) >= width - WRAP_SLACK)
      return enumeratedBy(line.text) === 0 || !CLOSED.test(open.text);
    if (CLOSED.test(open.text)) return false;
  }
  return !CLOSED.test(open.text) && !isHeading(open);
}

/** 三是 goes on in the paragraph that has 二是 inside it; where 二是 began a paragraph, 三是 begins the next. */
function isRunInList(open: string, line: string): boolean {
  const value = enumeratedBy(line);
  return value > 1 && open.lastIndexOf(`${hanNumber(value - 1)}${line[hanNumber(value).length]}`) > 0;
}

/** Whether a paragraph so far is a heading that stands alone, and not the first piece of a cut sentence. */
function isHeading({ text, lines }: Open): boolean {
  if (lines > 1) return false;
  const numbered = numbering(text);
  if (numbered) return text.length <= HEADING_LENGTH && !/[。！？；]/.test(numbered.rest);
  if (ORDINAL.test(text)) return text.length <= HEADING_LENGTH && !/[。！？；：]/.test(text);
  return text.length <= BARE_HEADING_LENGTH && !/[，。！？；：、]/.test(text);
}

/** The width at which a text was hard-wrapped, in characters, or null where its lines are whole paragraphs. */
function wrapWidth(lines: readonly SourceLine[]): number | null {
  const widths = lines.map(widthOf);
  const width = Math.max(0, ...widths);
  // A wrap cuts sentences: full lines that each end one are short paragraphs of one length.
  const full = lines.filter((line) => widthOf(line) >= width - WRAP_SLACK && !CLOSED.test(line.text)).length;
  return width <= WRAP_LIMIT && full >= 4 && full * 4 >= lines.length ? width : null;
}

/** Width of a line as it was set: its indent of two included, two figures or Latin letters as wide as one Han. */
function widthOf({ text, indented }: SourceLine): number {
  const narrow = text.match(/[ -~]/g)?.length ?? 0;
  return text.length - narrow / 2 + (indented ? 2 : 0);
}

function join(left: string, right: string): string {
  const latin = /[A-Za-z]$/.test(left) && /^[A-Za-z]/.test(right);
  return latin ? `${left} ${right}` : left + right;
}
