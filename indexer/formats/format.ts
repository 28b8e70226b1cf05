/** The contract of the format readers: from a file, or a row of a table, to the text of one report. */
import type { Scans } from '../domain/file.ts';
import type { Recognition } from './ocr/recognise.ts';
import type { SourceText } from './source.ts';

export interface FormatText extends SourceText {
  /** Removed boilerplate (navigation, page numbers), one line each. */
  readonly dropped: readonly string[];
  /** What became of its scanned pages; absent if it has none, so that it reads the same with OCR and without. */
  readonly scans?: Scans;
}

/**
 * @param recognition absent where scans are not to be read
 * @throws Error with one Chinese sentence that says what is wrong with the file and how to fix it
 */
export type FormatReader = (bytes: Uint8Array, recognition?: Recognition) => Promise<FormatText>;

/** One report of a table that holds one report per row, or the reason why the row could not be read. */
export type TableRow =
  /** Counted from 1, the heading row excluded. */
  { readonly row: number; readonly text: FormatText } | { readonly row: number; readonly failed: string };

/** Streams row by row, so memory does not grow with the number of rows. */
export type TableReader = (path: string) => AsyncIterable<TableRow>;
