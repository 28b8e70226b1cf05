/** A report file, what is declared of it, and what went wrong with it. */
import type { PlaceLevel } from './place.ts';

export interface ReportFile {
  /** Relative to the reports folder, with `/`. */
  readonly path: string;
  readonly absolute: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** A file that could not be read, and why, in one sentence. */
export interface Failure {
  readonly file: string;
  readonly reason: string;
}

/** A weakness of a report that a person should look at, in one sentence. */
export interface Warning {
  readonly file: string;
  readonly warning: string;
}

/** What a file or the `metadata.csv` beside it says of a report; it wins over what the text says. */
export interface Declared extends Readonly<Partial<Record<PlaceLevel, string>>> {
  readonly title?: string;
  readonly year?: number;
  readonly url?: string;
  /** ISO date of the page's publication. */
  readonly publishedOn?: string;
}
