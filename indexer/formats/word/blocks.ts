/**
 * Beginnings and ends of paragraphs, tables, text boxes and notes in; the blocks that they make, out. A stack each
 * instead of recursion: a text box lies within a run of a paragraph and has paragraphs of its own.
 */
import type { Block, ParagraphBlock, TableBlock, TableRow } from './content.ts';
import { Fields } from './fields.ts';

export class BlockBuilder {
  readonly blocks: Block[] = [];
  private readonly containers: Block[][] = [this.blocks];
  private readonly paragraphs: ParagraphBlock[] = [];
  private readonly tables: TableBlock[] = [];
  private readonly bodyFields = new Fields();
  private readonly flows: Fields[] = [];

  /** The innermost paragraph open here. */
  get paragraph(): ParagraphBlock | undefined {
    return this.paragraphs.at(-1);
  }

  get row(): TableRow | undefined {
    return this.tables.at(-1)?.rows.at(-1);
  }

  /** Fields of the text we are in: a field around a text box does not reach into it. */
  get fields(): Fields {
    return this.flows.at(-1) ?? this.bodyFields;
  }

  /** A paragraph whose end is deleted goes on in the next, which has the say about both. */
  openParagraph(): void {
    const container = this.containers.at(-1);
    const before = container?.at(-1);
    if (before?.kind === 'paragraph' && before.open) container?.pop();
    const paragraph: ParagraphBlock =
      before?.kind === 'paragraph' && before.open
        ? { ...before, properties: {}, open: false }
        : { kind: 'paragraph', properties: {}, pieces: [], contents: [], boxes: [], open: false };
    container?.push(paragraph);
    this.paragraphs.push(paragraph);
  }

  closeParagraph(): void {
    this.paragraphs.pop();
    this.fields.endParagraph();
  }

  openTable(): void {
    const table: TableBlock = { kind: 'table', rows: [] };
    this.tables.push(table);
    this.containers.at(-1)?.push(table);
  }

  closeTable(): void {
    this.tables.pop();
  }

  openRow(): void {
    this.tables.at(-1)?.rows.push({ cells: [], deleted: false });
  }

  openCell(): void {
    const cell: Block[] = [];
    this.row?.cells.push(cell);
    this.containers.push(cell);
  }

  /** The cell stays, empty: what it holds goes nowhere. */
  emptyCell(): void {
    this.containers.pop();
    this.containers.push([]);
  }

  closeCell(): void {
    this.containers.pop();
  }

  openBox(): void {
    this.openFlow(this.paragraph?.boxes ?? this.blocks);
  }

  /** A text of its own within or beside the text: a box, a note. */
  openFlow(container: Block[]): void {
    this.containers.push(container);
    this.flows.push(new Fields());
  }

  closeFlow(): void {
    this.containers.pop();
    this.flows.pop();
  }

  /** Red letterheads are often WordArt, whose text is an attribute of its picture. */
  addWordArt(text: string): void {
    const art: ParagraphBlock = {
      kind: 'paragraph',
      properties: {},
      pieces: [text],
      contents: [],
      boxes: [],
      open: false,
    };
    this.paragraph?.boxes.push(art);
  }
}
