/** A report in; the documents out that stand for it in the engine: one for itself, one for each passage. */
import { sha256 } from '../discover/files.ts';
import type { FileRecord, PassageDocument, ReportRecord } from '../domain/document.ts';
import type { ReportFile } from '../domain/file.ts';
import { passageId } from '../domain/ids.ts';
import type { Passage } from '../domain/passage.ts';
import type { ReportText, Source } from '../domain/report.ts';
import { foldToString } from '../text/fold.ts';
import { tokens } from '../text/tokens.ts';

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
  rulesVersion: string,
): ReportRecord {
  const { passages, ...rest } = report;
  return {
    ...rest,
    id,
    passages: passages.length,
    characters: passages.reduce((sum, passage) => sum + passage.text.length, 0),
    digest: digestOf(passages),
    sources,
    rulesVersion,
    complete: true,
  };
}
