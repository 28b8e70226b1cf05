/** Blocks of a Word document in, its lines in reading order out, numbered as Word numbers them. */

import type { SourceLine } from '../source.ts';
import type { Block, Content, NoteMark, ParagraphBlock, TableBlock, TableRow } from './content.ts';
import { numberIn } from './number-forms.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';
import { onOneLine, trim } from './white-space.ts';

/** Between the cells of a row, as in the other formats. */
const CELL_GAP = '\u3000';
const INDENTED = /^(?:\u3000|\t| {2})/;
/** Typed or left by a conversion from PDF: — 3 —, 第 3 页 共 9 页. A bare figure may be a cell or an item. */
const PAGE_NUMBER =
  /^(?:[-—–―－]+\s*\d{1,4}\s*[-—–―－]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?)$/;
/** Characters: longer, with a sentence's end inside, a paragraph is no heading whatever its style. */
const HEADING_LENGTH = 60;
/** Characters: a cell of several paragraphs, one of them as long, holds running text and not a value. */
const RUNNING_TEXT = 60;
/** Characters: one paragraph as long is running text by itself. */
const LONG_PARAGRAPH = 300;

type Shape = Pick<SourceLine, 'indented' | 'mark' | 'whole'>;
const WHOLE: Shape = { indented: false, mark: null, whole: true };

export class LineWriter {
  readonly lines: SourceLine[] = [];
  readonly dropped: string[] = [];
  private readonly marks = new Map<NoteMark, string>();
  private readonly written = new Set<string>();
  private readonly noted = { footnote: 0, endnote: 0 };

  constructor(
    private readonly content: Content,
    private readonly styles: Styles,
    private readonly numbering: Numbering,
  ) {}

  write(blocks: readonly Block[], isWhole = false): void {
    for (const block of blocks) {
      if (block.kind === 'table') this.writeTable(block);
      else this.writeParagraph(block, isWhole);
    }
  }

  private writeParagraph(paragraph: ParagraphBlock, isWhole: boolean): void {
    this.drop(paragraph.contents.join('').replace(/\t/g, ' '));
    const { label, text } = this.textOf(paragraph);
    const { properties } = paragraph;
    if (this.styles.isContents(properties) || PAGE_NUMBER.test(clean(text))) this.drop(label + text);
    else if (clean(text) !== '') {
      const level = this.styles.headingLevel(properties);
      const sentence = text.length > HEADING_LENGTH && /[。；]/.test(text);
      const mark = level !== null && !sentence ? level : null;
      const indented = this.styles.isIndented(properties) || INDENTED.test(text);
      // A heading on two lines is one heading.
      const whole = mark !== null ? onOneLine(text) : trim(text);
      this.put(label + whole, { indented, mark, whole: isWhole || mark !== null });
    }
    this.writeAttached(paragraph);
  }

  /** Text boxes and notes come after the paragraph that they hang on, so that they do not cut it. */
  private writeAttached({ pieces, boxes }: ParagraphBlock): void {
    for (const piece of pieces) if (typeof piece !== 'string') this.writeNote(piece);
    this.write(boxes);
  }

  private writeNote(mark: NoteMark): void {
    const note = `${mark.kind}/${mark.id}`;
    // Each note is referred to once; a broken file could refer a million times to a long one.
    if (this.written.has(note)) return;
    this.written.add(note);
    const label = this.marks.get(mark) ?? '';
    let first = true;
    for (const line of this.flat(this.content.notes.get(note) ?? [])) {
      this.put(first ? `〔注${label}〕${line}` : line, WHOLE);
      first = false;
    }
  }

  private writeTable({ rows }: TableBlock): void {
    const seen = rows.filter(({ deleted }) => !deleted);
    const isFrame = seen.every(({ cells }) => cells.length <= 1);
    for (const row of seen) {
      if (isFrame) for (const cell of row.cells) this.write(cell);
      else if (isLayout(row)) for (const cell of row.cells) this.write(cell, cell.length === 1);
      else this.writeRow(row);
    }
  }

  private writeRow({ cells }: TableRow): void {
    this.put(cells.map((cell) => this.flat(cell, true).join(' ')).join(CELL_GAP), WHOLE);
    for (const cell of cells) this.attachedWithin(cell);
  }

  private attachedWithin(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.writeAttached(block);
      else for (const { cells } of block.rows) for (const cell of cells) this.attachedWithin(cell);
    }
  }

  /** Every paragraph of blocks as one line, tables within laid flat. */
  private flat(blocks: readonly Block[], isCell = false): string[] {
    return blocks.flatMap((block) => {
      if (block.kind === 'table') {
        return block.rows
          .filter(({ deleted }) => !deleted)
          .map(({ cells }) => cells.map((cell) => this.flat(cell, isCell).join(' ')).join(CELL_GAP));
      }
      const { label, text } = this.textOf(block);
      const line = clean(onOneLine(text));
      // A column of 序号 is numbered by Word and has no text besides; elsewhere a number without text is none.
      return line !== '' || (isCell && label !== '') ? [clean(label + line)] : [];
    });
  }

  /**
   * A note's mark stands in the text in square brackets, [1], and before the note as 〔注1〕: Word sets it raised,
   * and a raised 1 after 2023年 must not become a figure of the text. Signs that are ringed already stay bare.
   */
  private textOf({ properties, pieces }: ParagraphBlock): { label: string; text: string } {
    const text = pieces.map((piece) => (typeof piece === 'string' ? piece : this.markOf(piece))).join('');
    // The number is counted even where the paragraph is empty: Word draws it, and the next one goes on from it.
    return { label: this.numbering.next(properties), text };
  }

  private markOf(mark: NoteMark): string {
    if (mark.custom) return '';
    const format =
      this.content.noteFormats.get(mark.kind) ?? (mark.kind === 'footnote' ? 'decimal' : 'lowerRoman');
    const label = numberIn(format, ++this.noted[mark.kind]);
    this.marks.set(mark, label);
    return /^[0-9A-Za-z一二三四五六七八九十]+$/.test(label) ? `[${label}]` : label;
  }

  private put(text: string, shape: Shape): void {
    for (const [index, raw] of text.split('\n').entries()) {
      const line = clean(raw);
      const indented = index === 0 ? shape.indented : INDENTED.test(raw);
      if (line !== '') this.lines.push({ text: line, ...shape, indented, gap: false });
    }
  }

  private drop(text: string): void {
    for (const line of text.split('\n').map(clean)) if (line !== '') this.dropped.push(line);
  }
}

/** Whether a row is there to place running text, as in a form with a large field, and not to compare values. */
function isLayout({ cells }: TableRow): boolean {
  return cells.some((cell) => {
    const lengths = cell.map((block) => (block.kind === 'paragraph' ? lengthOf(block) : 0));
    const paragraphs = lengths.filter((length) => length > 0).length;
    const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
    return longest > LONG_PARAGRAPH || (paragraphs > 1 && longest > RUNNING_TEXT);
  });
}

function lengthOf({ pieces }: ParagraphBlock): number {
  return pieces.reduce((length, piece) => length + (typeof piece === 'string' ? piece.length : 0), 0);
}

function clean(text: string): string {
  return trim(text).replace(/\t/g, ' ');
}
