/**
 * The indexes that a run writes. A rebuild fills a second set, so that search continues on the first
 * one until they are swapped.
 */
import type { Meilisearch, Settings } from 'meilisearch';
import { FILES, PASSAGES, REPORTS, WORDS } from '../domain/document.ts';
import { PASSAGE_SETTINGS, RECORD_SETTINGS, WORD_SETTINGS } from './index-settings.ts';
import type { TaskQueue } from './task-queue.ts';

/** Suffix of the indexes that a rebuild fills. */
const NEXT = '_next';
const UIDS: readonly string[] = [PASSAGES, WORDS, REPORTS, FILES];
/** Indexes of this program in any version. Indexes of other programs may share the engine. */
const ANY_VERSION = /^zhenjian_(?:passages|words|reports|files)_\d+(?:_next)?$/;
const MAX_INDEXES = 10_000;

export class IndexSet {
  /** Both sets: the one being searched and the one being rebuilt. */
  static readonly allUids: string[] = UIDS.flatMap((uid) => [uid, uid + NEXT]);
  private suffix = '';
  /** Whether this run is the first on indexes of this version. */
  private isFirstOfVersion = false;

  constructor(
    private readonly client: Meilisearch,
    private readonly tasks: TaskQueue,
  ) {}

  get passages(): string {
    return PASSAGES + this.suffix;
  }

  get words(): string {
    return WORDS + this.suffix;
  }

  get reports(): string {
    return REPORTS + this.suffix;
  }

  get files(): string {
    return FILES + this.suffix;
  }

  /**
   * Creates missing indexes, updates their settings, and deletes the indexes of abandoned rebuilds.
   *
   * @param rebuild whether to write to the second set
   */
  async prepare(rebuild: boolean): Promise<void> {
    const existing = await this.existingUids();
    const abandoned = UIDS.map((uid) => uid + NEXT).filter((uid) => !rebuild && existing.includes(uid));
    for (const uid of abandoned) await this.tasks.wait(this.client.deleteIndex(uid));
    this.isFirstOfVersion = UIDS.some((uid) => !existing.includes(uid));
    this.suffix = rebuild ? NEXT : '';
    for (const uid of UIDS) await this.create(uid + this.suffix, existing);
    await this.configure(this.passages, PASSAGE_SETTINGS);
    await this.configure(this.words, WORD_SETTINGS);
    for (const uid of [this.reports, this.files]) await this.configure(uid, RECORD_SETTINGS);
  }

  /**
   * Fills a second index of words, then puts it in place of the first one.
   * The words of a rebuild are not searched yet, and are overwritten.
   */
  async replaceWords(fill: (uid: string) => Promise<void>): Promise<void> {
    if (this.suffix !== '') return fill(this.words);
    const uid = WORDS + NEXT;
    await this.create(uid, await this.existingUids());
    await this.configure(uid, WORD_SETTINGS);
    await fill(uid);
    await this.exchange([WORDS]);
  }

  /** After a rebuild, replaces the first set by the second one. Otherwise does nothing. */
  async swap(): Promise<void> {
    if (this.suffix === '') return;
    const existing = await this.existingUids();
    for (const uid of UIDS) await this.create(uid, existing);
    await this.exchange(UIDS);
    this.suffix = '';
  }

  /**
   * Deletes the indexes of other versions, but not in the first run of this one: a server of the version before
   * may still search them until it is replaced.
   */
  async removeOtherVersions(): Promise<void> {
    if (this.isFirstOfVersion) return;
    for (const uid of await this.existingUids())
      if (ANY_VERSION.test(uid) && !IndexSet.allUids.includes(uid))
        await this.tasks.wait(this.client.deleteIndex(uid));
  }

  private async exchange(uids: readonly string[]): Promise<void> {
    const swaps = uids.map((uid) => ({ indexes: [uid, uid + NEXT] as [string, string], rename: false }));
    // Sent without waiting in between: interrupted after the swap, the next rebuild would continue on the old
    // index.
    this.tasks.add(await this.client.swapIndexes(swaps));
    for (const uid of uids) this.tasks.add(await this.client.deleteIndex(uid + NEXT));
    await this.tasks.settle();
  }

  private async create(uid: string, existing: readonly string[]): Promise<void> {
    if (!existing.includes(uid)) await this.tasks.wait(this.client.createIndex(uid, { primaryKey: 'id' }));
  }

  /** Sends settings only if they differ: even a task without effect waits for the disk. */
  private async configure(uid: string, expected: Settings): Promise<void> {
    const index = this.client.index(uid);
    const current: Readonly<Record<string, unknown>> = { ...(await index.getSettings()) };
    const same = Object.entries(expected).every(([name, value]) => isSameSetting(current[name], value));
    if (!same) await this.tasks.wait(index.updateSettings(expected));
  }

  private async existingUids(): Promise<string[]> {
    return (await this.client.getRawIndexes({ limit: MAX_INDEXES })).results.map((index) => index.uid);
  }
}

/** Compares only the expected properties: the engine returns objects with more. */
function isSameSetting(current: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return current === expected;
  if (typeof current !== 'object' || current === null) return false;
  if (Array.isArray(expected) && Array.isArray(current) && expected.length !== current.length) return false;
  const properties: Readonly<Record<string, unknown>> = { ...current };
  return Object.entries(expected).every(([name, value]) => isSameSetting(properties[name], value));
}
