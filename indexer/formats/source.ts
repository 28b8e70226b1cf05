/** What every format reader hands on: the lines of a report as its file has them, and what the file declares. */
import type { Declared } from '../domain/file.ts';

export interface SourceLine {
  /** Without white space at its ends and without Markdown marks; never empty. */
  readonly text: string;
  /** Whether the line stood in from the margin, as the first line of a paragraph does. */
  readonly indented: boolean;
  /** Whether an empty line or a page break stood before it. */
  readonly gap: boolean;
  /** Level of its Markdown heading marks, null without any. */
  readonly mark: number | null;
  /** Whether its format says that it is all of a paragraph: a row of a table, an item of a list, a quotation. */
  readonly whole: boolean;
}

/** What a page says of its report around the text; the text, where it says it itself, is to be believed more. */
export interface Stated {
  readonly documentNumber?: string;
  /** ISO date of the report. */
  readonly issuedOn?: string;
  /** ISO date of the page's publication. */
  readonly publishedOn?: string;
  readonly issuer?: string;
}

export interface SourceText {
  readonly lines: readonly SourceLine[];
  readonly declared: Declared;
  readonly stated?: Stated;
  /** One sentence each: what a person should look at, since the file may not be what it says. */
  readonly notes?: readonly string[];
}
