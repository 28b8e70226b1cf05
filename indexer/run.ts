/** One run of the indexer: the stages in their order. */
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { declaredOf, plan } from './discover/changes.ts';
import { type Discovery, discover, within } from './discover/discover.ts';
import { sha256, sha256Of } from './discover/files.ts';
import { type FileRecord, INDEX_VERSION } from './domain/document.ts';
import type { ReportFile } from './domain/file.ts';
import type { Outcome, Progress } from './domain/run.ts';
import type { Engine } from './engine/engine.ts';
import { fileRecord } from './load/documents.ts';
import { type About, IndexedReports } from './load/indexed-reports.ts';
import { Ingest } from './load/ingest.ts';
import { Loader } from './load/loader.ts';
import { loadSectionKinds } from './reading/outline/section-kinds.ts';
import { Gazetteer } from './reading/place/gazetteer.ts';
import type { ReadingRules } from './reading/read-report.ts';
import type { Settings } from './settings.ts';

export interface RunOptions {
  /** Absolute paths of files and folders. */
  readonly roots: readonly string[];
  readonly rebuild: boolean;
  readonly onProgress: (progress: Progress) => void;
  /** Called once where the engine still works on what an interrupted run had sent. */
  readonly onWaiting?: () => void;
  /** What `survey` finds under the roots, where it was begun before the engine was there. */
  readonly found?: Promise<Discovery>;
}

export async function indexReports(
  settings: Settings,
  engine: Engine,
  options: RunOptions,
): Promise<Outcome> {
  const started = Date.now();
  const rulesVersion = rulesVersionOf(settings);
  const loader = new Loader(engine);
  const discovering = options.found ?? discover(settings.reportsDir, options.roots);
  discovering.catch(() => {}); // Thrown where it is waited for.
  await loader.drain(() => options.onWaiting?.());
  const live = await loader.knownFiles();
  // A changed rule touches every report: the new index is filled beside the old one, and search never stops.
  const rebuild =
    live.size > 0 &&
    (options.rebuild || [...live.values()].some((file) => file.rulesVersion !== rulesVersion));
  const roots = rebuild ? [...options.roots, ...rootsOf(settings, live)] : options.roots;
  const found = await (rebuild ? discover(settings.reportsDir, roots) : discovering);
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
  const indexedReports = new IndexedReports(await knownReports);
  const todo = plan(
    found.files,
    declared,
    known,
    rulesVersion,
    looksAfter,
    indexedReports.files(),
    indexedReports.halfDone(),
    found.failed,
  );

  const ingest = new Ingest({
    indexedReports,
    loader,
    declared,
    rulesVersion,
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
    if (await ingest.take(file)) indexed++;
    options.onProgress({ done: index + 1, total: read.length });
  }
  for (const path of todo.gone) indexedReports.dropAllBut(path, new Set());
  const byPath = new Map(found.files.map((file) => [file.path, file]));
  for (const path of indexedReports.takeUndecided()) {
    const file = byPath.get(path);
    if (file) await ingest.take(file);
  }
  await ingest.flush();
  await loader.add({ records: [], passages: [], replacing: [], files: same });
  await loader.settled();
  await loader.putSources(indexedReports.takeTouched());
  await loader.removeReports(indexedReports.takeOrphans());
  await loader.settled();
  await loader.putFiles(ingest.takeLate());
  await loader.finish();

  const kept = [...todo.unchanged, ...same];
  for (const { path } of kept) {
    const last = known.get(path);
    if (last) ingest.repeat(last);
  }
  return {
    files: found.files.length + found.failed.length,
    indexed,
    unchanged: kept.length,
    removed: todo.gone.length,
    failed: [...found.failed, ...ingest.failed],
    warnings: ingest.warnings,
    reports: indexedReports.size,
    passages: await loader.passageCount(),
    ...counted(indexedReports.about()),
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
function rulesVersionOf({ sectionKinds }: Settings): string {
  return sha256(String(INDEX_VERSION), readFileSync(sectionKinds)).slice(0, 16);
}
