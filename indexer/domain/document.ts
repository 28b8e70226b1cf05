/** Documents stored in Meilisearch: passages, reports and files, and the names of their indexes. */
import type { Declared, Failure, Warning } from './file.ts';
import type { Role, SectionKind } from './passage.ts';
import type { PlaceLevel } from './place.ts';
import type { Genre, ReportText, Source } from './report.ts';

/**
 * Increment whenever the stored documents change shape or tokens: indexes of another version are rebuilt, not
 * read.
 */
export const INDEX_VERSION = 5;

export const PASSAGES = `zhenjian_passages_${INDEX_VERSION}`;
export const REPORTS = `zhenjian_reports_${INDEX_VERSION}`;
export const FILES = `zhenjian_files_${INDEX_VERSION}`;

/** A stored passage. Place levels that the report leaves open are absent. */
export interface PassageDocument extends Readonly<Partial<Record<PlaceLevel, string>>> {
  readonly id: string;
  readonly report: string;
  readonly position: number;
  readonly paragraph: number | null;
  readonly role: Role;
  readonly section: SectionKind;
  readonly path: readonly string[];
  readonly text: string;
  /** Tokens of the folded text: the only searchable attribute. */
  readonly chars: string;
  readonly genre: Genre;
  readonly place: string;
  readonly year?: number;
}

/** A stored report, without its passages. */
export interface ReportRecord extends Omit<ReportText, 'passages'> {
  readonly id: string;
  readonly passages: number;
  /** Length of all passages, in UTF-16 units. */
  readonly characters: number;
  /** Hash of everything in the passages; the id covers only the wording. See `digestOf`. */
  readonly digest: string;
  readonly sources: readonly Source[];
  /** Hash of the rules the report was read by; see `rulesVersionOf`. */
  readonly rulesVersion: string;
  /** False until all passages are indexed; still false after an interrupted run. */
  readonly complete: boolean;
}

/**
 * A file as of its last reading. Written after all of its reports are indexed, so that a file without a
 * record is read again.
 */
export interface FileRecord {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly sha256: string;
  /** Hash of the file's metadata in `metadata.csv`, empty where there is none. */
  readonly metadata: string;
  /** The metadata itself: it remains in force while the table cannot be read. */
  readonly declared: Declared | null;
  readonly rulesVersion: string;
  /** Failures and warnings are reported by every run, also by those that do not read the file again. */
  readonly failed: readonly Failure[];
  readonly warnings: readonly Warning[];
}
