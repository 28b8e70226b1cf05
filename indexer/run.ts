/** One run of the indexer: the stages in their order. */
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { type About, Collection } from './collection.ts';
import { type FileRecord, fileRecord, PIPELINE, type Warning } from './document.ts';
import type { Engine } from './engine/engine.ts';
import { type Failure, type ReportFile, sha256, sha256Of } from './files.ts';
import { Intake } from './intake.ts';
import { Loader } from './load.ts';
import { declaredOf, plan } from './plan.ts';
import { Gazetteer } from './reading/gazetteer.ts';
import type { ReadingRules } from './reading/read-report.ts';
import { loadSectionKinds } from './reading/section-kinds.ts';
import type { Settings } from './settings.ts';
import { type Found, survey, within } from './survey.ts';

export interface Progress {
  /** Files that are done with, of those to be read. */
  readonly done: number;
  readonly total: number;
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
  readonly places: number;
  /** In their order. */
  readonly years: readonly number[];
  /** Reports whose place is ambiguous or not known, and reports without a year: a person should look. */
  readonly unsure: { readonly place: number; readonly year: number };
  readonly seconds: number;
}

export interface RunOptions {
  /** Absolute paths of files and folders. */
  readonly roots: readonly string[];
  readonly rebuild: boolean;
  readonly onProgress: (progress: Progress) => void;
  /** Called once where the engine still works on what an interrupted run had sent. */
  readonly onWaiting?: () => void;
  /** What `survey` finds under the roots, where it was begun before the engine was there. */
  readonly found?: Promise<Found>;
}

export async function indexReports(
  settings: Settings,
  engine: Engine,
  options: RunOptions,
): Promise<Outcome> {
  const started = Date.now();
  const stamp = stampOf(settings);
  const loader = new Loader(engine);
  const surveying = options.found ?? survey(settings.reportsDir, options.roots);
  surveying.catch(() => {}); // Thrown where it is waited for.
  await loader.drain(() => options.onWaiting?.());
  const live = await loader.knownFiles();
  // A changed rule touches every report: the new index is filled beside the old one, and search never stops.
  const rebuild =
    live.size > 0 && (options.rebuild || [...live.values()].some((file) => file.stamp !== stamp));
  const roots = rebuild ? [...options.roots, ...rootsOf(settings, live)] : options.roots;
  const found = await (rebuild ? survey(settings.reportsDir, roots) : surveying);
  await loader.prepare(rebuild);
  const known = rebuild ? await loader.knownFiles() : live;
  const declared = declaredOf(found, live);
  const looksAfter = within(settings.reportsDir, roots);
  const rules = lazily(() => readingRules(settings));
  const knownReports = loader.knownReports();
  knownReports.catch(() => {}); // As above.
  if (found.files.some(({ path, modified }) => known.get(path)?.modified !== modified)) {
    // It takes a third of a second to be ready to read, and the engine as long to tell of ten thousand reports.
    await new Promise((resolve) => setImmediate(resolve));
    rules();
  }
  const collection = new Collection(await knownReports);
  const todo = plan(
    found.files,
    declared,
    known,
    stamp,
    looksAfter,
    collection.files(),
    collection.halfDone(),
    found.failed,
  );

  const intake = new Intake({
    collection,
    loader,
    declared,
    stamp,
    rules,
  });
  const { changed, same } = await lookInside(todo.touched, known);
  const read = [...todo.read, ...changed].sort((a, b) => (a.path < b.path ? -1 : 1));
  // From here on what changes has no record, also what is gone and may come back: whatever interrupts this run, the
  // next one reads it.
  const changing = [...read.map(({ path }) => path), ...todo.gone];
  await loader.removeFiles(changing.flatMap((path) => known.get(path) ?? []));
  let indexed = 0;
  options.onProgress({ done: 0, total: read.length });
  for (const [index, file] of read.entries()) {
    if (await intake.take(file)) indexed++;
    options.onProgress({ done: index + 1, total: read.length });
  }
  for (const path of todo.gone) collection.dropAllBut(path, new Set());
  const byPath = new Map(found.files.map((file) => [file.path, file]));
  for (const path of collection.takeUndecided()) {
    const file = byPath.get(path);
    if (file) await intake.take(file);
  }
  await intake.flush();
  await loader.add({ records: [], passages: [], replacing: [], files: same });
  await loader.settled();
  await loader.putSources(collection.takeTouched());
  await loader.removeReports(collection.takeOrphans());
  await loader.settled();
  await loader.putFiles(intake.takeLate());
  await loader.finish();

  const kept = [...todo.unchanged, ...same];
  for (const { path } of kept) {
    const last = known.get(path);
    if (last) intake.repeat(last);
  }
  return {
    files: found.files.length + found.failed.length,
    indexed,
    unchanged: kept.length,
    removed: todo.gone.length,
    failed: [...found.failed, ...intake.failed],
    warnings: intake.warnings,
    reports: collection.size,
    passages: await loader.passageCount(),
    ...counted(collection.about()),
    seconds: (Date.now() - started) / 1000,
  };
}

function counted(reports: readonly About[]): Pick<Outcome, 'places' | 'years' | 'unsure'> {
  const years = new Set(reports.flatMap(({ year }) => (year === null ? [] : [year])));
  return {
    places: new Set(reports.map(({ place }) => place).filter((place) => place !== '')).size,
    years: [...years].sort((a, b) => a - b),
    unsure: {
      place: reports.filter(({ sure }) => !sure).length,
      year: reports.filter(({ year }) => year === null).length,
    },
  };
}

/** Files of another time whose contents are the same need no reading, only a new note of their time. */
async function lookInside(
  touched: readonly ReportFile[],
  known: ReadonlyMap<string, FileRecord>,
): Promise<{ changed: ReportFile[]; same: FileRecord[] }> {
  const changed: ReportFile[] = [];
  const same: FileRecord[] = [];
  for (const file of touched) {
    const last = known.get(file.path);
    const hash = await sha256Of(file.absolute).catch(() => null);
    if (last && hash === last.sha256) same.push(fileRecord(file, last));
    else changed.push(file);
  }
  return { changed, same };
}

export function readingRules(settings: Settings): ReadingRules {
  return { gazetteer: Gazetteer.load(), sectionKinds: loadSectionKinds(settings.sectionKinds) };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** A rebuild starts from nothing: besides what it is asked for it reads whatever the index stands for. */
function rootsOf({ reportsDir }: Settings, live: ReadonlyMap<string, FileRecord>): string[] {
  return [reportsDir, ...[...live.keys()].filter((file) => isAbsolute(file))].filter((root) =>
    existsSync(root),
  );
}

/** Changes with whatever a reading depends on besides the file itself. */
function stampOf({ sectionKinds }: Settings): string {
  return sha256(String(PIPELINE), readFileSync(sectionKinds)).slice(0, 16);
}
