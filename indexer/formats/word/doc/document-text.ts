/**
 * Parses the text of a Word 97 file into the same blocks as a docx. The text is one long string with control
 * characters: \r ends a paragraph, \x07 a cell or a row, \x13 \x14 \x15 delimit a field and its result, \x02
 * is a note mark, \x08 a shape.
 */

import type { Block, Content, NoteKind, NoteMark, ParagraphBlock, TableBlock } from '../content.ts';
import { Fields } from '../fields.ts';
import { TABLE_POINTERS, type Word97File } from './doc-file.ts';
import { paragraphRuns, type Run, runAt, type Word97ParagraphProperties } from './properties.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: Word 97 structures its text by control characters
const PARAGRAPH_ENDS = /[\r\x07\x0c]/g;
/** A control character other than the tab. */
const CONTROL_CHARACTER = /^[^\t\x20-\uffff]$/;
const CONTROL_CHARACTERS = /([^\t\x20-\uffff])/;
/** Bytes of data per entry in the tables of note marks, shapes and text boxes. */
const NOTE_BYTES = 2;
const SHAPE_BYTES = 26;
const TEXT_BOX_BYTES = 22;

export class Word97Content implements Content {
  readonly blocks: Block[];
  readonly notes = new Map<string, Block[]>();
  /**
   * Empty: a `.doc` sets note formats per section in a table not read here, so footnotes are 1, endnotes i.
   */
  readonly noteFormats = new Map<NoteKind, string>();
  readonly headers: Block[];

  private readonly paragraphs: readonly Run<Word97ParagraphProperties>[];
  private readonly marks = new Map<number, NoteMark>();
  private readonly textBoxes = new Map<number, Block[]>();

  constructor(private readonly file: Word97File) {
    this.paragraphs = paragraphRuns(file.document, file.table(TABLE_POINTERS.paragraphs));
    this.readNotes('footnote', 'footnotes', TABLE_POINTERS.footnoteMarks, TABLE_POINTERS.footnoteTexts);
    this.readNotes('endnote', 'endnotes', TABLE_POINTERS.endnoteMarks, TABLE_POINTERS.endnoteTexts);
    this.readTextBoxes();
    this.blocks = this.read(...file.story('body'));
    this.headers = this.read(...file.story('headers'));
  }

  private readNotes(kind: NoteKind, story: 'footnotes' | 'endnotes', marks: number, texts: number): void {
    const references = this.file.table(marks);
    const count = Math.max(0, Math.floor((references.length - 4) / (4 + NOTE_BYTES)));
    const ranges = this.file.table(texts);
    const [start, end] = this.file.story(story);
    let done = start;
    for (let index = 0; index < count && (index + 2) * 4 <= ranges.length; index++) {
      const custom = references.readUInt16LE((count + 1) * 4 + index * NOTE_BYTES) === 0;
      this.marks.set(references.readUInt32LE(index * 4), { kind, id: String(index), custom });
      const to = Math.min(start + ranges.readUInt32LE(index * 4 + 4), end);
      // Ranges do not overlap in an intact file; in a broken one a million of them could cover the same text.
      this.notes.set(
        `${kind}/${index}`,
        this.read(Math.max(start + ranges.readUInt32LE(index * 4), done), to),
      );
      done = Math.max(done, to);
    }
  }

  /** A text box is anchored at the character of the shape that has the same id. */
  private readTextBoxes(): void {
    const shapes = this.file.table(TABLE_POINTERS.shapes);
    const anchors = new Map<number, number>();
    const shapeCount = Math.max(0, Math.floor((shapes.length - 4) / (4 + SHAPE_BYTES)));
    for (let index = 0; index < shapeCount; index++) {
      const shapeId = shapes.readUInt32LE((shapeCount + 1) * 4 + index * SHAPE_BYTES);
      anchors.set(shapeId, shapes.readUInt32LE(index * 4));
    }
    const ranges = this.file.table(TABLE_POINTERS.textBoxes);
    const [start, end] = this.file.story('textBoxes');
    const count = Math.max(0, Math.floor((ranges.length - 4) / (4 + TEXT_BOX_BYTES)));
    const last = this.file.story('body')[1] - 1;
    let done = start;
    for (let index = 0; index < count; index++) {
      const shapeId = ranges.readUInt32LE((count + 1) * 4 + index * TEXT_BOX_BYTES + 14);
      const to = Math.min(start + ranges.readUInt32LE(index * 4 + 4), end);
      const anchor = anchors.get(shapeId) ?? last;
      const anchored = this.textBoxes.get(anchor) ?? [];
      this.textBoxes.set(anchor, anchored);
      for (const block of this.read(Math.max(start + ranges.readUInt32LE(index * 4), done), to))
        anchored.push(block);
      done = Math.max(done, to);
    }
  }

  private read(from: number, to: number): Block[] {
    const blocks: Block[] = [];
    const fields = new Fields();
    let table: TableBlock | null = null;
    let row: Block[][] = [];
    let cell: Block[] = [];
    let start = from;
    for (const end of this.paragraphEnds(from, to)) {
      const mark = this.file.text[end];
      const properties =
        runAt(this.paragraphs, this.file.byteOffset(Math.min(end, to - 1)))?.properties ?? {};
      const paragraph = this.paragraph(start, end, properties, fields);
      start = end + 1;
      if (!properties.inTable) {
        table = null;
        blocks.push(paragraph);
      } else if (properties.rowEnd) {
        if (!table) {
          table = { kind: 'table', rows: [] };
          blocks.push(table);
        }
        table.rows.push({ cells: row, deleted: false });
        row = [];
      } else if (!properties.innerRowEnd) {
        cell.push(paragraph);
        if (mark === '\x07') {
          row.push(cell);
          cell = [];
        }
      }
    }
    // A broken file may never end a row; the text of its cells still counts.
    return [...blocks, ...row.flat(), ...cell];
  }

  private paragraph(
    from: number,
    to: number,
    properties: Word97ParagraphProperties,
    fields: Fields,
  ): ParagraphBlock {
    const { style, numbering, numberingLevel, outlineLevel, indent, indentCharacters } = properties;
    const direct = { style, numbering, numberingLevel, outlineLevel, indent, indentCharacters };
    const block: ParagraphBlock = {
      kind: 'paragraph',
      properties: Object.fromEntries(Object.entries(direct).filter(([, value]) => value !== undefined)),
      pieces: [],
      tocPieces: [],
      textBoxes: [],
      continuesInNext: false,
    };
    let position = from;
    // Text between control characters is taken in one piece.
    for (const part of this.file.text.slice(from, to).split(CONTROL_CHARACTERS)) {
      if (part !== '') this.put(block, part, position, fields);
      position += part.length;
    }
    fields.endParagraph();
    for (position = from; position <= to; position++) {
      // A note with a custom mark, like *, has no \x02 and is known only by its position.
      if (this.marks.get(position)?.custom) this.putMark(block, position);
      for (const box of this.textBoxes.get(position) ?? []) block.textBoxes.push(box);
    }
    return block;
  }

  private putMark(block: ParagraphBlock, position: number): void {
    const mark = this.marks.get(position);
    if (mark) block.pieces.push(mark);
  }

  private put(block: ParagraphBlock, part: string, position: number, fields: Fields): void {
    let piece = part;
    if (part === '\x13') fields.begin();
    if (part === '\x14') fields.separate();
    if (part === '\x15') piece = fields.end();
    if (part === '\x0b' || part === '\x0c' || part === '\x0e') piece = '\n';
    if (part === '\x1e') piece = '-';
    if (part === '\x02' && !fields.inInstruction) this.putMark(block, position);
    if (fields.inInstruction) fields.addInstruction(part);
    else if (piece === '\n' || (piece !== '' && !CONTROL_CHARACTER.test(piece)))
      (fields.inToc ? block.tocPieces : block.pieces).push(piece);
  }

  /** Positions of paragraph marks, and the end of the range if text remains before it. */
  private *paragraphEnds(from: number, to: number): Generator<number> {
    const { text } = this.file;
    const ends = new RegExp(PARAGRAPH_ENDS);
    ends.lastIndex = from;
    let last = from;
    for (let match = ends.exec(text); match && match.index < to; match = ends.exec(text)) {
      // \x0c is a page break, which does not end the paragraph, or a section break, which does.
      if (match[0] === '\x0c' && !this.isParagraphEnd(match.index)) continue;
      last = match.index + 1;
      yield match.index;
    }
    if (last < to) yield to;
  }

  private isParagraphEnd(position: number): boolean {
    const offset = this.file.byteOffset(position);
    const run = runAt(this.paragraphs, offset);
    return run === undefined || run.to <= offset + 2;
  }
}
