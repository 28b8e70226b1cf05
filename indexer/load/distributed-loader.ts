/**
 * Writes to several servers. Each report lies with its passages on the server that its id falls to, see
 * `homeOf`; the small records of files lie on every one, so that any of them tells what has changed.
 *
 * Servers that are down are left out: reports that fall to them wait, and what lies on them is put right by the
 * first run that finds them again.
 */
import type { FileRecord, PassageDocument, ReportRecord } from '../domain/document.ts';
import type { Engine } from '../engine/engine.ts';
import { counts, homeOf } from '../engine/placement.ts';
import type { IndexedReport } from './indexed-reports.ts';
import { Loader } from './loader.ts';
import type { Batch, ReportLoader } from './report-loader.ts';
import { portions } from './requests.ts';
import type { Words } from './words.ts';

/** Reports moved at once: their passages are in memory for it. */
const MOVED_AT_ONCE = 100;
/**
 * Milliseconds for which both servers have a report: a search may have asked the new one before the report came,
 * and the old one only a moment later.
 */
const BOTH_HAVE_IT_MS = 1000;
/** Of no file: one with this size in its record is read again. */
const UNKNOWN_SIZE = -1;

export function loaderOf(engines: readonly Engine[], words: Words): ReportLoader {
  const [only] = engines;
  return only && engines.length === 1 ? new Loader(only, words) : new DistributedLoader(engines, words);
}

export class DistributedLoader implements ReportLoader {
  readonly missing: readonly string[];
  /** Of all servers, since they decide where a report lies. */
  private readonly names: readonly string[];
  /** Of the servers that answer, by name. */
  private readonly loaders: ReadonlyMap<string, Loader>;
  private stored: ReadonlyMap<string, IndexedReport> = new Map();
  /** Where each report lies. */
  private readonly locations = new Map<string, Loader>();
  /** Reports to be deleted where they lie, since their home has them. */
  private readonly strays = new Map<Loader, Set<string>>();
  /** Unchanged files that a server does not know, by id: it is new, or was down. */
  private readonly unknownFiles = new Map<Loader, Map<string, FileRecord>>();
  /** Number of servers that have not indexed yet what was sent before a file. */
  private readonly unindexed = new Map<FileRecord, number>();

  constructor(engines: readonly Engine[], words: Words) {
    this.names = engines.map(({ name }) => name);
    const answering = engines.filter(({ isAnswering }) => isAnswering);
    this.missing = this.names.filter((name) => !answering.some((engine) => engine.name === name));
    this.loaders = new Map(
      answering.map((engine) => [engine.name, new Loader(engine, words, (files) => this.indexed(files))]),
    );
  }

  async drain(onWaiting: () => void): Promise<void> {
    let isNoticed = false;
    await this.each((loader) =>
      loader.drain(() => {
        if (!isNoticed) onWaiting();
        isNoticed = true;
      }),
    );
  }

  async prepare(rebuild: boolean): Promise<void> {
    await this.each((loader) => loader.prepare(rebuild));
  }

  async updateWords(): Promise<void> {
    await this.each((loader) => loader.updateWords());
  }

  /** A file whose records differ is read again: a server was down when it changed. */
  async storedFiles(): Promise<Map<string, FileRecord>> {
    const files = new Map<string, FileRecord>();
    const known = await this.each(async (loader) => [loader, await loader.storedFiles()] as const);
    for (const [, records] of known)
      for (const [path, record] of records) {
        const other = files.get(path);
        files.set(path, !other || isSame(other, record) ? record : { ...record, bytes: UNKNOWN_SIZE });
      }
    for (const [loader, records] of known) {
      const unknown = [...files.values()].filter(({ path }) => !records.has(path));
      this.unknownFiles.set(loader, new Map(unknown.map((file) => [file.id, file])));
    }
    return files;
  }

  async storedReports(): Promise<Map<string, IndexedReport>> {
    const reports = new Map<string, IndexedReport>();
    this.locations.clear();
    this.strays.clear();
    for (const [loader, found] of await this.each(
      async (loader) => [loader, await loader.storedReports()] as const,
    ))
      for (const [id, report] of found) {
        const location = this.locations.get(id);
        const isBetter = counts(report, reports.get(id), this.home(id) === loader);
        if (isBetter) {
          reports.set(id, report);
          this.locations.set(id, loader);
        }
        if (location) this.addStray(isBetter ? location : loader, id);
      }
    this.stored = reports;
    return new Map(reports);
  }

  async moveReports(): Promise<void> {
    const moves = new Map<Loader, Map<Loader, string[]>>();
    for (const [id, from] of this.locations) {
      const to = this.home(id);
      // An incomplete report is read again, and then sent to its home.
      if (!to || to === from || !this.stored.get(id)?.complete) continue;
      const targets = moves.get(from) ?? new Map<Loader, string[]>();
      const ids = targets.get(to) ?? [];
      ids.push(id);
      moves.set(from, targets.set(to, ids));
    }
    for (const [from, targets] of moves)
      for (const [to, ids] of targets)
        for (const some of portions(ids, MOVED_AT_ONCE)) await this.move(some, from, to);
    await this.removeStrays();
  }

  waitsFor(report: string): string | null {
    const home = homeOf(report, this.names);
    return this.loaders.has(home) ? null : home;
  }

  async add({ records, passages, replacing, files }: Batch): Promise<void> {
    const parts = new Map<
      Loader,
      { records: ReportRecord[]; passages: PassageDocument[]; replacing: ReportRecord[] }
    >();
    for (const loader of this.loaders.values())
      parts.set(loader, { records: [], passages: [], replacing: [] });
    const partOf = (id: string) => {
      const home = this.home(id);
      const part = home && parts.get(home);
      if (!part) throw new Error(`report ${id} falls to a server that is down`);
      return part;
    };
    for (const record of records) {
      partOf(record.id).records.push(record);
      this.locate(record.id);
    }
    for (const passage of passages) partOf(passage.report).passages.push(passage);
    for (const record of replacing) partOf(record.id).replacing.push(record);
    for (const file of files) this.unindexed.set(file, this.loaders.size);
    await Promise.all([...parts].map(([loader, part]) => loader.add({ ...part, files })));
  }

  async settle(): Promise<void> {
    await this.each((loader) => loader.settle());
    // The files of a batch are sent to all servers when the last of them has indexed it.
    await this.each((loader) => loader.settle());
  }

  async putFiles(files: readonly FileRecord[]): Promise<void> {
    this.forgetUnknown(files);
    await this.each((loader) => loader.putFiles(files));
  }

  async putSources(reports: readonly Pick<ReportRecord, 'id' | 'sources'>[]): Promise<void> {
    await this.each((loader) =>
      loader.putSources(reports.filter(({ id }) => this.locations.get(id) === loader)),
    );
  }

  async removeReports(ids: readonly string[]): Promise<void> {
    await this.each((loader) => loader.removeReports(ids.filter((id) => this.locations.get(id) === loader)));
  }

  async removeFiles(files: readonly FileRecord[]): Promise<void> {
    this.forgetUnknown(files);
    await this.each((loader) => loader.removeFiles(files));
  }

  async finish(): Promise<void> {
    await this.settle();
    await this.removeStrays();
    for (const [loader, files] of this.unknownFiles)
      for (const some of portions([...files.values()])) await loader.putFiles(some);
    if ((await this.passageCount()) > 0) await this.each((loader) => loader.describeNoWords());
    await this.settle();
    await this.each((loader) => loader.finish());
  }

  async passageCount(): Promise<number> {
    const counts = await this.each((loader) => loader.passageCount());
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private each<T>(work: (loader: Loader) => Promise<T>): Promise<T[]> {
    return Promise.all([...this.loaders.values()].map(work));
  }

  private home(report: string): Loader | undefined {
    return this.loaders.get(homeOf(report, this.names));
  }

  /** Deleted only when the new home has them, so that every search finds them on one of the two. */
  private async move(ids: readonly string[], from: Loader, to: Loader): Promise<void> {
    await to.add(await from.wholeReports(ids));
    await to.settle();
    for (const id of ids) this.locate(id);
    await new Promise((resolve) => setTimeout(resolve, BOTH_HAVE_IT_MS));
    await this.removeStrays();
  }

  /** Notes that a report lies at home now, and on no other server for long. */
  private locate(id: string): void {
    const [home, before] = [this.home(id), this.locations.get(id)];
    if (!home) return;
    this.locations.set(id, home);
    this.strays.get(home)?.delete(id);
    if (before && before !== home) this.addStray(before, id);
  }

  private addStray(loader: Loader, id: string): void {
    this.strays.set(loader, (this.strays.get(loader) ?? new Set()).add(id));
  }

  private async removeStrays(): Promise<void> {
    await this.each(async (loader) => {
      await loader.removeReports([...(this.strays.get(loader) ?? [])]);
      await loader.settle();
    });
    this.strays.clear();
  }

  /** Of these files the servers have, or are sent, something newer than what the others knew before the run. */
  private forgetUnknown(files: readonly FileRecord[]): void {
    for (const unknown of this.unknownFiles.values()) for (const { id } of files) unknown.delete(id);
  }

  /** A file is recorded once every server has indexed what was sent before it. */
  private async indexed(files: readonly FileRecord[]): Promise<void> {
    const everywhere = files.filter((file) => {
      const left = (this.unindexed.get(file) ?? 1) - 1;
      if (left > 0) this.unindexed.set(file, left);
      else this.unindexed.delete(file);
      return left <= 0;
    });
    await this.putFiles(everywhere);
  }
}

function isSame(a: FileRecord, b: FileRecord): boolean {
  return (['bytes', 'modified', 'sha256', 'metadata', 'rulesVersion', 'reports', 'scans'] as const).every(
    (name) => a[name] === b[name],
  );
}
