/**
 * Builds the blocks of one story of an RTF file (body, note, text box, header) from its paragraph and cell
 * ends. A row is known only when it ends, so its cells are collected before.
 */
import type { Block, NoteMark, ParagraphBlock, TableBlock } from '../content.ts';
import { Fields } from '../fields.ts';
import type { ParagraphProperties } from '../styles.ts';

/** A table within the cells of another, or the outermost. */
interface OpenTable {
  table: TableBlock | null;
  row: Block[][];
  cell: Block[];
}

/** Tables within each other: more are a crafted file. */
const MAX_TABLE_DEPTH = 20;

export class Flow {
  readonly fields = new Fields();
  private readonly tables: OpenTable[] = [];
  private paragraph: ParagraphBlock = emptyParagraph({});
  private label = '';

  constructor(readonly blocks: Block[]) {}

  put(piece: string | NoteMark): void {
    if (piece === '' || this.fields.inInstruction) return;
    if (!this.fields.inToc) this.paragraph.pieces.push(piece);
    else if (typeof piece === 'string') this.paragraph.tocPieces.push(piece);
  }

  /** Adds to the number that precedes the paragraph. */
  putLabel(text: string): void {
    this.label += text;
  }

  addTextBox(blocks: readonly Block[]): void {
    for (const block of blocks) this.paragraph.textBoxes.push(block);
  }

  addWordArt(text: string): void {
    this.paragraph.textBoxes.push({ ...emptyParagraph({}), pieces: [text] });
  }

  /** @param depth tables that the paragraph lies within */
  endParagraph(properties: ParagraphProperties, depth: number): void {
    const level = Math.min(depth, MAX_TABLE_DEPTH);
    const { pieces } = this.paragraph;
    // A number without text counts in a column of numbers only.
    const label = labelOf(this.label);
    if (label !== '' && (pieces.length > 0 || level > 0)) pieces.unshift(label);
    this.closeTables(level);
    this.cellAt(level).push({ ...this.paragraph, properties: { ...properties } });
    this.fields.endParagraph();
    this.paragraph = emptyParagraph({});
    this.label = '';
  }

  endCell(properties: ParagraphProperties, depth: number): void {
    const level = Math.min(Math.max(depth, 1), MAX_TABLE_DEPTH);
    this.endParagraph(properties, level);
    const table = this.tables[level - 1];
    if (!table) return;
    table.row.push(table.cell);
    table.cell = [];
  }

  endRow(depth: number): void {
    const level = Math.min(Math.max(depth, 1), MAX_TABLE_DEPTH);
    this.closeTables(level);
    const container = this.cellAt(level - 1);
    this.cellAt(level);
    const open = this.tables[level - 1];
    if (!open || open.row.length === 0) return;
    if (!open.table) {
      open.table = { kind: 'table', rows: [] };
      container.push(open.table);
    }
    open.table.rows.push({ cells: open.row, deleted: false });
    open.row = [];
  }

  /** Ends the story: its last paragraph may have no mark of its own. */
  end(properties: ParagraphProperties, depth: number): void {
    const { pieces, textBoxes, tocPieces } = this.paragraph;
    if (pieces.length + textBoxes.length + tocPieces.length > 0) this.endParagraph(properties, depth);
    this.closeTables(0);
  }

  /** Where the blocks at a depth go; tables that are not open yet are opened. */
  private cellAt(level: number): Block[] {
    while (this.tables.length < level) this.tables.push({ table: null, row: [], cell: [] });
    return this.tables[level - 1]?.cell ?? this.blocks;
  }

  /** A broken file may never end a row; the text of its cells still counts. */
  private closeTables(level: number): void {
    while (this.tables.length > level) {
      const open = this.tables.pop();
      const container = this.tables.at(-1)?.cell ?? this.blocks;
      for (const block of [...(open?.row.flat() ?? []), ...(open?.cell ?? [])]) container.push(block);
    }
  }
}

function emptyParagraph(properties: ParagraphProperties): ParagraphBlock {
  return { kind: 'paragraph', properties, pieces: [], tocPieces: [], textBoxes: [], continuesInNext: false };
}

/** A bullet is no number. A number in Latin signs is set off from the text, as in the other Word formats. */
function labelOf(raw: string): string {
  const label = raw.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(label)) return '';
  return /[!-~]$/.test(label) ? `${label} ` : label;
}
