/** Converts reports, passages and files to the documents stored in Meilisearch. */
import type { FileRecord, PassageDocument, ReportRecord, WordDocument } from '../domain/document.ts';
import type { ReportFile } from '../domain/file.ts';
import { passageId } from '../domain/ids.ts';
import { type Passage, printedTogether } from '../domain/passage.ts';
import { governmentLevel } from '../domain/place.ts';
import type { ReportText, Source } from '../domain/report.ts';
import { foldToString } from '../text/fold.ts';
import { sha256 } from '../text/hash.ts';
import { type WordSegmenter, wordStarts } from '../text/segmentation.ts';
import { tokens } from '../text/tokens.ts';
import { isWord, wordToken } from '../text/word-tokens.ts';

export function fileRecord(
  file: ReportFile,
  reading: Omit<FileRecord, 'id' | 'path' | 'bytes' | 'modified'>,
): FileRecord {
  const { path, bytes, modified } = file;
  return { ...reading, id: sha256(path).slice(0, 32), path, bytes, modified };
}

/**
 * Report id: 64 bits of the hash of the folded text without letterhead and signature. It survives
 * re-indexing, renaming and republishing in another format, and copies of a report share it.
 */
export function reportId(report: ReportText): string {
  const wording = report.passages
    .filter((passage) => passage.role !== 'imprint')
    .map((passage) => passage.text);
  return sha256(foldToString(wording.join('\n'))).slice(0, 16);
}

/**
 * 64 bits of the hash of all passages in order: reports with equal digests are identical, imprint included.
 */
export function digestOf(passages: readonly Passage[]): string {
  const contents = passages.map(({ text, role, section: { kind, path }, paragraph, page, recognised }) =>
    JSON.stringify([text, role, kind, path, paragraph, page, recognised]),
  );
  return sha256(contents.join('\n')).slice(0, 16);
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
    ...printedTogether([passage]),
    text: passage.text,
    chars: tokens(foldToString(passage.text)),
    genre: report.genre,
    level: governmentLevel(report.place),
    place: key,
    ...(province !== null && { province }),
    ...(city !== null && { city }),
    ...(county !== null && { county }),
    ...(town !== null && { town }),
    ...(report.year !== null && { year: report.year }),
  };
}

export function wordDocument(
  { id, section, genre, level, place, year, text }: PassageDocument,
  segment: WordSegmenter,
): WordDocument {
  const folded = foldToString(text);
  const pieces = segment(folded);
  return {
    id,
    section,
    genre,
    level,
    place,
    ...(year !== undefined && { year }),
    words: pieces.filter(isWord).map(wordToken).join(' '),
    wordStarts: Buffer.from(wordStarts(folded, pieces)).toString('base64'),
  };
}

export function reportRecord(
  id: string,
  report: ReportText,
  sources: readonly Source[],
  rulesVersion: string,
): ReportRecord {
  const { passages, ...rest } = report;
  const recognised = recognisedRanges(passages);
  return {
    ...rest,
    id,
    passages: passages.length,
    characters: passages.reduce((sum, passage) => sum + passage.text.length, 0),
    digest: digestOf(passages),
    ...(recognised.length > 0 && { recognised }),
    sources,
    rulesVersion,
    complete: true,
  };
}

function recognisedRanges(passages: readonly Passage[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const { position, recognised } of passages) {
    if (!recognised) continue;
    const last = ranges.at(-1);
    if (last?.[1] === position - 1) last[1] = position;
    else ranges.push([position, position]);
  }
  return ranges;
}
