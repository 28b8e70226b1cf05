/** A report in; the documents out that stand for it in the engine: one for itself, one for each passage. */
import { type Failure, type ReportFile, sha256 } from './files.ts';
import type { Declared } from './formats/source.ts';
import type { Genre, Passage, ReportText, Role, SectionKind, Source } from './report.ts';
import { foldToString } from './text/fold.ts';
import { tokens } from './text/tokens.ts';

/** Raised whenever what is indexed changes its shape: an index of another number is rebuilt, not read. */
export const PIPELINE = 5;

export const PASSAGES = `zhenjian_passages_${PIPELINE}`;
export const REPORTS = `zhenjian_reports_${PIPELINE}`;
export const FILES = `zhenjian_files_${PIPELINE}`;

/** A passage as the engine holds it. Levels that the report leaves open are absent. */
export interface PassageDocument {
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
  readonly province?: string;
  readonly city?: string;
  readonly county?: string;
  readonly town?: string;
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
  readonly stamp: string;
  /** False until all of its passages are in: what an interrupted run leaves behind. */
  readonly complete: boolean;
}

/** A weakness of a report that a person should look at, in one sentence. */
export interface Warning {
  readonly file: string;
  readonly warning: string;
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
  readonly stamp: string;
  /** Told again in every run, though the file is not read again. */
  readonly failed: readonly Failure[];
  readonly warnings: readonly Warning[];
}

export function fileRecord(
  file: ReportFile,
  read: Omit<FileRecord, 'id' | 'path' | 'bytes' | 'modified'>,
): FileRecord {
  const { path, bytes, modified } = file;
  return { ...read, id: sha256(path).slice(0, 32), path, bytes, modified };
}

/**
 * The id of a report: 64 bits of the hash of its folded wording, letterhead and signature left out, so that it
 * survives re-indexing, renaming and republishing in another format, and two copies of a report have one id.
 */
export function reportId(report: ReportText): string {
  const wording = report.passages
    .filter((passage) => passage.role !== 'imprint')
    .map((passage) => passage.text);
  return sha256(foldToString(wording.join('\n'))).slice(0, 16);
}

/** 64 bits of the hash of the passages in their order: two reports of one digest read alike, imprint included. */
export function digestOf(passages: readonly Passage[]): string {
  const said = passages.map(({ text, role, section: { kind, path }, paragraph }) =>
    JSON.stringify([text, role, kind, path, paragraph]),
  );
  return sha256(said.join('\n')).slice(0, 16);
}

export function passageId(report: string, position: number): string {
  return `${report}-${position}`;
}

export function passageDocument(id: string, report: ReportText, passage: Passage): PassageDocument {
  const { key, province, city, county, town } = report.place;
  return {
    id: passageId(id, passage.position),
    report: id,
    position: passage.position,
    paragraph: passage.paragraph,
    role: passage.role,
    section: passage.section.kind,
    path: passage.section.path,
    text: passage.text,
    chars: tokens(foldToString(passage.text)),
    genre: report.genre,
    place: key,
    ...(province !== null && { province }),
    ...(city !== null && { city }),
    ...(county !== null && { county }),
    ...(town !== null && { town }),
    ...(report.year !== null && { year: report.year }),
  };
}

export function reportRecord(
  id: string,
  report: ReportText,
  sources: readonly Source[],
  stamp: string,
): ReportRecord {
  const { passages, ...rest } = report;
  return {
    ...rest,
    id,
    passages: passages.length,
    characters: passages.reduce((sum, passage) => sum + passage.text.length, 0),
    digest: digestOf(passages),
    sources,
    stamp,
    complete: true,
  };
}
