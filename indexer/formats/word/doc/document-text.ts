/**
 * A Word 97 file in; out, the blocks that a reader of Word sees, as from a docx. The text is one long string in
 * which some characters mean something: \r ends a paragraph, \x07 a cell or a row, \x13 \x14 \x15 stand around
 * a field and its result, \x02 is a note's mark, \x08 a shape.
 */

import type { Block, Content, NoteKind, NoteMark, ParagraphBlock, TableBlock } from '../content.ts';
import { Fields } from '../fields.ts';
import { TABLES, type Word97File } from './doc-file.ts';
import { type ParagraphRun, paragraphRuns, type Run, runAt } from './properties.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are how Word 97 marks its text
const PARAGRAPH_ENDS = /[\r\x07\x0c]/g;
/** What is no text: control characters but the tab. */
const SIGN = /^[^\t\x20-\uffff]$/;
const SIGNS = /([^\t\x20-\uffff])/;
/** Bytes of what a table of marks or places has beside each place. */
const NOTE_BYTES = 2;
const SHAPE_BYTES = 26;
const BOX_BYTES = 22;

export class Word97Content implements Content {
  readonly blocks: Block[];
  readonly notes = new Map<string, Block[]>();
  /** A `.doc` says its formats section by section in a table not read here: footnotes are 1, endnotes i. */
  readonly noteFormats = new Map<NoteKind, string>();
  readonly headers: Block[];

  private readonly paragraphs: readonly Run<ParagraphRun>[];
  private readonly marks = new Map<number, NoteMark>();
  private readonly boxes = new Map<number, Block[]>();

  constructor(private readonly file: Word97File) {
    this.paragraphs = paragraphRuns(file.document, file.table(TABLES.paragraphs));
    this.readNotes('footnote', 'footnotes', TABLES.footnoteMarks, TABLES.footnoteTexts);
    this.readNotes('endnote', 'endnotes', TABLES.endnoteMarks, TABLES.endnoteTexts);
    this.readBoxes();
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
      // Ranges follow one another; in a broken file they could all name the same text, a million times.
      this.notes.set(
        `${kind}/${index}`,
        this.read(Math.max(start + ranges.readUInt32LE(index * 4), done), to),
      );
      done = Math.max(done, to);
    }
  }

  /** Text boxes hang on the character of their shape, which has the same number as the box. */
  private readBoxes(): void {
    const shapes = this.file.table(TABLES.shapes);
    const anchors = new Map<number, number>();
    const shapeCount = Math.max(0, Math.floor((shapes.length - 4) / (4 + SHAPE_BYTES)));
    for (let index = 0; index < shapeCount; index++) {
      const shape = shapes.readUInt32LE((shapeCount + 1) * 4 + index * SHAPE_BYTES);
      anchors.set(shape, shapes.readUInt32LE(index * 4));
    }
    const ranges = this.file.table(TABLES.boxes);
    const [start, end] = this.file.story('boxes');
    const count = Math.max(0, Math.floor((ranges.length - 4) / (4 + BOX_BYTES)));
    const last = this.file.story('body')[1] - 1;
    let done = start;
    for (let index = 0; index < count; index++) {
      const shape = ranges.readUInt32LE((count + 1) * 4 + index * BOX_BYTES + 14);
      const to = Math.min(start + ranges.readUInt32LE(index * 4 + 4), end);
      const anchor = anchors.get(shape) ?? last;
      const boxes = this.boxes.get(anchor) ?? [];
      this.boxes.set(anchor, boxes);
      for (const block of this.read(Math.max(start + ranges.readUInt32LE(index * 4), done), to))
        boxes.push(block);
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
    for (const end of this.ends(from, to)) {
      const mark = this.file.text[end];
      const properties = runAt(this.paragraphs, this.file.byteOf(Math.min(end, to - 1)))?.properties ?? {};
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
    // Cells of a row that a broken file never ends are still text.
    return [...blocks, ...row.flat(), ...cell];
  }

  private paragraph(from: number, to: number, properties: ParagraphRun, fields: Fields): ParagraphBlock {
    const { style, numbering, numberingLevel, outlineLevel, indent, indentCharacters } = properties;
    const own = { style, numbering, numberingLevel, outlineLevel, indent, indentCharacters };
    const block: ParagraphBlock = {
      kind: 'paragraph',
      properties: Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
      pieces: [],
      contents: [],
      boxes: [],
      open: false,
    };
    let at = from;
    // Text between the characters that mean something is taken whole.
    for (const part of this.file.text.slice(from, to).split(SIGNS)) {
      if (part !== '') this.put(block, part, at, fields);
      at += part.length;
    }
    fields.endParagraph();
    for (at = from; at <= to; at++) {
      // A note with a mark of its own, like *, is known by its place alone.
      if (this.marks.get(at)?.custom) this.putMark(block, at);
      for (const box of this.boxes.get(at) ?? []) block.boxes.push(box);
    }
    return block;
  }

  private putMark(block: ParagraphBlock, at: number): void {
    const mark = this.marks.get(at);
    if (mark) block.pieces.push(mark);
  }

  private put(block: ParagraphBlock, part: string, at: number, fields: Fields): void {
    let piece = part;
    if (part === '\x13') fields.begin();
    if (part === '\x14') fields.separate();
    if (part === '\x15') piece = fields.end();
    if (part === '\x0b' || part === '\x0c' || part === '\x0e') piece = '\n';
    if (part === '\x1e') piece = '-';
    if (part === '\x02' && !fields.hides) this.putMark(block, at);
    if (fields.hides) fields.instruct(part);
    else if (piece === '\n' || (piece !== '' && !SIGN.test(piece)))
      (fields.inContents ? block.contents : block.pieces).push(piece);
  }

  /** Places of the marks that end paragraphs, and the end itself where text goes on to it. */
  private *ends(from: number, to: number): Generator<number> {
    const { text } = this.file;
    const ends = new RegExp(PARAGRAPH_ENDS);
    ends.lastIndex = from;
    let last = from;
    for (let match = ends.exec(text); match && match.index < to; match = ends.exec(text)) {
      // A page ends within a paragraph, a section ends one as well.
      if (match[0] === '\x0c' && !this.isParagraphEnd(match.index)) continue;
      last = match.index + 1;
      yield match.index;
    }
    if (last < to) yield to;
  }

  private isParagraphEnd(at: number): boolean {
    const byte = this.file.byteOf(at);
    const run = runAt(this.paragraphs, byte);
    return run === undefined || run.to <= byte + 2;
  }
}
