/** What of a Word document its readers see, in its order: between the XML that says it and the lines it becomes. */
import type { ParagraphProperties } from './styles.ts';

export type Block = ParagraphBlock | TableBlock;

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly properties: ParagraphProperties;
  /** Text with `\n` where a line ends within the paragraph and `\t` as it is, and the notes between. */
  readonly pieces: (string | NoteMark)[];
  /** Entries of a table of contents: navigation, not text. */
  readonly contents: string[];
  /** Text boxes anchored here. */
  readonly boxes: Block[];
  /** Whether its end is deleted or hidden, so that the next paragraph goes on in it. */
  open: boolean;
}

export interface NoteMark {
  readonly kind: NoteKind;
  readonly id: string;
  /** Whether the text itself brings the mark, as * does. */
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

/** Notes by `footnote/2`. */
export type Notes = ReadonlyMap<string, readonly Block[]>;

export interface Content {
  readonly blocks: readonly Block[];
  readonly notes: Notes;
  /** Number formats of footnotes and endnotes, where the document says one. */
  readonly noteFormats: ReadonlyMap<NoteKind, string>;
}
