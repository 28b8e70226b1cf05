/**
 * Reads from the search engine, whether it is one server or several. One is asked directly; several are asked in
 * parallel, and their answers merged, which takes a third of the time of Meilisearch's own remote federated
 * search (`bench/RESULTS.md`).
 *
 * Each report lies on one server. One that does not answer is left out, and named by `missing`.
 */
import type { ReportRecord, SegmentationDocument } from '../../indexer/domain/document.ts';
import { parsePassageId } from '../../indexer/domain/ids.ts';
import type { Engine } from '../../indexer/engine/engine.ts';
import { counts, homeOf } from '../../indexer/engine/placement.ts';
import { ApiError } from '../web/errors.ts';
import type { EngineObserver } from './engine-http.ts';
import { mergeCandidates } from './merge-candidates.ts';
import {
  byReportAndPosition,
  type Candidate,
  type CandidateQuery,
  type Candidates,
  ServerReader,
} from './server-reader.ts';
import { WatchedServer } from './watched-server.ts';

export type { Candidate, CandidateOrder, CandidateQuery, Candidates } from './server-reader.ts';

/** Ids asked of a server at once: two megabytes of an answer, which parse in some 20 ms. */
const IDS_AT_ONCE = 50_000;
const NONE: readonly string[] = [];

export interface ServerState {
  readonly name: string;
  readonly isAnswering: boolean;
}

export class EngineReader {
  /** Where there is only one server. */
  private readonly single: ServerReader;
  /** Otherwise; empty where there is only one. */
  private several: readonly WatchedServer[] = [];
  /** The servers on which reports lie. */
  private locations = new Map<string, WatchedServer>();
  private missingNames = NONE;
  private readonly listeners: ((server: ServerState) => void)[] = [];

  /** @param observe told of every request to the engine */
  constructor(private readonly observe?: EngineObserver) {
    this.single = new ServerReader(observe);
  }

  /** Replaces the servers that are read from. */
  connect(...engines: readonly Pick<Engine, 'name' | 'url' | 'key' | 'isAnswering'>[]): void {
    const [only] = engines;
    if (only && engines.length === 1) {
      this.single.connect(only);
      return;
    }
    this.several = engines.map(
      (engine) => new WatchedServer(engine, new ServerReader(this.observe), (server) => this.changed(server)),
    );
    for (const server of this.several) server.watch();
  }

  /** @param listener called whenever one of several servers goes down or is back */
  subscribe(listener: (server: ServerState) => void): void {
    this.listeners.push(listener);
  }

  /**
   * Names of the servers whose reports are left out, since they are down or their reports have not been read since.
   * The same array until they change.
   */
  get missing(): readonly string[] {
    return this.missingNames;
  }

  /** Of several servers; empty where there is one. */
  get servers(): readonly ServerState[] {
    return this.several;
  }

  /** Whether none of several servers answers. */
  get isDown(): boolean {
    return this.several.length > 0 && this.several.every(({ isAnswering }) => !isAnswering);
  }

  /** Whether the server of a report answers, as far as is known. */
  holds(report: string): boolean {
    return this.locations.get(report)?.isAnswering ?? true;
  }

  /** A superset of the passages that match the query; of several servers, up to `limit` of each unless sorted. */
  async candidates(query: CandidateQuery, signal?: AbortSignal): Promise<Candidates> {
    if (this.several.length === 0) return this.single.candidates(query, signal);
    return mergeCandidates(await this.all((reader) => reader.candidates(query, signal)), query);
  }

  /** The candidates of each query, in one request. */
  async candidatesOfEach(queries: readonly CandidateQuery[], signal?: AbortSignal): Promise<Candidates[]> {
    const [first] = queries;
    if (first && queries.length === 1) return [await this.candidates(first, signal)];
    if (this.several.length === 0) return this.single.candidatesOfEach(queries, signal);
    const answers = await this.all((reader) => reader.candidatesOfEach(queries, signal));
    return queries.map((query, at) =>
      mergeCandidates(
        answers.map((answer) => answer?.[at] ?? null),
        query,
      ),
    );
  }

  /** The ids of all candidates beyond those known, in portions. */
  async *furtherIds(
    query: Omit<CandidateQuery, 'offset' | 'limit' | 'sort'>,
    { portions }: Candidates,
    signal?: AbortSignal,
  ): AsyncGenerator<readonly string[]> {
    const next = portions.map(({ fetched }) => fetched);
    const ask = (at: number): Promise<Candidates | null> => {
      const [offset, total] = [next[at] ?? 0, portions[at]?.total ?? 0];
      const limit = Math.min(IDS_AT_ONCE, total - offset);
      next[at] = offset + IDS_AT_ONCE;
      const request = { ...query, offset, limit };
      const server = this.several[at];
      return server
        ? server.ask((reader) => reader.candidates(request, signal))
        : this.single.candidates(request, signal);
    };
    for (;;) {
      const unfinished = portions.flatMap(({ total }, at) => ((next[at] ?? 0) < total ? [at] : []));
      if (unfinished.length === 0) return;
      for (const page of await Promise.all(unfinished.map(ask))) if (page) yield page.ids;
    }
  }

  /** Passages by id; ids that are not in the index are absent. */
  async passages(ids: readonly string[]): Promise<Map<string, Candidate>> {
    if (this.several.length === 0) return this.single.passages(ids);
    return this.fromHome(
      ids,
      (id) => parsePassageId(id)?.report,
      (reader, some) => reader.passages(some),
    );
  }

  /** All passages of the given reports, ordered by report id and position. */
  async passagesOf(reports: readonly string[]): Promise<Candidate[]> {
    if (this.several.length === 0) return this.single.passagesOf(reports);
    const found = await this.fromHome(
      reports,
      (id) => id,
      async (reader, some) => byReportOf(await reader.passagesOf(some)),
    );
    return [...found.values()].flat().sort(byReportAndPosition);
  }

  /**
   * Where the words of passages begin, by passage id, as `WordDocument.wordStarts` has it; passages that are
   * not segmented yet are absent.
   */
  async wordStarts(ids: readonly string[]): Promise<Map<string, string>> {
    if (this.several.length === 0) return this.single.wordStarts(ids);
    return this.fromHome(
      ids,
      (id) => parsePassageId(id)?.report,
      (reader, some) => reader.wordStarts(some),
    );
  }

  /** What the words were segmented with; null while there are none. */
  async segmentation(): Promise<SegmentationDocument | null> {
    if (this.several.length === 0) return this.single.segmentation();
    const found = await this.all((reader) => reader.segmentation());
    return found.find((segmentation) => segmentation !== null) ?? null;
  }

  /** All report records; empty before the first indexing run. */
  async records(): Promise<ReportRecord[]> {
    if (this.several.length === 0) return this.single.records();
    const found = await this.all((reader) => reader.records());
    const names = this.several.map(({ name }) => name);
    const records = new Map<string, ReportRecord>();
    const locations = new Map<string, WatchedServer>();
    for (const [at, server] of this.several.entries()) {
      // It may have gone down since.
      if (!server.isAnswering) continue;
      for (const record of found[at] ?? []) {
        const other = records.get(record.id);
        if (other && !counts(record, other, homeOf(record.id, names) === server.name)) continue;
        records.set(record.id, record);
        locations.set(record.id, server);
      }
    }
    this.locations = locations;
    this.updateMissing();
    return [...records.values()];
  }

  /** Changes with every change of the reports; null before the first indexing run. */
  async version(): Promise<string | null> {
    if (this.several.length === 0) return this.single.version();
    const versions = await this.all((reader) => reader.version());
    return versions.every((version) => version === null) ? null : versions.join();
  }

  /** Bytes that all indexes take on the disks of the servers that answer. */
  async size(): Promise<number> {
    if (this.several.length === 0) return this.single.size();
    const sizes = await this.all((reader) => reader.size());
    return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  }

  /** What every server answers; null for those that are down. @throws ApiError `engine_down` if all are */
  private async all<T>(request: (reader: ServerReader) => Promise<T>): Promise<(T | null)[]> {
    const answers = await Promise.all(this.several.map((server) => server.ask(request)));
    if (this.isDown) throw new ApiError('engine_down');
    return answers;
  }

  /**
   * Reads by key from the servers on which the reports lie. What is not there is looked for on the others: it may
   * have moved since the records were read.
   */
  private async fromHome<T>(
    keys: readonly string[],
    reportOf: (key: string) => string | undefined,
    read: (reader: ServerReader, keys: readonly string[]) => Promise<Map<string, T>>,
  ): Promise<Map<string, T>> {
    const found = new Map<string, T>();
    const lookup = async (lies: (key: string, server: WatchedServer) => boolean): Promise<void> => {
      const absent = keys.filter((key) => !found.has(key));
      if (absent.length === 0) return;
      const answers = await Promise.all(
        this.several.map(async (server) => {
          const there = absent.filter((key) => lies(key, server));
          return there.length === 0 ? null : server.ask((reader) => read(reader, there));
        }),
      );
      for (const answer of answers) for (const [key, value] of answer ?? []) found.set(key, value);
    };
    const location = (key: string): WatchedServer | undefined => this.locations.get(reportOf(key) ?? '');
    await lookup((key, server) => location(key) === server);
    await lookup((key, server) => location(key) !== server);
    if (this.isDown) throw new ApiError('engine_down');
    return found;
  }

  private changed(server: WatchedServer): void {
    this.updateMissing();
    for (const listener of this.listeners) listener(server);
  }

  private updateMissing(): void {
    const hasIndexes = this.several.some(({ reader }) => reader.isSearchable);
    const missing = this.several
      .filter(({ isAnswering, reader }) => !isAnswering || (hasIndexes && !reader.isSearchable))
      .map(({ name }) => name);
    if (missing.join() !== this.missingNames.join()) this.missingNames = missing;
  }
}

function byReportOf(passages: readonly Candidate[]): Map<string, Candidate[]> {
  const byReport = new Map<string, Candidate[]>();
  for (const passage of passages) {
    const others = byReport.get(passage.report);
    if (others) others.push(passage);
    else byReport.set(passage.report, [passage]);
  }
  return byReport;
}
