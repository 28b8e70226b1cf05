/** Turns the blocks of a Word document into lines in reading order, with automatic numbers and note marks. */

import type { SourceLine } from '../source.ts';
import type { Block, Content, NoteMark, ParagraphBlock, TableBlock, TableRow } from './content.ts';
import { formatNumber } from './number-formats.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';
import { toSingleLine, trim } from './white-space.ts';

/** Separates the cells of a row, as in the other formats. */
const CELL_GAP = '\u3000';
const INDENTED = /^(?:\u3000|\t| {2})/;
/** — 3 — or 第 3 页 共 9 页, typed or left by a conversion from PDF. A bare number may be a cell or an item. */
const PAGE_NUMBER =
  /^(?:[-—–―－]+\s*\d{1,4}\s*[-—–―－]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?)$/;
/** Characters: a longer paragraph with a sentence end inside is not a heading, whatever its style. */
const MAX_HEADING_LENGTH = 60;
/**
 * Characters: a cell of several paragraphs, one of them longer than this, holds running text and not a value.
 */
const MAX_VALUE_LENGTH = 60;
/** Characters: a single paragraph longer than this is running text by itself. */
const MAX_CELL_PARAGRAPH_LENGTH = 300;

type Shape = Pick<SourceLine, 'indented' | 'headingLevel' | 'whole' | 'quoted'>;
const WHOLE: Shape = { indented: false, headingLevel: null, whole: true };

export class LineWriter {
  readonly lines: SourceLine[] = [];
  readonly dropped: string[] = [];
  private readonly noteLabels = new Map<NoteMark, string>();
  private readonly writtenNotes = new Set<string>();
  private readonly noteCounts = { footnote: 0, endnote: 0 };

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
    this.drop(paragraph.tocPieces.join('').replace(/\t/g, ' '));
    const { label, text } = this.textOf(paragraph);
    const { properties } = paragraph;
    if (this.styles.isTocEntry(properties) || PAGE_NUMBER.test(clean(text))) {
      this.drop(label + text);
      this.openLastParagraph();
    } else if (clean(text) !== '') {
      const level = this.styles.headingLevel(properties);
      const sentence = text.length > MAX_HEADING_LENGTH && /[。；]/.test(text);
      const headingLevel = level !== null && !sentence ? level : null;
      const indented = this.styles.isIndented(properties) || INDENTED.test(text);
      // A heading with a line break is still one heading.
      const content = headingLevel !== null ? toSingleLine(text) : trim(text);
      const isQuoted = headingLevel === null && label === '' && this.styles.isQuotation(properties);
      this.pushLines(label + content, {
        ...{ indented, headingLevel, whole: isWhole || headingLevel !== null },
        ...(isQuoted && { quoted: true }),
      });
    }
    this.writeAttached(paragraph);
  }

  /** What a page number cuts may be one paragraph. */
  private openLastParagraph(): void {
    const last = this.lines.pop();
    if (last) this.lines.push({ ...last, endsParagraph: false });
  }

  /** Text boxes and notes follow the paragraph they are anchored in, so that they do not split it. */
  private writeAttached({ pieces, textBoxes }: ParagraphBlock): void {
    for (const piece of pieces) if (typeof piece !== 'string') this.writeNote(piece);
    this.write(textBoxes);
  }

  private writeNote(mark: NoteMark): void {
    const key = `${mark.kind}/${mark.id}`;
    // Word refers to each note once; a broken file could refer to a long one a million times.
    if (this.writtenNotes.has(key)) return;
    this.writtenNotes.add(key);
    const label = this.noteLabels.get(mark) ?? '';
    let first = true;
    for (const line of this.flatten(this.content.notes.get(key) ?? [])) {
      this.pushLines(first ? `〔注${label}〕${line}` : line, WHOLE);
      first = false;
    }
  }

  private writeTable({ rows }: TableBlock): void {
    const visible = rows.filter(({ deleted }) => !deleted);
    const isFrame = visible.every(({ cells }) => cells.length <= 1);
    for (const row of visible) {
      if (isFrame) for (const cell of row.cells) this.write(cell);
      else if (isLayoutRow(row)) for (const cell of row.cells) this.write(cell, cell.length === 1);
      else this.writeRow(row);
    }
  }

  private writeRow({ cells }: TableRow): void {
    this.pushLines(cells.map((cell) => this.flatten(cell, true).join(' ')).join(CELL_GAP), WHOLE);
    for (const cell of cells) this.writeAttachedWithin(cell);
  }

  private writeAttachedWithin(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.writeAttached(block);
      else for (const { cells } of block.rows) for (const cell of cells) this.writeAttachedWithin(cell);
    }
  }

  /** One line per paragraph and per row of a nested table. */
  private flatten(blocks: readonly Block[], isCell = false): string[] {
    return blocks.flatMap((block) => {
      if (block.kind === 'table') {
        return block.rows
          .filter(({ deleted }) => !deleted)
          .map(({ cells }) => cells.map((cell) => this.flatten(cell, isCell).join(' ')).join(CELL_GAP));
      }
      const { label, text } = this.textOf(block);
      const line = clean(toSingleLine(text));
      // Cells of a 序号 column hold an automatic number and no text; elsewhere a number without text is
      // dropped.
      return line !== '' || (isCell && label !== '') ? [clean(label + line)] : [];
    });
  }

  /**
   * Note marks appear in the text as [1] and before the note as 〔注1〕. Word sets them superscript, and a
   * raised 1 after 2023年 must not turn into a digit of the text. Circled marks (①) need no brackets.
   */
  private textOf({ properties, pieces }: ParagraphBlock): { label: string; text: string } {
    const text = pieces.map((piece) => (typeof piece === 'string' ? piece : this.markOf(piece))).join('');
    // Empty paragraphs count too: Word displays their number and continues from it.
    return { label: this.numbering.nextLabel(properties), text };
  }

  private markOf(mark: NoteMark): string {
    if (mark.custom) return '';
    const format =
      this.content.noteFormats.get(mark.kind) ?? (mark.kind === 'footnote' ? 'decimal' : 'lowerRoman');
    const label = formatNumber(format, ++this.noteCounts[mark.kind]);
    this.noteLabels.set(mark, label);
    return /^[0-9A-Za-z一二三四五六七八九十]+$/.test(label) ? `[${label}]` : label;
  }

  private pushLines(text: string, shape: Shape): void {
    const pieces = text.split('\n');
    for (const [index, raw] of pieces.entries()) {
      const line = clean(raw);
      const indented = index === 0 ? shape.indented : INDENTED.test(raw);
      const endsParagraph = index === pieces.length - 1;
      if (line !== '') this.lines.push({ text: line, ...shape, indented, gap: false, endsParagraph });
    }
  }

  private drop(text: string): void {
    for (const line of text.split('\n').map(clean)) if (line !== '') this.dropped.push(line);
  }
}

/** Whether a row only positions running text, as in a form with a large field, instead of listing values. */
function isLayoutRow({ cells }: TableRow): boolean {
  return cells.some((cell) => {
    const lengths = cell.map((block) => (block.kind === 'paragraph' ? lengthOf(block) : 0));
    const paragraphs = lengths.filter((length) => length > 0).length;
    const longest = lengths.reduce((max, length) => Math.max(max, length), 0);
    return longest > MAX_CELL_PARAGRAPH_LENGTH || (paragraphs > 1 && longest > MAX_VALUE_LENGTH);
  });
}

function lengthOf({ pieces }: ParagraphBlock): number {
  return pieces.reduce((length, piece) => length + (typeof piece === 'string' ? piece.length : 0), 0);
}

function clean(text: string): string {
  return trim(text).replace(/\t/g, ' ');
}
