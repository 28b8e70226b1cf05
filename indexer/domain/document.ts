/** Documents as the engine holds them: a passage, a report, a file. */
import type { Declared, Failure, Warning } from './file.ts';
import type { Role, SectionKind } from './passage.ts';
import type { PlaceLevel } from './place.ts';
import type { Genre, ReportText, Source } from './report.ts';

/** Raised whenever what is indexed changes its shape: an index of another number is rebuilt, not read. */
export const INDEX_VERSION = 5;

export const PASSAGES = `zhenjian_passages_${INDEX_VERSION}`;
export const REPORTS = `zhenjian_reports_${INDEX_VERSION}`;
export const FILES = `zhenjian_files_${INDEX_VERSION}`;

/** A passage as the engine holds it. Levels that the report leaves open are absent. */
export interface PassageDocument extends Readonly<Partial<Record<PlaceLevel, string>>> {
  readonly id: string;
  readonly report: string;
  readonly position: number;
  readonly paragraph: number | null;
  readonly role: Role;
  readonly section: SectionKind;
  readonly path: readonly string[];
  readonly text: string;
  /** The units of the folded text: what every search asks. */
  readonly chars: string;
  readonly genre: Genre;
  readonly place: string;
  readonly year?: number;
}

/** A report as the engine holds it: everything but its passages. */
export interface ReportRecord extends Omit<ReportText, 'passages'> {
  readonly id: string;
  readonly passages: number;
  /** Characters of all passages, in UTF-16 units. */
  readonly characters: number;
  /** Changes with whatever the passages say, which the id, of the wording alone, does not tell; see `digestOf`. */
  readonly digest: string;
  readonly sources: readonly Source[];
  /** Hash of the rules that it was read by; see `stampOf`. */
  readonly rulesVersion: string;
  /** False until all of its passages are in: what an interrupted run leaves behind. */
  readonly complete: boolean;
}

/** A file as it was read last: written after all of its reports are in, so that a file without one is read again. */
export interface FileRecord {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly sha256: string;
  /** Hash of what `metadata.csv` declares of it, empty where it declares nothing. */
  readonly metadata: string;
  /** What that is: it stands while the table cannot be read. */
  readonly declared: Declared | null;
  readonly rulesVersion: string;
  /** Told again in every run, though the file is not read again. */
  readonly failed: readonly Failure[];
  readonly warnings: readonly Warning[];
}
