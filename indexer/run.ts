/** One run of the indexer: the stages in their order. */
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
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
import { diskReason, type Failure, isDiskError, sha256 } from './files.ts';
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
  const loader = new Loader(engine);
  const live = await loader.records();
  // A changed rule touches every report: the new index is filled beside the old one, and search never stops.
  const rebuild =
    live.size > 0 && (options.rebuild || [...live.values()].some((record) => record.stamp !== stamp));
  const roots = rebuild ? [...options.roots, ...rootsOf(settings, live)] : options.roots;
  const found = await survey(settings.reportsDir, roots);
  await loader.prepare(lexicon, rebuild);
  const known = rebuild ? await loader.records() : live;
  const todo = plan(
    found.files,
    found.declared,
    known,
    stamp,
    within(settings.reportsDir, roots),
    found.failed,
  );

  const collection = new Collection(known);
  const failed: Failure[] = [...found.failed];
  const warnings: Warning[] = [];
  const cut = wordCutter(settings.lexicon);
  let rules: ReadingRules | undefined;
  let records: ReportRecord[] = [];
  let passages: PassageDocument[] = [];
  let replacing: ReportRecord[] = [];
  const flush = async (): Promise<void> => {
    if (records.length > 0) await loader.add({ records, passages, replacing });
    [records, passages, replacing] = [[], [], []];
  };

  options.onProgress({ done: 0, total: todo.read.length });
  for (const [index, file] of todo.read.entries()) {
    rules ??= { gazetteer: Gazetteer.load(), sectionKinds: loadSectionKinds(settings.sectionKinds) };
    try {
      const { report, source } = await readSource(file, found.declared.get(file.path), rules);
      const id = reportId(report);
      const sent = collection.put(reportRecord(id, report, [source], stamp), source);
      if (sent) {
        records.push(sent.record);
        if (sent.replaces) replacing.push(sent.record);
        for (const passage of report.passages) passages.push(passageDocument(id, report, passage, cut));
      }
      for (const warning of report.warnings) warnings.push({ file: file.path, warning });
    } catch (error) {
      failed.push({ file: file.path, reason: diskReason(error) });
      // What the disk refuses today it may give tomorrow; what holds no report any more leaves the index.
      if (!isDiskError(error)) collection.drop(file.path);
    }
    if (passages.length >= BATCH_PASSAGES) await flush();
    options.onProgress({ done: index + 1, total: todo.read.length });
  }
  await flush();
  for (const path of todo.gone) collection.drop(path);
  await loader.put(collection.takeTouched());
  await loader.remove(collection.takeOrphans());
  await loader.finish();

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

/** A rebuild starts from nothing: besides what it is asked for it reads whatever the index stands for. */
function rootsOf({ reportsDir }: Settings, live: ReadonlyMap<string, ReportRecord>): string[] {
  const files = [...live.values()].flatMap(({ sources }) => sources.map(({ file }) => file));
  return [reportsDir, ...files.filter((file) => isAbsolute(file))].filter((root) => existsSync(root));
}

/** Changes with whatever a reading depends on besides the file itself. */
function stampOf({ lexicon, sectionKinds }: Settings): string {
  return sha256(String(PIPELINE), readFileSync(lexicon), readFileSync(sectionKinds)).slice(0, 16);
}
