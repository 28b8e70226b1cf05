/** What a run would read, without an engine and without changing anything. */
import { diskReason, type Failure } from './files.ts';
import { readSource } from './read-source.ts';
import { Gazetteer } from './reading/gazetteer.ts';
import { loadSectionKinds } from './reading/section-kinds.ts';
import type { ReportText } from './report.ts';
import type { Settings } from './settings.ts';
import { survey } from './survey.ts';

export interface Reading {
  readonly file: string;
  readonly report: ReportText;
}

export async function dryRun(
  settings: Settings,
  roots: readonly string[],
): Promise<{ readings: Reading[]; failed: Failure[]; files: number }> {
  const found = await survey(settings.reportsDir, roots);
  const rules = { gazetteer: Gazetteer.load(), sectionKinds: loadSectionKinds(settings.sectionKinds) };
  const failed: Failure[] = [...found.failed];
  const readings: Reading[] = [];
  for (const file of found.files) {
    try {
      readings.push({
        file: file.path,
        report: (await readSource(file, found.declared.get(file.path), rules)).report,
      });
    } catch (error) {
      failed.push({ file: file.path, reason: diskReason(error) });
    }
  }
  return { readings, failed, files: found.files.length + found.failed.length };
}
