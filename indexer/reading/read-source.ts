/** Reads the reports of a file: one per file, or one per row of a table. */
import { fileOnDisk } from '../discover/archive.ts';
import { sha256OfFile } from '../discover/file-hash.ts';
import type { Declared, DeclaredFile, ReportFile } from '../domain/file.ts';
import { PLACE_LEVELS } from '../domain/place.ts';
import type { ReportText, Source } from '../domain/report.ts';
import { webAddress } from '../formats/declared/web-address.ts';
import type { FormatText } from '../formats/format.ts';
import type { FileReading } from '../formats/read-file.ts';
import type { ReadFile } from '../formats/reader-process.ts';
import { readReport } from './read-report.ts';
import type { ReadingRules } from './rules.ts';

/** A report, or the reason in one sentence why this row has none. */
export type SourceReading =
  | {
      readonly row: number | null;
      readonly report: ReportText;
      readonly source: Source;
      readonly text: FormatText;
      /** By `metadata.csv` and by the file itself. */
      readonly declared: Declared;
    }
  | { readonly row: number | null; readonly report: null; readonly reason: string };

/**
 * @param readFile reads the file's text, in this process or in one of its own
 * @param declared the file's metadata in `metadata.csv`; it overrides metadata in the file itself
 * @returns the file's SHA-256 as the generator's return value
 * @throws Error with one sentence if the file as a whole cannot be read
 */
export async function* readSources(
  file: ReportFile,
  declared: DeclaredFile | undefined,
  rules: ReadingRules,
  readFile: ReadFile,
): AsyncGenerator<SourceReading, string> {
  const { absolute, dispose } = await fileOnDisk(file);
  try {
    yield* readReports(readFile(file.path, absolute), file.path, declared, rules);
    return await sha256OfFile(absolute);
  } finally {
    await dispose();
  }
}

async function* readReports(
  readings: AsyncIterable<FileReading>,
  path: string,
  declared: DeclaredFile | undefined,
  rules: ReadingRules,
): AsyncGenerator<SourceReading> {
  const name = path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  for await (const reading of readings) {
    const { row } = reading;
    if ('failed' in reading) {
      yield { row, report: null, reason: reading.failed };
      continue;
    }
    const { text } = reading;
    const merged = mergedMetadata(text.declared, declared, row);
    const report = readReport(
      { ...text, declared: merged, uncorrected: text.declared },
      row === null ? name : `${name} 第 ${row} 行`,
      rules,
    );
    const url = webAddress(merged.url);
    const warnings =
      merged.url === undefined || url !== null
        ? report.warnings
        : [...report.warnings, `网址“${shown(merged.url)}”不是以 http:// 或 https:// 开头的完整地址，已略去`];
    yield {
      row,
      report: { ...report, warnings },
      source: { file: path, row, url },
      text,
      declared: merged,
    };
  }
}

/**
 * The most specific declaration of each field: the line for this row, then that for the file, then the file's own.
 */
function mergedMetadata(own: Declared, { rows, ...whole }: DeclaredFile = {}, row: number | null): Declared {
  const merged: { -readonly [K in keyof Declared]: Declared[K] } = { ...own, ...whole };
  const ofRow = row === null ? undefined : rows?.[row];
  // Otherwise a column of the table could name the county of another town.
  if (PLACE_LEVELS.some((level) => ofRow?.[level] !== undefined))
    for (const level of PLACE_LEVELS) delete merged[level];
  return { ...merged, ...ofRow };
}

/** Characters of a refused address that a warning quotes. */
const MAX_SHOWN = 60;

/** On one line and without control characters, as a terminal can show it. */
function shown(address: string): string {
  return address.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, MAX_SHOWN);
}
