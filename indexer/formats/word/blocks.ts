/**
 * Builds the block tree from start and end events of paragraphs, tables, text boxes and notes. It keeps a
 * stack for each instead of recursing: a text box lies inside a run of a paragraph and contains paragraphs
 * itself.
 */
import type { Block, ParagraphBlock, TableBlock, TableRow } from './content.ts';
import { Fields } from './fields.ts';

export class BlockBuilder {
  readonly blocks: Block[] = [];
  private readonly containers: Block[][] = [this.blocks];
  private readonly paragraphs: ParagraphBlock[] = [];
  private readonly tables: TableBlock[] = [];
  private readonly bodyFields = new Fields();
  private readonly storyFields: Fields[] = [];

  /** The innermost open paragraph. */
  get paragraph(): ParagraphBlock | undefined {
    return this.paragraphs.at(-1);
  }

  get row(): TableRow | undefined {
    return this.tables.at(-1)?.rows.at(-1);
  }

  /** Fields of the current story: a field around a text box does not extend into it. */
  get fields(): Fields {
    return this.storyFields.at(-1) ?? this.bodyFields;
  }

  /** A paragraph whose mark is deleted merges into the next one, whose properties apply to both. */
  openParagraph(): void {
    const container = this.containers.at(-1);
    const previous = container?.at(-1);
    if (previous?.kind === 'paragraph' && previous.continuesInNext) container?.pop();
    const paragraph: ParagraphBlock =
      previous?.kind === 'paragraph' && previous.continuesInNext
        ? { ...previous, properties: {}, continuesInNext: false }
        : {
            kind: 'paragraph',
            properties: {},
            pieces: [],
            tocPieces: [],
            textBoxes: [],
            continuesInNext: false,
          };
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

  /** Keeps the open cell in its row, but discards what it contains. */
  emptyCell(): void {
    this.containers.pop();
    this.containers.push([]);
  }

  closeCell(): void {
    this.containers.pop();
  }

  openTextBox(): void {
    this.openStory(this.paragraph?.textBoxes ?? this.blocks);
  }

  /** Starts a text independent of the surrounding one: a text box or a note. */
  openStory(container: Block[]): void {
    this.containers.push(container);
    this.storyFields.push(new Fields());
  }

  closeStory(): void {
    this.containers.pop();
    this.storyFields.pop();
  }

  /** Red letterheads are often WordArt, whose text is an attribute of a shape. */
  addWordArt(text: string): void {
    const art: ParagraphBlock = {
      kind: 'paragraph',
      properties: {},
      pieces: [text],
      tocPieces: [],
      textBoxes: [],
      continuesInNext: false,
    };
    this.paragraph?.textBoxes.push(art);
  }
}
