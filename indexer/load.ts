/**
 * Documents in, the engine's indexes changed: the only file that writes Meilisearch.
 *
 * A report's record goes in as incomplete before its passages and as complete after them; tasks are carried out
 * in their order, so that what an interrupted run left is known by its incomplete record and done again.
 */
import { type EnqueuedTask, Meilisearch } from 'meilisearch';
import { aboutOf, type KnownReport } from './collection.ts';
import {
  FILES,
  type FileRecord,
  PASSAGES,
  type PassageDocument,
  REPORTS,
  type ReportRecord,
} from './document.ts';
import type { Engine } from './engine/engine.ts';
import { EngineError } from './engine/error.ts';
import { passageSettings, RECORD_SETTINGS } from './engine/indexes.ts';

/** Milliseconds that one task may take: a large batch on a slow disk, with room. */
const TASK_TIMEOUT = 30 * 60_000;
/** Tasks in the engine's queue at a time: one that it works on, one that waits for it. */
const IN_FLIGHT = 2;
const READ_PAGE = 1000;
/** Of the index that a rebuild fills while search goes on in the other. */
const NEXT = '_next';
const NAMES: readonly string[] = [PASSAGES, REPORTS, FILES];
/** Indexes of this program, of whatever pipeline; others may live in the same engine. */
const OURS = /^zhenjian_(?:passages|reports|files)_\d+(?:_next)?$/;

export interface Batch {
  readonly records: readonly ReportRecord[];
  readonly passages: readonly PassageDocument[];
  /** Those of the records whose reports may be in already, with more passages than now. */
  readonly replacing: readonly ReportRecord[];
  /** Files all of whose reports are in with this batch or before it. */
  readonly files: readonly FileRecord[];
}

export class Loader {
  private readonly client: Meilisearch;
  private readonly pending: EnqueuedTask[] = [];
  private suffix = '';

  constructor(engine: Engine) {
    this.client = new Meilisearch({
      host: engine.url,
      apiKey: engine.key,
      // With gzip an answer over 1.7 KB waits 40 ms for nothing.
      requestInit: { headers: { 'Accept-Encoding': 'identity' } },
    });
  }

  /** Makes the indexes where they are missing and sets them; drops those of other pipelines. */
  async prepare(lexicon: readonly string[], rebuild: boolean): Promise<void> {
    const existing = await this.indexNames();
    const outdated = existing.filter((uid) => OURS.test(uid) && !NAMES.includes(uid.replace(NEXT, '')));
    for (const uid of outdated) await this.settle(this.client.deleteIndex(uid));
    this.suffix = rebuild ? NEXT : '';
    for (const name of NAMES) await this.create(name + this.suffix, existing);
    await this.settle(this.client.index(this.passages).updateSettings(passageSettings(lexicon)));
    for (const uid of [this.reports, this.files]) {
      await this.settle(this.client.index(uid).updateSettings(RECORD_SETTINGS));
    }
  }

  /** The reports that are in, by id; none where there is no index yet. */
  async knownReports(): Promise<Map<string, KnownReport>> {
    const known = new Map<string, KnownReport>();
    const fields = ['id', 'sources', 'stamp', 'complete', 'year', 'place'] as const;
    for await (const report of this.all<ReportRecord>(this.reports, fields)) {
      const { id, sources, stamp, complete } = report;
      known.set(id, { id, sources, stamp, complete, about: aboutOf(report) });
    }
    return known;
  }

  /** The files that are in, by path; none where there is no index yet. */
  async knownFiles(): Promise<Map<string, FileRecord>> {
    const known = new Map<string, FileRecord>();
    for await (const file of this.all<FileRecord>(this.files, [])) known.set(file.path, file);
    return known;
  }

  /** Sends a batch; returns when the engine has room for the next. */
  async add({ records, passages, replacing, files }: Batch): Promise<void> {
    if (records.length > 0) {
      await this.put(
        this.reports,
        records.map((record) => ({ ...record, complete: false })),
      );
      await this.put(this.passages, passages);
      if (replacing.length > 0) {
        const beyond = replacing.map(({ id, passages }) => `report = "${id}" AND position > ${passages}`);
        this.pending.push(await this.client.index(this.passages).deleteDocuments({ filter: [beyond] }));
      }
      await this.put(this.reports, records);
    }
    await this.put(this.files, files);
    while (this.pending.length > IN_FLIGHT * 3) await this.settleFirst();
  }

  /** New sources of reports whose passages stay as they are. */
  async putSources(reports: readonly Pick<ReportRecord, 'id' | 'sources'>[]): Promise<void> {
    if (reports.length === 0) return;
    this.pending.push(await this.client.index(this.reports).updateDocuments([...reports]));
  }

  /** Takes reports out, after what replaces them is in: passages first, so that no record is missed. */
  async removeReports(ids: readonly string[]): Promise<void> {
    for (const some of pages(ids)) {
      const filter = `report IN [${some.map((id) => JSON.stringify(id)).join(', ')}]`;
      this.pending.push(await this.client.index(this.passages).deleteDocuments({ filter }));
      this.pending.push(await this.client.index(this.reports).deleteDocuments(some));
    }
  }

  async removeFiles(files: readonly FileRecord[]): Promise<void> {
    for (const some of pages(files.map((file) => file.id))) {
      this.pending.push(await this.client.index(this.files).deleteDocuments(some));
    }
  }

  /** Waits until all that was sent is in; a rebuilt index then takes the place of the old one. */
  async finish(): Promise<void> {
    while (this.pending.length > 0) await this.settleFirst();
    if (this.suffix === '') return;
    const existing = await this.indexNames();
    for (const name of NAMES) await this.create(name, existing);
    const swaps = NAMES.map((name) => ({ indexes: [name, name + NEXT] as [string, string], rename: false }));
    await this.settle(this.client.swapIndexes(swaps));
    for (const name of NAMES) await this.settle(this.client.deleteIndex(name + NEXT));
    this.suffix = '';
  }

  async passageCount(): Promise<number> {
    return (await this.client.index(this.passages).getStats()).numberOfDocuments;
  }

  private async create(uid: string, existing: readonly string[]): Promise<void> {
    if (!existing.includes(uid)) await this.settle(this.client.createIndex(uid, { primaryKey: 'id' }));
  }

  private async put(uid: string, documents: readonly object[]): Promise<void> {
    if (documents.length > 0)
      this.pending.push(
        await this.client.index(uid).addDocuments([...documents] as Record<string, unknown>[]),
      );
  }

  /** All documents of an index, page by page; none where it is not there yet. */
  private async *all<T>(uid: string, fields: readonly (keyof T & string)[]): AsyncGenerator<T> {
    if (!(await this.indexNames()).includes(uid)) return;
    for (let offset = 0; ; offset += READ_PAGE) {
      const wanted = { limit: READ_PAGE, offset, ...(fields.length > 0 && { fields: [...fields] }) };
      const page = await this.client.index(uid).getDocuments(wanted);
      yield* page.results as T[];
      if (offset + READ_PAGE >= page.total) return;
    }
  }

  private get passages(): string {
    return PASSAGES + this.suffix;
  }

  private get reports(): string {
    return REPORTS + this.suffix;
  }

  private get files(): string {
    return FILES + this.suffix;
  }

  private async indexNames(): Promise<string[]> {
    return (await this.client.getRawIndexes({ limit: READ_PAGE })).results.map((index) => index.uid);
  }

  private async settleFirst(): Promise<void> {
    const task = this.pending.shift();
    if (task) await this.settle(Promise.resolve(task));
  }

  /** The client gives up after 5 s and returns a failed task without throwing; neither may pass unseen. */
  private async settle(enqueued: Promise<EnqueuedTask>): Promise<void> {
    const { taskUid } = await enqueued;
    const task = await this.client.tasks.waitForTask(taskUid, { timeout: TASK_TIMEOUT, interval: 10 });
    if (task.status !== 'succeeded') {
      throw new EngineError(
        `Meilisearch 没有完成任务 ${taskUid}（${task.type}）：${task.error?.message ?? task.status}`,
      );
    }
  }
}

function* pages<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += READ_PAGE) yield items.slice(start, start + READ_PAGE);
}
