/** A report file in, its reports and the note of where each came from out. */
import { sha256Of } from '../discover/files.ts';
import type { Declared, ReportFile } from '../domain/file.ts';
import type { ReportText, Source } from '../domain/report.ts';
import type { FormatText } from '../formats/format.ts';
import { readFile } from '../formats/read-file.ts';
import { type ReadingRules, readReport } from './read-report.ts';

/** A report, or the sentence on why there is none in this row. */
export type SourceReading =
  | {
      readonly row: number | null;
      readonly report: ReportText;
      readonly source: Source;
      readonly text: FormatText;
    }
  | { readonly row: number | null; readonly report: null; readonly reason: string };

/**
 * @param declared what the `metadata.csv` beside it says of the file; it wins over what the file says
 * @returns the sha256 of the file, at the end
 * @throws Error with one sentence where the file as a whole cannot be read
 */
export async function* readSources(
  file: ReportFile,
  declared: Declared | undefined,
  rules: ReadingRules,
): AsyncGenerator<SourceReading, string> {
  const name = file.path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  for await (const reading of readFile(file.path, file.absolute)) {
    const { row } = reading;
    if ('failed' in reading) {
      yield { row, report: null, reason: reading.failed };
      continue;
    }
    const { text } = reading;
    const merged = { ...text.declared, ...declared };
    const report = readReport(
      { ...text, declared: merged },
      row === null ? name : `${name} 第 ${row} 行`,
      rules,
    );
    yield { row, report, source: { file: file.path, row, url: merged.url ?? null }, text };
  }
  return sha256Of(file.absolute);
}
