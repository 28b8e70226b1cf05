/**
 * Documents in, the engine's indexes changed: the only file that writes Meilisearch.
 *
 * A report's record goes in as incomplete before its passages and as complete after them; tasks are carried out
 * in their order, so that what an interrupted run left is known by its incomplete record and done again.
 */
import { type EnqueuedTask, Meilisearch } from 'meilisearch';
import { PASSAGES, type PassageDocument, REPORTS, type ReportRecord } from './document.ts';
import type { Engine } from './engine/engine.ts';
import { EngineError } from './engine/error.ts';
import { passageSettings, REPORT_SETTINGS } from './engine/indexes.ts';

/** Milliseconds that one task may take: a large batch on a slow disk, with room. */
const TASK_TIMEOUT = 30 * 60_000;
/** Tasks in the engine's queue at a time: one that it works on, one that waits for it. */
const IN_FLIGHT = 2;
const READ_PAGE = 1000;
/** Of the index that a rebuild fills while search goes on in the other. */
const NEXT = '_next';

export interface Batch {
  readonly records: readonly ReportRecord[];
  readonly passages: readonly PassageDocument[];
  /** Those of the records whose reports may be in already, with more passages than now. */
  readonly replacing: readonly ReportRecord[];
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

  /** Makes both indexes where they are missing and sets them; drops those of other pipelines. */
  async prepare(lexicon: readonly string[], rebuild: boolean): Promise<void> {
    const existing = await this.indexNames();
    const outdated = existing.filter(
      (uid) => /^zhenjian_(?:passages|reports)_\d+(?:_next)?$/.test(uid) && !this.ours(uid),
    );
    for (const uid of outdated) await this.settle(this.client.deleteIndex(uid));
    this.suffix = rebuild ? NEXT : '';
    for (const uid of [this.passages, this.reports]) {
      if (!existing.includes(uid)) await this.settle(this.client.createIndex(uid, { primaryKey: 'id' }));
    }
    await this.settle(this.client.index(this.passages).updateSettings(passageSettings(lexicon)));
    await this.settle(this.client.index(this.reports).updateSettings(REPORT_SETTINGS));
  }

  /** The records that are in, by id; empty where there is no index yet. */
  async records(): Promise<Map<string, ReportRecord>> {
    const found = new Map<string, ReportRecord>();
    if (!(await this.indexNames()).includes(this.reports)) return found;
    for (let offset = 0; ; offset += READ_PAGE) {
      const page = await this.client
        .index<ReportRecord>(this.reports)
        .getDocuments({ limit: READ_PAGE, offset });
      for (const record of page.results) found.set(record.id, record);
      if (offset + READ_PAGE >= page.total) return found;
    }
  }

  /** Sends a batch; returns when the engine has room for the next. */
  async add({ records, passages, replacing }: Batch): Promise<void> {
    await this.put(records.map((record) => ({ ...record, complete: false })));
    this.pending.push(await this.client.index<PassageDocument>(this.passages).addDocuments([...passages]));
    if (replacing.length > 0) {
      const beyond = replacing.map(({ id, passages }) => `report = "${id}" AND position > ${passages}`);
      const filter = [beyond];
      this.pending.push(await this.client.index(this.passages).deleteDocuments({ filter }));
    }
    await this.put(records);
    while (this.pending.length > IN_FLIGHT * 3) await this.settleFirst();
  }

  /** Records alone: their passages stay as they are. */
  async put(records: readonly ReportRecord[]): Promise<void> {
    if (records.length === 0) return;
    this.pending.push(await this.client.index<ReportRecord>(this.reports).addDocuments([...records]));
  }

  /** Takes reports out, after what replaces them is in: passages first, so that no record is missed. */
  async remove(ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += READ_PAGE) {
      const some = ids.slice(start, start + READ_PAGE);
      const filter = `report IN [${some.map((id) => JSON.stringify(id)).join(', ')}]`;
      this.pending.push(await this.client.index(this.passages).deleteDocuments({ filter }));
      this.pending.push(await this.client.index(this.reports).deleteDocuments(some));
    }
  }

  /** Waits until all that was sent is in; a rebuilt index then takes the place of the old one. */
  async finish(): Promise<void> {
    while (this.pending.length > 0) await this.settleFirst();
    if (this.suffix === '') return;
    const existing = await this.indexNames();
    for (const uid of [PASSAGES, REPORTS]) {
      if (!existing.includes(uid)) await this.settle(this.client.createIndex(uid, { primaryKey: 'id' }));
    }
    const swap = (uid: string) => ({ indexes: [uid, uid + NEXT] as [string, string], rename: false });
    await this.settle(this.client.swapIndexes([swap(PASSAGES), swap(REPORTS)]));
    for (const uid of [PASSAGES, REPORTS]) await this.settle(this.client.deleteIndex(uid + NEXT));
    this.suffix = '';
  }

  async passageCount(): Promise<number> {
    return (await this.client.index(this.passages).getStats()).numberOfDocuments;
  }

  private get passages(): string {
    return PASSAGES + this.suffix;
  }

  private get reports(): string {
    return REPORTS + this.suffix;
  }

  private ours(uid: string): boolean {
    return [PASSAGES, REPORTS].some((name) => uid === name || uid === name + NEXT);
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
