/** One run of the indexer: the stages in their order. */
import { readFileSync } from 'node:fs';
import { Collection } from './collection.ts';
import {
  type PassageDocument,
  PIPELINE,
  passageDocument,
  type ReportRecord,
  reportId,
  reportRecord,
} from './document.ts';
import type { Engine } from './engine/engine.ts';
import { diskReason, type Failure, sha256 } from './files.ts';
import { Loader } from './load.ts';
import { plan } from './plan.ts';
import { readSource } from './read-source.ts';
import { Gazetteer } from './reading/gazetteer.ts';
import type { ReadingRules } from './reading/read-report.ts';
import { loadSectionKinds } from './reading/section-kinds.ts';
import type { Settings } from './settings.ts';
import { survey, within } from './survey.ts';
import { wordCutter } from './text/words.ts';

export interface Progress {
  /** Files that are done with, of those to be read. */
  readonly done: number;
  readonly total: number;
}

export interface Warning {
  readonly file: string;
  readonly warning: string;
}

/** What `--json` prints. */
export interface Outcome {
  readonly files: number;
  readonly indexed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly failed: readonly Failure[];
  readonly warnings: readonly Warning[];
  readonly reports: number;
  readonly passages: number;
  readonly seconds: number;
}

export interface RunOptions {
  /** Absolute paths of files and folders. */
  readonly roots: readonly string[];
  readonly rebuild: boolean;
  readonly onProgress: (progress: Progress) => void;
}

/** Passages a task: small tasks take twice the engine's memory and disk. */
const BATCH_PASSAGES = 4000;

export async function indexReports(
  settings: Settings,
  engine: Engine,
  options: RunOptions,
): Promise<Outcome> {
  const started = Date.now();
  const lexicon = readFileSync(settings.lexicon, 'utf8')
    .split('\n')
    .map((word) => word.trim())
    .filter(Boolean);
  const stamp = stampOf(settings);
  const found = await survey(settings.reportsDir, options.roots);

  const loader = new Loader(engine);
  const live = await loader.records();
  // A changed rule touches every report: the new index is filled beside the old one, and search never stops.
  const rebuild =
    live.size > 0 && (options.rebuild || [...live.values()].some((record) => record.stamp !== stamp));
  await loader.prepare(lexicon, rebuild);
  const known = rebuild ? await loader.records() : live;
  const todo = plan(found.files, found.declared, known, stamp, within(settings.reportsDir, options.roots));

  const collection = new Collection(known);
  const failed: Failure[] = [...found.failed];
  const warnings: Warning[] = [];
  const cut = wordCutter(settings.lexicon);
  let rules: ReadingRules | undefined;
  let records: ReportRecord[] = [];
  let passages: PassageDocument[] = [];
  let touched: ReportRecord[] = [];
  const flush = async (): Promise<void> => {
    if (records.length > 0) await loader.add({ records, passages });
    [records, passages] = [[], []];
  };

  options.onProgress({ done: 0, total: todo.read.length });
  for (const [index, file] of todo.read.entries()) {
    rules ??= { gazetteer: Gazetteer.load(), sectionKinds: loadSectionKinds(settings.sectionKinds) };
    try {
      const { report, source } = await readSource(file, found.declared.get(file.path), rules);
      const id = reportId(report);
      const { record, sendPassages } = collection.put(reportRecord(id, report, [source], stamp), source);
      if (sendPassages) {
        records.push(record);
        for (const passage of report.passages) passages.push(passageDocument(id, report, passage, cut));
      } else touched.push(record);
      for (const warning of report.warnings) warnings.push({ file: file.path, warning });
    } catch (error) {
      failed.push({ file: file.path, reason: diskReason(error) });
      collection.drop(file.path);
    }
    if (passages.length >= BATCH_PASSAGES) await flush();
    options.onProgress({ done: index + 1, total: todo.read.length });
  }
  await flush();
  for (const path of todo.gone) {
    const kept = collection.drop(path);
    if (kept) touched.push(kept);
  }
  await loader.put(touched);
  await loader.remove(collection.takeOrphans());
  await loader.finish();
  touched = [];

  return {
    files: found.files.length + found.failed.length,
    indexed: todo.read.length - (failed.length - found.failed.length),
    unchanged: todo.unchanged.length,
    removed: todo.gone.length,
    failed,
    warnings,
    reports: collection.size,
    passages: await loader.passageCount(),
    seconds: (Date.now() - started) / 1000,
  };
}

/** Changes with whatever a reading depends on besides the file itself. */
function stampOf({ lexicon, sectionKinds }: Settings): string {
  return sha256(String(PIPELINE), readFileSync(lexicon), readFileSync(sectionKinds)).slice(0, 16);
}
