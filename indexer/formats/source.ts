/** The output of every format reader: the lines of a report and the metadata that its file states. */
import type { Declared } from '../domain/file.ts';
import type { Printed } from '../domain/passage.ts';

export interface SourceLine extends Printed {
  /** Trimmed, without Markdown markup; never empty. */
  readonly text: string;
  /** Whether the line is indented, as the first line of a paragraph is. */
  readonly indented: boolean;
  /** Whether an empty line or a page break precedes it. */
  readonly gap: boolean;
  /** Heading level by the file's markup (Markdown #, HTML h1 to h6, a Word style); null for other lines. */
  readonly headingLevel: number | null;
  /** Whether the markup says that the line is a complete paragraph: a table row, a list item, a quotation. */
  readonly whole: boolean;
  /** Whether the markup says that the line is a block quotation: its style, or an indent of all of its lines. */
  readonly quoted?: boolean;
  /** Whether the markup says that a paragraph ends with this line, which no line break of plain text says. */
  readonly endsParagraph?: boolean;
}

/** Metadata that a page states around the text of its report. The text itself takes precedence. */
export interface StatedMetadata {
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
  readonly stated?: StatedMetadata;
  /** Warnings for the user, one Chinese sentence each: what to check because the file may be wrong. */
  readonly notes?: readonly string[];
}
