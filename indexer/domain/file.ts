/** A report file, its declared metadata, and what went wrong with it. */
import type { PlaceLevel } from './place.ts';

export interface ReportFile {
  /** Relative to the reports folder, with `/`; of an entry of an archive, below the path of the archive. */
  readonly path: string;
  /** Of an entry of an archive, the path of the archive. */
  readonly absolute: string;
  readonly entry?: ArchiveEntry;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** Where a file lies in a zip. */
export interface ArchiveEntry {
  /** Offset in bytes of its own header. */
  readonly offset: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  readonly method: number;
  readonly checksum: number;
}

/** What became of the scanned pages of a file. */
export type Scans = 'recognised' | 'unread';

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
  /** Keys of places under which the report stood before its place was corrected again. */
  readonly formerPlaces?: readonly string[];
}

/** What a `metadata.csv` declares about a file, and about single rows if the file is a table of reports. */
export interface DeclaredFile extends Declared {
  /** By the row's number as in `Source.row`. A row that declares a place declares it as a whole. */
  readonly rows?: Readonly<Record<number, Declared>>;
}
