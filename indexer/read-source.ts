/** A report file in, the report and the note of where it came from out. */
import { promises as disk } from 'node:fs';
import { type ReportFile, sha256 } from './files.ts';
import { readFile } from './formats/read-file.ts';
import type { Declared } from './formats/source.ts';
import { metadataHash } from './plan.ts';
import { type ReadingRules, readReport } from './reading/read-report.ts';
import type { ReportText, Source } from './report.ts';

/**
 * @param declared what the `metadata.csv` beside it says of the file; it wins over what the file says
 * @throws Error with one sentence where the file cannot be read
 */
export async function readSource(
  file: ReportFile,
  declared: Declared | undefined,
  rules: ReadingRules,
): Promise<{ report: ReportText; source: Source }> {
  const bytes = await disk.readFile(file.absolute);
  const text = readFile(file.path, bytes);
  const merged = { ...text.declared, ...declared };
  const name = file.path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const source: Source = {
    file: file.path,
    sha256: sha256(bytes),
    metadata: metadataHash(declared),
    bytes: file.bytes,
    modified: file.modified,
    url: merged.url ?? null,
  };
  return { report: readReport({ lines: text.lines, declared: merged }, name, rules), source };
}
