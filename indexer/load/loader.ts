/**
 * Documents in, the engine's indexes changed: the only file that writes Meilisearch.
 *
 * A report's record goes in as incomplete before its passages and as complete after them, so that what an
 * interrupted run left is known by its incomplete record and done again. The second is sent only when the passages
 * are seen to be in: the engine carries out tasks of one index together, ahead of older ones of another, and goes
 * on after one that failed.
 */
import { type EnqueuedTask, Meilisearch, MeilisearchApiError, type Settings } from 'meilisearch';
import {
  FILES,
  type FileRecord,
  PASSAGES,
  type PassageDocument,
  REPORTS,
  type ReportRecord,
} from '../domain/document.ts';
import type { Engine } from '../engine/engine.ts';
import { engineFailed } from '../engine/failure.ts';
import { MAX_TOTAL_HITS, PASSAGE_SETTINGS, RECORD_SETTINGS } from './index-settings.ts';
import { aboutOf, type KnownReport } from './indexed-reports.ts';

/** Milliseconds that one task may take: a large batch on a slow disk, with room. */
const TASK_TIMEOUT = 30 * 60_000;
/**
 * Batches in the engine's queue at a time, and how many of them are seen in before there are more. It takes all that
 * wait for it as one, and each of its batches writes most pages of the index anew: the fewer and larger, the faster,
 * and the less of the disk is left unused (`bench/RESULTS.md`). What a killed run had not seen in is done again.
 */
const IN_FLIGHT = 200;
const SEEN_AT_ONCE = 100;
/** Passages, and characters of them, a request: the engine takes 100 MB, of which a character takes some 10 bytes. */
const REQUEST_PASSAGES = 4000;
const REQUEST_CHARACTERS = 4_000_000;
const DRAIN_POLL_MS = 20;
/** Milliseconds between looks at a task, more and more. */
const FIRST_LOOK_MS = 5;
const LONGEST_PAUSE_MS = 100;
/** A wait that a person notices. */
const DRAIN_TOLD_MS = 2000;
/** Records: some hundred bytes each of what is asked of them. */
const READ_PAGE = 10_000;
/** Reports and files of one request that deletes. */
const DELETE_PAGE = 1000;
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

/** As much of a batch as is to be told when it is in: of its records only which they are. */
interface Loading {
  readonly tasks: readonly EnqueuedTask[];
  readonly reports: readonly string[];
  readonly files: readonly FileRecord[];
}

export class Loader {
  private readonly client: Meilisearch;
  private readonly pending: EnqueuedTask[] = [];
  /** Batches whose passages are on their way. */
  private readonly loading: Loading[] = [];
  /** Batches sent in all. */
  private sent = 0;
  private suffix = '';

  constructor(engine: Engine) {
    this.client = new Meilisearch({
      host: engine.url,
      apiKey: engine.key,
      // With gzip an answer over 1.7 KB waits 40 ms for nothing.
      requestInit: { headers: { 'Accept-Encoding': 'identity' } },
    });
  }

  /**
   * What an interrupted run had sent is still carried out after it: only then is it known what is in.
   *
   * @param waiting is called once where that takes its time
   */
  async drain(waiting: () => void): Promise<void> {
    const indexUids = NAMES.flatMap((name) => [name, name + NEXT]);
    const left = {
      indexUids,
      statuses: ['enqueued', 'processing'] as ('enqueued' | 'processing')[],
      limit: 1,
    };
    const told = setTimeout(waiting, DRAIN_TOLD_MS);
    try {
      while ((await this.client.tasks.getTasks(left)).results.length > 0)
        await new Promise((resolve) => setTimeout(resolve, DRAIN_POLL_MS));
    } finally {
      clearTimeout(told);
    }
  }

  /** Makes the indexes where they are missing and sets them; drops those of other pipelines and of no use any more. */
  async prepare(rebuild: boolean): Promise<void> {
    const existing = await this.indexNames();
    const outdated = existing.filter(
      (uid) => OURS.test(uid) && (!NAMES.includes(uid.replace(NEXT, '')) || (!rebuild && uid.endsWith(NEXT))),
    );
    for (const uid of outdated) await this.settle(this.client.deleteIndex(uid));
    this.suffix = rebuild ? NEXT : '';
    for (const name of NAMES) await this.create(name + this.suffix, existing);
    await this.set(this.passages, PASSAGE_SETTINGS);
    for (const uid of [this.reports, this.files]) await this.set(uid, RECORD_SETTINGS);
  }

  /** The reports that are in, by id; none where there is no index yet. */
  async knownReports(): Promise<Map<string, KnownReport>> {
    const known = new Map<string, KnownReport>();
    const fields = ['id', 'sources', 'rulesVersion', 'complete', 'year', 'place'] as const;
    for await (const report of this.all<ReportRecord>(this.reports, fields)) {
      const { id, sources, rulesVersion, complete } = report;
      known.set(id, { id, sources, rulesVersion, complete, about: aboutOf(report) });
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
  async add(batch: Batch): Promise<void> {
    const { records, passages, replacing, files } = batch;
    const tasks: EnqueuedTask[] = [];
    if (records.length > 0) {
      const incomplete = records.map((record) => ({ ...record, complete: false }));
      tasks.push(await this.send(this.reports, incomplete));
      for (const some of requests(passages)) tasks.push(await this.send(this.passages, some));
      if (replacing.length > 0) {
        const beyond = replacing.map(({ id, passages }) => `report = "${id}" AND position > ${passages}`);
        tasks.push(await this.client.index(this.passages).deleteDocuments({ filter: [beyond] }));
      }
    }
    this.loading.push({ tasks, reports: records.map(({ id }) => id), files });
    if (isAired(++this.sent)) await this.air();
    if (this.loading.length >= IN_FLIGHT) await this.completeFirst(SEEN_AT_ONCE);
  }

  /** Waits until all that was sent is in. */
  async settled(): Promise<void> {
    await this.completeFirst(this.loading.length);
    while (this.pending.length > 0) await this.settleFirst();
  }

  async putFiles(files: readonly FileRecord[]): Promise<void> {
    if (files.length > 0) this.pending.push(await this.send(this.files, files));
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
    await this.settled();
    if (this.suffix === '') return;
    const existing = await this.indexNames();
    for (const name of NAMES) await this.create(name, existing);
    const swaps = NAMES.map((name) => ({ indexes: [name, name + NEXT] as [string, string], rename: false }));
    // Sent together: after an interruption between them the next rebuild would take the old index for its own.
    this.pending.push(await this.client.swapIndexes(swaps));
    for (const name of NAMES) this.pending.push(await this.client.deleteIndex(name + NEXT));
    await this.settled();
    this.suffix = '';
  }

  async passageCount(): Promise<number> {
    return (await this.client.index(this.passages).getStats()).numberOfDocuments;
  }

  private async create(uid: string, existing: readonly string[]): Promise<void> {
    if (!existing.includes(uid)) await this.settle(this.client.createIndex(uid, { primaryKey: 'id' }));
  }

  private async send(uid: string, documents: readonly object[]): Promise<EnqueuedTask> {
    return this.client.index(uid).addDocuments([...documents] as Record<string, unknown>[]);
  }

  /**
   * A task that changes nothing between two batches of the engine. What a batch has let go of the next but one can
   * write to, and not the next: without a small one between them every large one makes the file longer. It saved a
   * third of the disk (`bench/RESULTS.md`).
   */
  private async air(): Promise<void> {
    const as = { pagination: { maxTotalHits: MAX_TOTAL_HITS } };
    this.pending.push(await this.client.index(this.passages).updateSettings(as));
  }

  /** Sees the passages of the oldest batches in, then tells of their reports and files that they are. */
  private async completeFirst(batches: number): Promise<void> {
    const first = this.loading.splice(0, batches);
    for (const { tasks } of first) for (const task of tasks) await this.settle(Promise.resolve(task));
    const complete = first.flatMap(({ reports }) => reports.map((id) => ({ id, complete: true })));
    if (complete.length > 0)
      this.pending.push(await this.client.index(this.reports).updateDocuments(complete));
    await this.putFiles(first.flatMap(({ files }) => files));
  }

  /** Only what is set otherwise is sent: a task, were it of nothing, waits for the disk. */
  private async set(uid: string, wanted: Settings): Promise<void> {
    const index = this.client.index(uid);
    const present: Readonly<Record<string, unknown>> = { ...(await index.getSettings()) };
    const same = Object.entries(wanted).every(([name, value]) => isSameSetting(present[name], value));
    if (!same) await this.settle(index.updateSettings(wanted));
  }

  /** All documents of an index, page by page; none where it is not there yet. */
  private async *all<T>(uid: string, fields: readonly (keyof T & string)[]): AsyncGenerator<T> {
    for (let offset = 0; ; offset += READ_PAGE) {
      const wanted = { limit: READ_PAGE, offset, ...(fields.length > 0 && { fields: [...fields] }) };
      const page = await this.client
        .index(uid)
        .getDocuments(wanted)
        .catch((error: unknown) => {
          if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') return null;
          throw error;
        });
      yield* (page?.results ?? []) as T[];
      if (!page || offset + READ_PAGE >= page.total) return;
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

  /**
   * The client's own waiting gives up after 5 s, returns a failed task without throwing, and adds a listener with each
   * look, of which Node warns after a minute.
   */
  private async settle(enqueued: Promise<EnqueuedTask>): Promise<void> {
    const { taskUid } = await enqueued;
    const until = Date.now() + TASK_TIMEOUT;
    for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
      const { status, type, error } = await this.client.tasks.getTask(taskUid);
      if (status === 'succeeded') return;
      if ((status !== 'enqueued' && status !== 'processing') || Date.now() > until)
        throw engineFailed(`Meilisearch 没有完成任务 ${taskUid}（${type}）：${error?.message ?? status}`);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** While an index is new it doubles, and so may the batches between: after 2, 4, 8 … of ours, then now and then. */
function isAired(sent: number): boolean {
  return sent < SEEN_AT_ONCE ? sent > 1 && Number.isInteger(Math.log2(sent)) : sent % SEEN_AT_ONCE === 0;
}

/** Objects may hold more than is wanted. */
function isSameSetting(present: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return present === wanted;
  if (typeof present !== 'object' || present === null) return false;
  if (Array.isArray(wanted) && Array.isArray(present) && wanted.length !== present.length) return false;
  const held: Readonly<Record<string, unknown>> = { ...present };
  return Object.entries(wanted).every(([name, value]) => isSameSetting(held[name], value));
}

/** A report of any length is sent in pieces that the engine takes. */
function* requests(passages: readonly PassageDocument[]): Generator<PassageDocument[]> {
  let some: PassageDocument[] = [];
  let characters = 0;
  for (const passage of passages) {
    some.push(passage);
    characters += passage.text.length;
    if (some.length < REQUEST_PASSAGES && characters < REQUEST_CHARACTERS) continue;
    yield some;
    [some, characters] = [[], 0];
  }
  if (some.length > 0) yield some;
}

function* pages<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += DELETE_PAGE)
    yield items.slice(start, start + DELETE_PAGE);
}
