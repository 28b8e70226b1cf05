/** One run of the indexer: discover, read, load. */
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { archiveOf, withFileOnDisk } from './discover/archive.ts';
import { detectChanges, effectiveMetadata } from './discover/changes.ts';
import { type Discovery, discover, within } from './discover/discover.ts';
import { sha256OfFile } from './discover/file-hash.ts';
import { type FileRecord, INDEX_VERSION } from './domain/document.ts';
import type { ReportFile } from './domain/file.ts';
import { type Outcome, type Progress, RunRefused } from './domain/run.ts';
import type { Engine } from './engine/engine.ts';
import { ReaderProcess, type ReadFile } from './formats/reader-process.ts';
import { loaderOf } from './load/distributed-loader.ts';
import { fileRecord } from './load/documents.ts';
import { IndexedReports, type ReportSummary } from './load/indexed-reports.ts';
import { Ingestor } from './load/ingestor.ts';
import { words } from './load/words.ts';
import { readingRules } from './reading/rules.ts';
import { recognitionOf, type Settings } from './settings.ts';
import { sha256 } from './text/hash.ts';

export interface RunOptions {
  /** Absolute paths of files and folders. */
  readonly roots: readonly string[];
  readonly rebuild: boolean;
  readonly onProgress: (progress: Progress) => void;
  /** Called once if the engine is still working on what an interrupted run had sent. */
  readonly onWaiting?: () => void;
  /** Result of `discover` for the roots, if it was started before the engine was ready. */
  readonly discovery?: Promise<Discovery>;
}

/**
 * @param engines all servers of the search engine; of several, some may be down
 * @throws EngineError if the engine rejects a request or a task fails
 */
export async function indexReports(
  settings: Settings,
  engines: readonly Engine[],
  options: RunOptions,
): Promise<Outcome> {
  const reader = new ReaderProcess(recognitionOf(settings));
  try {
    return await runOnce(settings, engines, options, (path, absolute) => reader.read(path, absolute));
  } finally {
    reader.stop();
  }
}

async function runOnce(
  settings: Settings,
  engines: readonly Engine[],
  options: RunOptions,
  readFile: ReadFile,
): Promise<Outcome> {
  const started = Date.now();
  const rulesVersion = rulesVersionOf(settings);
  const loader = loaderOf(engines, words(settings));
  const discovering = options.discovery ?? discover(settings, options.roots);
  discovering.catch(() => {}); // Rethrown where it is awaited.
  await loader.drain(() => options.onWaiting?.());
  const live = await loader.storedFiles();
  // New rules affect every report: the new index is filled beside the old one, and search is never
  // interrupted.
  const rebuild =
    live.size > 0 &&
    (options.rebuild || [...live.values()].some((file) => file.rulesVersion !== rulesVersion));
  const roots = rebuild ? [...options.roots, ...(await indexedRoots(settings, live))] : options.roots;
  const discovery = await (rebuild ? discover(settings, roots) : discovering);
  if (rebuild && loader.missing.length > 0)
    throw new RunRefused(
      `检索服务器 ${loader.missing.join('、')} 没有应答；这次要从头重建索引，等它恢复后再运行`,
    );
  if (!options.rebuild) refuseEmptied(discovery, live, options.roots, settings);
  await loader.prepare(rebuild);
  await loader.updateWords();
  const records = rebuild ? await loader.storedFiles() : live;
  const declared = effectiveMetadata(discovery, live);
  const rules = lazily(() => readingRules(settings));
  const storedReports = loader.storedReports();
  storedReports.catch(() => {}); // Rethrown where it is awaited.
  if (discovery.files.some(({ path, modified }) => records.get(path)?.modified !== modified)) {
    // Loading the rules takes a third of a second, as long as the engine takes to return ten thousand
    // reports.
    await new Promise((resolve) => setImmediate(resolve));
    rules();
  }
  const indexedReports = new IndexedReports(await storedReports);
  await loader.moveReports();
  // What lies on a server that is down is not lost.
  const lost = loader.missing.length > 0 ? [] : indexedReports.filesWithLosses(records.values());
  const incomplete = new Set([...indexedReports.incompleteFiles(), ...lost]);
  const changes = detectChanges(
    discovery,
    declared,
    { records, sources: indexedReports.files(), incomplete },
    { version: rulesVersion, ocr: settings.ocr },
    within(settings.reportsDir, roots),
  );

  const ingestor = new Ingestor({ indexedReports, loader, declared, rulesVersion, rules, readFile });
  const { changed, same } = await compareContents(changes.touched, records);
  const toRead = [...changes.read, ...changed].sort((a, b) => (a.path < b.path ? -1 : 1));
  // From here on, files that change have no record, including those that are gone and may come back: if this
  // run is interrupted, the next one reads them.
  const changing = [...toRead.map(({ path }) => path), ...changes.gone];
  await loader.removeFiles(changing.flatMap((path) => records.get(path) ?? []));
  let indexed = 0;
  options.onProgress({ done: 0, total: toRead.length });
  for (const [index, file] of toRead.entries()) {
    if (await ingestor.ingest(file)) indexed++;
    options.onProgress({ done: index + 1, total: toRead.length });
  }
  for (const path of changes.gone) indexedReports.removeSourcesExcept(path, new Set());
  const filesByPath = new Map(discovery.files.map((file) => [file.path, file]));
  for (const path of indexedReports.takeNewPrimaryFiles()) {
    const file = filesByPath.get(path);
    if (file) await ingestor.ingest(file);
  }
  await ingestor.flush();
  await loader.add({ records: [], passages: [], replacing: [], files: same });
  await loader.settle();
  await loader.putSources(indexedReports.takeSourceChanges());
  await loader.removeReports(indexedReports.takeOrphans());
  await loader.settle();
  await loader.putFiles(ingestor.takeDeferredFiles());
  await loader.finish();

  const kept = [...changes.unchanged, ...same];
  for (const { path } of kept) {
    const record = records.get(path);
    if (record) ingestor.repeatMessages(record);
  }
  return {
    files: discovery.files.length + discovery.failed.length,
    indexed,
    unchanged: kept.length,
    removed: changes.gone.length,
    failed: [...discovery.failed, ...ingestor.failed],
    warnings: ingestor.warnings,
    reports: indexedReports.size,
    passages: await loader.passageCount(),
    ...reportCounts(indexedReports.summaries()),
    seconds: (Date.now() - started) / 1000,
  };
}

/**
 * A folder that had reports and now has no file at all is more likely a disk that is not mounted than a wish to
 * delete everything.
 *
 * @throws RunRefused
 */
function refuseEmptied(
  { files, failed }: Discovery,
  live: ReadonlyMap<string, FileRecord>,
  roots: readonly string[],
  { reportsDir }: Settings,
): void {
  const isInScope = within(reportsDir, roots);
  const indexed = [...live.keys()].filter(isInScope).length;
  if (files.length > 0 || failed.length > 0 || indexed === 0) return;
  throw new RunRefused(
    `${roots.join('、')} 里没有文件，而索引里有其中 ${indexed} 份文件的报告；请检查磁盘是否已挂载。确要清空，请运行 npm run index -- --rebuild`,
  );
}

function reportCounts(reports: readonly ReportSummary[]): Pick<Outcome, 'places' | 'years' | 'unsure'> {
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

/** Files with a new modification time but the same contents are not read; only their records are updated. */
async function compareContents(
  touched: readonly ReportFile[],
  records: ReadonlyMap<string, FileRecord>,
): Promise<{ changed: ReportFile[]; same: FileRecord[] }> {
  const changed: ReportFile[] = [];
  const same: FileRecord[] = [];
  for (const file of touched) {
    const record = records.get(file.path);
    const hash = await withFileOnDisk(file, sha256OfFile).catch(() => null);
    if (record && hash === record.sha256) same.push(fileRecord(file, record));
    else changed.push(file);
  }
  return { changed, same };
}

function lazily<T>(load: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= load();
    return value;
  };
}

/**
 * A rebuild starts from an empty index: in addition to its roots it reads everything that the index contains.
 */
async function indexedRoots(
  { reportsDir }: Settings,
  live: ReadonlyMap<string, FileRecord>,
): Promise<string[]> {
  const roots = new Set([reportsDir]);
  for (const file of live.keys()) if (isAbsolute(file)) roots.add((await archiveOf(file))?.archive ?? file);
  return [...roots].filter((root) => existsSync(root));
}

/** Hash of everything that the reading of any file depends on besides the file itself. */
function rulesVersionOf({ sectionKinds }: Settings): string {
  return sha256(String(INDEX_VERSION), readFileSync(sectionKinds)).slice(0, 16);
}
