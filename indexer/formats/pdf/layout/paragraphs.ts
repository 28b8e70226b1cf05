/**
 * Joins the printed lines of a whole PDF into paragraphs, across page and column breaks. A paragraph begins
 * at an indent, after a short line or a larger gap, at a centred line, or at a change of font size.
 */
import type { Printed } from '../../../domain/passage.ts';
import { numbering } from '../../../text/numbering.ts';
import type { SourceLine } from '../../source.ts';
import { joinLines, type Row, widthOf } from '../text-rows.ts';
import { FIRST_LINE_INDENT, isFirstLineIndent, type Margins, type Typography } from './margins.ts';

export type Line =
  | {
      readonly kind: 'text';
      readonly row: Row;
      readonly margins: Margins;
      /** Index within the document; the distance between lines of two regions has no meaning. */
      readonly region: number;
      readonly printed: Printed;
    }
  | {
      readonly kind: 'table';
      readonly text: string;
      readonly region: number;
      readonly printed: Printed;
    };

/** A footnote. */
export interface Note {
  readonly text: string;
  readonly printed: Printed;
}

type TextLine = Extract<Line, { kind: 'text' }>;

/** Ems: a larger indent is not a first line but a signature, a date or a centred line. */
const MIN_BLOCK_INDENT = 4;
/** Ems by which equal edges may differ. */
const EDGE_TOLERANCE = 0.5;
/**
 * Ems that a full line may lack: punctuation that may not begin a line takes the preceding character along.
 */
const FULL_LINE_SLACK = 2.5;
/** Ems that a line filled to the edge may lack. */
const FLUSH_LINE_SLACK = 1.2;
/** Relative difference up to which font sizes count as equal. */
const SIZE_TOLERANCE = 0.12;
/** Multiple of the line pitch: a larger distance separates paragraphs. */
const MAX_PITCH_RATIO = 1.3;

/** End of a sentence or clause, including closing quotes and brackets. */
const SENTENCE_END = /[。！？；…：:;!?][”’」』》）)]*$/;
/** Characters searched for `SENTENCE_END`: the punctuation and the closing marks after it. */
const SENTENCE_END_WINDOW = 8;
/**
 * Characters. Looking at the end of a text makes one string of it: done for each line of a paragraph of 900
 * pages, that takes minutes.
 */
const MAX_OPEN_LENGTH = 5000;
const KEPT_OPEN_LENGTH = 500;

type OpenParagraph = { -readonly [K in keyof SourceLine]: SourceLine[K] } & {
  /** What precedes `text`, which is the end of the paragraph so far. */
  done?: readonly string[];
};

/** @param notes by the line that refers to them; they follow its paragraph. Those of no line come first */
export function paragraphsOf(
  lines: readonly Line[],
  typography: Typography,
  notes: ReadonlyMap<Line | undefined, readonly Note[]>,
): SourceLine[] {
  const paragraphs: OpenParagraph[] = [];
  let last: Line | undefined;
  let open: OpenParagraph | undefined;
  let pending: readonly Note[] = notes.get(undefined) ?? [];
  const writeNotes = (): void => {
    for (const { text, printed } of pending)
      paragraphs.push({ text, indented: false, gap: false, headingLevel: null, whole: true, ...printed });
    pending = [];
  };
  for (const line of lines) {
    if (
      open &&
      line.kind === 'text' &&
      last?.kind === 'text' &&
      !beginsParagraph(last, line, open.text, typography)
    ) {
      open.text = joinLines(open.text, line.row.text);
      if (line.printed.recognised) open.recognised = true;
      if (open.text.length > MAX_OPEN_LENGTH) {
        open.done = [...(open.done ?? []), open.text.slice(0, -KEPT_OPEN_LENGTH)];
        open.text = open.text.slice(-KEPT_OPEN_LENGTH);
      }
    } else {
      writeNotes();
      open =
        line.kind === 'table'
          ? {
              text: line.text,
              indented: false,
              gap: last?.kind === 'text',
              headingLevel: null,
              whole: true,
              ...line.printed,
            }
          : {
              text: line.row.text,
              indented: slackOf(line, typography).left >= FIRST_LINE_INDENT[0],
              gap: last?.kind === 'table' || (last?.kind === 'text' && isApart(last, line, typography)),
              headingLevel: null,
              whole: false,
              ...line.printed,
            };
      paragraphs.push(open);
    }
    pending = [...pending, ...(notes.get(line) ?? [])];
    last = line;
  }
  writeNotes();
  return paragraphs.map(({ done = [], ...paragraph }) => ({
    ...paragraph,
    text: [...done, paragraph.text].join(''),
  }));
}

/** @param open text of the paragraph so far */
export function beginsParagraph(
  last: TextLine,
  line: TextLine,
  open: string,
  typography: Typography,
): boolean {
  if (Math.abs(last.row.size - line.row.size) > SIZE_TOLERANCE * typography.size) return true;
  if (isApart(last, line, typography)) return true;
  const lastSlack = slackOf(last, typography);
  const endsSentence = SENTENCE_END.test(open.slice(-SENTENCE_END_WINDOW));
  if (isCentred(line, typography) && !endsSentence && isWrapped(last)) return false;
  if (isCentred(line, typography) || isCentred(last, typography)) return true;
  const { left } = slackOf(line, typography);
  if (lastSlack.right > FULL_LINE_SLACK + leadingWordWidth(line.row.text)) return true;
  const isAligned =
    Math.abs(last.row.x - line.row.x) < EDGE_TOLERANCE * typography.size && last.region === line.region;
  if (left >= MIN_BLOCK_INDENT || lastSlack.left >= MIN_BLOCK_INDENT) return true;
  // A first line, unless the whole block is indented, which shows in lines aligned with each other.
  if (left >= FIRST_LINE_INDENT[0]) {
    if (typography.hasIndents && left <= FIRST_LINE_INDENT[1]) return true;
    return endsSentence || !!numbering(line.row.text) || !(isAligned || typography.hasIndents === false);
  }
  if (typography.hasIndents) return false;
  if (!endsSentence) return false;
  // A sentence that ends at the right edge is inside the paragraph, unless a heading follows.
  return lastSlack.right > FLUSH_LINE_SLACK || !!numbering(line.row.text) || isHeading(line, typography);
}

/** A short line without a sentence end is a heading, since the last line of a paragraph ends a sentence. */
function isHeading(line: TextLine, typography: Typography): boolean {
  return slackOf(line, typography).right > FULL_LINE_SLACK && !SENTENCE_END.test(line.row.text);
}

/** Distance of a line from both margins, in ems. */
export function slackOf(
  { row, margins }: TextLine,
  { size }: Pick<Typography, 'size'>,
): { left: number; right: number } {
  return { left: (row.x - margins.left) / size, right: (margins.right - row.right) / size };
}

function isApart(last: TextLine, line: TextLine, { size, pitch }: Typography): boolean {
  const largest = Math.max(size, last.row.size, line.row.size);
  return last.region === line.region && line.row.y - last.row.y > MAX_PITCH_RATIO * pitch * largest;
}

function isCentred(line: TextLine, typography: Typography): boolean {
  const { left, right } = slackOf(line, typography);
  // A first line that ends two characters short looks centred only by chance.
  return (
    Math.abs(left - right) <= EDGE_TOLERANCE * 2 && left > EDGE_TOLERANCE * 2 && !isFirstLineIndent(left)
  );
}

/** Whether a title line reaches from margin to margin, so that the next line continues it. */
function isWrapped({ row, margins }: TextLine): boolean {
  return (
    row.x - margins.left < FLUSH_LINE_SLACK * row.size &&
    margins.right - row.right < FLUSH_LINE_SLACK * row.size
  );
}

/**
 * Width in ems of the Latin word or number at the start of a line: it may not have fitted the line before.
 */
function leadingWordWidth(text: string): number {
  return widthOf(/^[!-~]*/.exec(text)?.[0] ?? '');
}
