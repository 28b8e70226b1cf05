/**
 * The visible content of a Word document in reading order: the model between its XML or bytes and its lines.
 */
import type { ParagraphProperties } from './styles.ts';

export type Block = ParagraphBlock | TableBlock;

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly properties: ParagraphProperties;
  /** Text and note references in order; `\n` is a line break within the paragraph, `\t` a tab. */
  readonly pieces: (string | NoteMark)[];
  /** Text that belongs to a table of contents: navigation, not body text. */
  readonly tocPieces: string[];
  /** Content of the text boxes anchored in this paragraph. */
  readonly textBoxes: Block[];
  /** Whether its paragraph mark is deleted or hidden, so that the next paragraph continues it. */
  continuesInNext: boolean;
}

export interface NoteMark {
  readonly kind: NoteKind;
  readonly id: string;
  /** Whether the mark is typed in the text, like *, instead of being numbered. */
  readonly custom: boolean;
}

export type NoteKind = 'footnote' | 'endnote';

export interface TableBlock {
  readonly kind: 'table';
  readonly rows: TableRow[];
}

export interface TableRow {
  readonly cells: Block[][];
  deleted: boolean;
}

/** Keyed by kind and id: `footnote/2`. */
export type Notes = ReadonlyMap<string, readonly Block[]>;

export interface Content {
  readonly blocks: readonly Block[];
  readonly notes: Notes;
  /** Number formats of footnotes and endnotes, where the document sets one. */
  readonly noteFormats: ReadonlyMap<NoteKind, string>;
}
