/** Copies the index while it is in use, and starts a new state folder from such a copy. */
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Meilisearch } from 'meilisearch';
import type { Settings } from '../settings.ts';
import { findBinary } from './binary.ts';
import { databasePath, SNAPSHOTS, startChild } from './child.ts';
import { type AnsweringEngine, ownerOfEngine, readOrCreateKey } from './engine.ts';
import { DamagedDatabase, EngineError } from './error.ts';
import { engineError } from './failure.ts';
import { lock } from './lock.ts';

const POLL_MS = 200;

/**
 * Has the engine write its whole data into one file, as of one moment.
 *
 * @param engine one that runs on the state folder
 * @returns the path of the file, for the caller to move or delete
 */
export async function takeSnapshot(engine: AnsweringEngine, stateDir: string): Promise<string> {
  const client = new Meilisearch({ host: engine.url, apiKey: engine.key });
  const { taskUid } = await client.createSnapshot();
  for (;;) {
    const { status, error } = await client.tasks.getTask(taskUid);
    if (status === 'succeeded') break;
    if (status === 'failed' || status === 'canceled')
      throw engineError(`搜索引擎没有写成索引的副本：${error?.message ?? status}`);
    await pause(POLL_MS);
  }
  return join(stateDir, SNAPSHOTS, `meilisearch-${engine.version}.snapshot`);
}

/** Whether the index was taken over, or why it will be rebuilt from the reports instead. */
export type ImportOutcome = 'imported' | 'other-version' | 'has-index';

/**
 * @param version of the engine that wrote the snapshot
 * @throws EngineError if an engine runs on the state folder, or does not take the snapshot
 */
export async function importSnapshot(
  settings: Settings,
  snapshot: string,
  version: string,
): Promise<ImportOutcome> {
  const { stateDir } = settings;
  const startLock = await lock(stateDir, 'engine', () => {});
  try {
    const owner = await ownerOfEngine(stateDir);
    if (owner !== null)
      throw new EngineError(`镇鉴正在 ${stateDir} 上运行（进程 ${owner}），不能换它的索引；请先停止它`);
    const binary = await findBinary(settings);
    if (binary.version !== version) return 'other-version';
    const database = databasePath(stateDir, version);
    if ((await disk.stat(database).catch(() => null)) !== null) return 'has-index';
    const key = await readOrCreateKey(stateDir);
    const child = await startChild(binary, key, stateDir, snapshot).catch(async (error: unknown) => {
      // What was unpacked of it must not pass for an index.
      await disk.rm(database, { recursive: true, force: true });
      if (!(error instanceof DamagedDatabase)) throw error;
      throw new EngineError('备份里的索引已损坏，没有用它；启动后从报告重建', { cause: error });
    });
    await child.stop();
    return 'imported';
  } finally {
    await startLock.release();
  }
}
