/**
 * Writes documents to the indexes of one server. Together with `index-set.ts` the only module that changes
 * Meilisearch.
 *
 * A report's record is written as incomplete before its passages and marked complete after them, so that the
 * next run recognises and redoes what an interrupted run left behind. The record is marked complete only
 * after the passages are known to be indexed: the engine runs tasks of one index together, ahead of older
 * tasks of another index, and continues after a failed task.
 */
import { type EnqueuedTask, type Filter, Meilisearch } from 'meilisearch';
import {
  type FileRecord,
  type PassageDocument,
  type ReportRecord,
  SEGMENTATION_ID,
  type SegmentationDocument,
} from '../domain/document.ts';
import type { Engine } from '../engine/engine.ts';
import { wordDocument } from './documents.ts';
import { IndexSet } from './index-set.ts';
import { MAX_TOTAL_HITS } from './index-settings.ts';
import type { IndexedReport } from './indexed-reports.ts';
import { patientHttp } from './patient-http.ts';
import type { Batch, ReportLoader } from './report-loader.ts';
import { passageRequests, portions } from './requests.ts';
import {
  passageIds,
  storedFiles,
  storedPassages,
  storedRecords,
  storedReports,
  storedSegmentation,
} from './stored-records.ts';
import { TaskQueue } from './task-queue.ts';
import type { Words } from './words.ts';

/**
 * Batches in the engine's queue at a time, and how many of them to wait for before sending more. The engine
 * merges all waiting tasks into one batch, and each of its batches rewrites most pages of the index: fewer,
 * larger batches are faster and leave less of the disk unused (`bench/RESULTS.md`). What a killed run had not
 * seen completed is redone.
 */
const MAX_IN_FLIGHT = 200;
const COMPLETED_AT_ONCE = 100;

/** A batch that was sent; of its records only the ids are kept in memory. */
interface SentBatch {
  readonly tasks: readonly EnqueuedTask[];
  readonly reports: readonly string[];
  readonly files: readonly FileRecord[];
}

export class Loader implements ReportLoader {
  readonly missing = [];
  private readonly client: Meilisearch;
  private readonly tasks: TaskQueue;
  private readonly indexes: IndexSet;
  /** Batches whose passages may not be indexed yet. */
  private readonly inFlight: SentBatch[] = [];
  private sentBatches = 0;
  private hasDescribedWords = false;

  /** @param onIndexed given the files of batches once everything sent before them is indexed, too */
  constructor(
    engine: Engine,
    private readonly words: Words,
    private readonly onIndexed = (files: readonly FileRecord[]): Promise<void> => this.putFiles(files),
  ) {
    this.client = new Meilisearch({
      host: engine.url,
      apiKey: engine.key,
      httpClient: patientHttp(),
      // With gzip, responses over 1.7 KB are delayed by 40 ms.
      requestInit: { headers: { 'Accept-Encoding': 'identity' } },
    });
    this.tasks = new TaskQueue(this.client);
    this.indexes = new IndexSet(this.client, this.tasks);
  }

  async drain(onWaiting: () => void): Promise<void> {
    await this.tasks.drain(IndexSet.allUids, onWaiting);
  }

  async prepare(rebuild: boolean): Promise<void> {
    await this.indexes.prepare(rebuild);
  }

  async updateWords(): Promise<void> {
    const { versions } = this.words;
    const stored = await storedSegmentation(this.client, this.indexes.words);
    const isSame = stored?.dictionary === versions.dictionary && stored.lexicon === versions.lexicon;
    this.hasDescribedWords = isSame && stored.synonyms === versions.synonyms;
    // Without passages there are no words yet: an empty collection does not take the second that jieba takes to load.
    if (this.hasDescribedWords || (await this.passageCount()) === 0) return;
    if (!isSame)
      await this.indexes.replaceWords(async (uid) => {
        for await (const passages of storedPassages(this.client, this.indexes.passages))
          this.tasks.add(await this.sendWords(uid, passages));
        await this.describeWords(uid);
      });
    else await this.describeWords(this.indexes.words);
  }

  async storedReports(): Promise<Map<string, IndexedReport>> {
    return storedReports(this.client, this.indexes.reports);
  }

  async storedFiles(): Promise<Map<string, FileRecord>> {
    return storedFiles(this.client, this.indexes.files);
  }

  async add(batch: Batch): Promise<void> {
    const { records, passages, replacing, files } = batch;
    const tasks: EnqueuedTask[] = [];
    if (records.length > 0) {
      if (!this.hasDescribedWords) await this.describeWords(this.indexes.words);
      const incomplete = records.map((record) => ({ ...record, complete: false }));
      tasks.push(await this.send(this.indexes.reports, incomplete));
      for (const request of passageRequests(passages))
        tasks.push(
          await this.send(this.indexes.passages, request),
          await this.sendWords(this.indexes.words, request),
        );
      if (replacing.length > 0) {
        const surplus = replacing.map(({ id, passages }) => `report = "${id}" AND position > ${passages}`);
        tasks.push(...(await this.deletePassages([surplus])));
      }
    }
    this.inFlight.push({ tasks, reports: records.map(({ id }) => id), files });
    if (needsNoOpTask(++this.sentBatches))
      for (const uid of [this.indexes.passages, this.indexes.words]) await this.sendNoOpTask(uid);
    if (this.inFlight.length >= MAX_IN_FLIGHT) await this.completeOldest(COMPLETED_AT_ONCE);
  }

  async settle(): Promise<void> {
    await this.completeOldest(this.inFlight.length);
    await this.tasks.settle();
  }

  async putFiles(files: readonly FileRecord[]): Promise<void> {
    if (files.length > 0) this.tasks.add(await this.send(this.indexes.files, files));
  }

  async putSources(reports: readonly Pick<ReportRecord, 'id' | 'sources'>[]): Promise<void> {
    if (reports.length === 0) return;
    this.tasks.add(await this.client.index(this.indexes.reports).updateDocuments([...reports]));
  }

  /** Passages go first, so that after an interruption the records still name what is left to delete. */
  async removeReports(ids: readonly string[]): Promise<void> {
    for (const request of portions(ids)) {
      for (const task of await this.deletePassages(reportFilter(request))) this.tasks.add(task);
      this.tasks.add(await this.client.index(this.indexes.reports).deleteDocuments(request));
    }
  }

  async removeFiles(files: readonly FileRecord[]): Promise<void> {
    for (const request of portions(files.map((file) => file.id)))
      this.tasks.add(await this.client.index(this.indexes.files).deleteDocuments(request));
  }

  async finish(): Promise<void> {
    await this.settle();
    await this.indexes.swap();
    await this.indexes.removeOtherVersions();
  }

  /** There is one server, or the run would not have begun. */
  waitsFor(): null {
    return null;
  }

  /** There is nowhere to move to. */
  async moveReports(): Promise<void> {}

  /** Whole reports, to be added elsewhere. */
  async wholeReports(ids: readonly string[]): Promise<Batch> {
    const records = await storedRecords(this.client, this.indexes.reports, ids);
    const passages: PassageDocument[] = [];
    for await (const some of storedPassages(this.client, this.indexes.passages, reportFilter(ids)))
      passages.push(...some);
    return { records, passages, replacing: records, files: [] };
  }

  /** Describes the words even where no report has come, by which a server counts as ready to be searched. */
  async describeNoWords(): Promise<void> {
    if (!this.hasDescribedWords) await this.describeWords(this.indexes.words);
  }

  async passageCount(): Promise<number> {
    return (await this.client.index(this.indexes.passages).getStats()).numberOfDocuments;
  }

  /** Deletes passages and their words, the words first: they are found by the ids of the passages. */
  private async deletePassages(filter: Filter): Promise<EnqueuedTask[]> {
    const passages = this.client.index(this.indexes.passages);
    const ids = await passageIds(this.client, this.indexes.passages, filter);
    const words = await this.client.index(this.indexes.words).deleteDocuments(ids);
    return [words, await passages.deleteDocuments({ filter })];
  }

  private sendWords(uid: string, passages: readonly PassageDocument[]): Promise<EnqueuedTask> {
    return this.send(
      uid,
      passages.map((passage) => wordDocument(passage, this.words.segment)),
    );
  }

  /** Sets the synonyms of an index of words, and records what its words were segmented with. */
  private async describeWords(uid: string): Promise<void> {
    this.tasks.add(await this.client.index(uid).updateSynonyms(this.words.synonyms()));
    const document: SegmentationDocument = { id: SEGMENTATION_ID, ...this.words.versions };
    this.tasks.add(await this.send(uid, [document]));
    await this.tasks.settle();
    this.hasDescribedWords = true;
  }

  private async send(uid: string, documents: readonly object[]): Promise<EnqueuedTask> {
    return this.client.index(uid).addDocuments([...documents] as Record<string, unknown>[]);
  }

  /**
   * LMDB reuses freed pages two transactions later: a no-op task between two batches of the engine makes those
   * of the first one available to the second.
   */
  private async sendNoOpTask(uid: string): Promise<void> {
    const settings = { pagination: { maxTotalHits: MAX_TOTAL_HITS } };
    this.tasks.add(await this.client.index(uid).updateSettings(settings));
  }

  /**
   * Waits for the passages of the oldest batches, then marks their reports complete and writes their files.
   */
  private async completeOldest(count: number): Promise<void> {
    const batches = this.inFlight.splice(0, count);
    for (const { tasks } of batches) for (const task of tasks) await this.tasks.wait(task);
    const complete = batches.flatMap(({ reports }) => reports.map((id) => ({ id, complete: true })));
    if (complete.length > 0)
      this.tasks.add(await this.client.index(this.indexes.reports).updateDocuments(complete));
    await this.onIndexed(batches.flatMap(({ files }) => files));
  }
}

function reportFilter(ids: readonly string[]): string {
  return `report IN [${ids.map((id) => JSON.stringify(id)).join(', ')}]`;
}

/**
 * A new index doubles, and so may the engine's batches: after 2, 4, 8 … batches of ours, then after every
 * hundred.
 */
function needsNoOpTask(sentBatches: number): boolean {
  return sentBatches < COMPLETED_AT_ONCE
    ? sentBatches > 1 && Number.isInteger(Math.log2(sentBatches))
    : sentBatches % COMPLETED_AT_ONCE === 0;
}
