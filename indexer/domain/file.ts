/** A report file, its declared metadata, and what went wrong with it. */
import type { PlaceLevel } from './place.ts';

export interface ReportFile {
  /** Relative to the reports folder, with `/`. */
  readonly path: string;
  readonly absolute: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** A file that could not be read, with the reason in one sentence. */
export interface Failure {
  readonly file: string;
  readonly reason: string;
}

/** A doubt about a report that a person should check, in one sentence. */
export interface Warning {
  readonly file: string;
  readonly warning: string;
}

/**
 * Metadata declared in a file or in the `metadata.csv` beside it; it overrides what is extracted from the
 * text.
 */
export interface Declared extends Readonly<Partial<Record<PlaceLevel, string>>> {
  readonly title?: string;
  readonly year?: number;
  /** As written; joint issuers are separated by 、 or ; of any width. */
  readonly issuer?: string;
  readonly url?: string;
  /** ISO 8601 date on which the page was published. */
  readonly publishedOn?: string;
}

/** What a `metadata.csv` declares about a file, and about single rows if the file is a table of reports. */
export interface DeclaredFile extends Declared {
  /** By the row's number as in `Source.row`. A row that declares a place declares it as a whole. */
  readonly rows?: Readonly<Record<number, Declared>>;
}
