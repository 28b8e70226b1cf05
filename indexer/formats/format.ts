/** What a format reader is: a file's bytes in, its lines, what it declares and what was left out of it, out. */
import type { SourceText } from './source.ts';

export interface FormatText extends SourceText {
  /** What no reader of the report would miss and was taken out (navigation, page numbers), a line each. */
  readonly dropped: readonly string[];
}

/** @throws Error with one Chinese sentence: what is wrong with the file and what would help */
export type FormatReader = (bytes: Uint8Array) => Promise<FormatText>;

/** One report of a table that holds a report a row, or why a row could not be read. */
export type TableRow =
  /** Numbered from 1 as a person counts rows under the heading row. */
  { readonly row: number; readonly text: FormatText } | { readonly row: number; readonly failed: string };

/** Reads row by row, so that a table of any size takes the memory of a row. */
export type TableReader = (path: string) => AsyncIterable<TableRow>;
