/**
 * The lines of a whole PDF in reading order in, its paragraphs as source lines out. Where a paragraph begins is
 * seen from the page: lines that stand in, end short, stand further apart, in the middle, or are set in another
 * size. What a page or a column ends is joined again.
 */
import { numbering } from '../../../text/numbering.ts';
import type { SourceLine } from '../../source.ts';
import { joinLines, type Row, widthOf } from '../text-rows.ts';
import { INDENT, isFirstLine, type Margins, type Setting } from './margins.ts';

export type Line =
  | {
      readonly is: 'text';
      readonly row: Row;
      readonly margins: Margins;
      /** Numbered through the document: lines of two regions have no distance from each other. */
      readonly region: number;
    }
  | { readonly is: 'table'; readonly text: string };
type TextLine = Extract<Line, { is: 'text' }>;

/** Ems: what stands in further is no first line: a signature, a date, a line in the middle. */
const FAR_IN = 4;
/** Ems by which two edges may differ and be the same. */
const SAME = 0.5;
/** Ems that a full line may lack: a mark that may not begin a line takes the character before it along. */
const FULL = 2.5;
/** Ems that a line lacks which is full to the edge. */
const BRIM = 1.2;
/** Part by which a size may differ and be the same. */
const SAME_SIZE = 0.12;
/** How much more than the usual distance lies before what is no line of the same paragraph. */
const APART = 1.3;

/** A sentence or clause ends here, whatever closing mark stands after it. */
const CLOSED = /[。！？；…：:;!?][”’」』》）)]*$/;
/** Characters in which `CLOSED` is looked for: a stop and the marks behind it. */
const END = 8;

export function paragraphsOf(lines: readonly Line[], setting: Setting): SourceLine[] {
  const found: { -readonly [K in keyof SourceLine]: SourceLine[K] }[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const open = found.at(-1);
    if (line.is === 'table') {
      found.push({ text: line.text, indented: false, gap: last?.is === 'text', mark: null, whole: true });
    } else if (!open || last?.is !== 'text' || beginsParagraph(last, line, open.text, setting)) {
      found.push({
        text: line.row.text,
        indented: edges(line, setting).left >= INDENT[0],
        gap: last?.is === 'table' || (last?.is === 'text' && isApart(last, line, setting)),
        mark: null,
        whole: false,
      });
    } else {
      open.text = joinLines(open.text, line.row.text);
    }
    last = line;
  }
  return found;
}

/** @param open the text of the paragraph so far */
export function beginsParagraph(last: TextLine, line: TextLine, open: string, setting: Setting): boolean {
  if (Math.abs(last.row.size - line.row.size) > SAME_SIZE * setting.size) return true;
  if (isApart(last, line, setting)) return true;
  const before = edges(last, setting);
  const closed = CLOSED.test(open.slice(-END));
  if (isCentred(line, setting) && !closed && isWrapped(last)) return false;
  if (isCentred(line, setting) || isCentred(last, setting)) return true;
  const { left } = edges(line, setting);
  if (before.right > FULL + leadingWord(line.row.text)) return true;
  const inBlock = Math.abs(last.row.x - line.row.x) < SAME * setting.size && last.region === line.region;
  if (left >= FAR_IN || before.left >= FAR_IN) return true;
  // First lines; or a block that stands in as a whole, which its own lines show.
  if (left >= INDENT[0]) {
    if (setting.indents && left <= INDENT[1]) return true;
    return closed || !!numbering(line.row.text) || !(inBlock || setting.indents === false);
  }
  if (setting.indents) return false;
  if (!closed) return false;
  // Ended at the brim: a sentence within the paragraph, unless what follows is a heading.
  return before.right > BRIM || !!numbering(line.row.text) || isHeading(line, setting);
}

/** The last line of a paragraph ends with a stop; a short line without one is no part of it. */
function isHeading(line: TextLine, setting: Setting): boolean {
  return edges(line, setting).right > FULL && !CLOSED.test(line.row.text);
}

/** Ems that a line lacks at both margins. */
export function edges(
  { row, margins }: TextLine,
  { size }: Pick<Setting, 'size'>,
): { left: number; right: number } {
  return { left: (row.x - margins.left) / size, right: (margins.right - row.right) / size };
}

function isApart(last: TextLine, line: TextLine, { size, pitch }: Setting): boolean {
  const largest = Math.max(size, last.row.size, line.row.size);
  return last.region === line.region && line.row.y - last.row.y > APART * pitch * largest;
}

function isCentred(line: TextLine, setting: Setting): boolean {
  const { left, right } = edges(line, setting);
  // A first line that lacks two characters at its end is in the middle by chance.
  return Math.abs(left - right) <= SAME * 2 && left > SAME * 2 && !isFirstLine(left);
}

/** Whether a line of a title reaches from margin to margin, so that the next one holds what was left over. */
function isWrapped({ row, margins }: TextLine): boolean {
  return row.x - margins.left < BRIM * row.size && margins.right - row.right < BRIM * row.size;
}

/** Ems of the word or figure that begins a line: it may have been too long for the line before. */
function leadingWord(text: string): number {
  return widthOf(/^[!-~]*/.exec(text)?.[0] ?? '');
}
