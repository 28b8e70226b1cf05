/** Puts what a backup holds back in its place, and replaces nothing unless asked to. */
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, promises as disk } from 'node:fs';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { describeDiskError } from '../../indexer/discover/disk-error.ts';
import { sha256OfFile } from '../../indexer/discover/file-hash.ts';
import type { Failure } from '../../indexer/domain/file.ts';
import { RunRefused } from '../../indexer/domain/run.ts';
import { type ImportOutcome, importSnapshot } from '../../indexer/engine/snapshot.ts';
import { makeStateFolder } from '../../indexer/engine/state-folder.ts';
import type { Settings } from '../../indexer/settings.ts';
import { giveName, TEMPORARY } from '../adding/store-file.ts';
import { type KeptFile, MANIFEST, type Manifest, manifest, placeOf, SNAPSHOT } from './manifest.ts';

export interface RestoreOutcome {
  readonly written: number;
  /** Files that were there already, with the same contents. */
  readonly same: number;
  readonly failed: readonly Failure[];
  /** What became of the index in the backup; null if it has none. */
  readonly index: ImportOutcome | null;
}

interface Placed extends KeptFile {
  readonly target: string;
  readonly entry: Entry;
}

/** Files named one by one in a refusal. */
const MAX_NAMED = 20;

/**
 * @param overwrite whether files that differ may be replaced
 * @throws RunRefused if the file is no whole backup, or if files would be replaced: then nothing has been written
 */
export async function restoreBackup(
  settings: Settings,
  source: string,
  overwrite: boolean,
): Promise<RestoreOutcome> {
  const { zip, entries, held } = await openBackup(source);
  try {
    const placed = held.files.map((file): Placed => {
      const [target, entry] = [placeOf(file.path, settings), entries.get(file.path)];
      if (!target || !entry) throw notABackup(source, `其中没有 ${file.path}，或不知道它该放在哪里`);
      return { ...file, target, entry };
    });
    const missing: Placed[] = [];
    const differing: Placed[] = [];
    for (const file of placed) {
      const hash = await sha256OfFile(file.target).catch(() => null);
      if (hash === null && !(await disk.lstat(file.target).catch(() => null))) missing.push(file);
      else if (hash !== file.sha256) differing.push(file);
    }
    if (differing.length > 0 && !overwrite) throw refusal(differing);
    const failed: Failure[] = [];
    for (const file of [...missing, ...differing]) {
      await write(zip, file, overwrite).catch((error: unknown) =>
        failed.push({ file: file.target, reason: describeDiskError(error) }),
      );
    }
    const all = missing.length + differing.length;
    const snapshot = entries.get(SNAPSHOT);
    const index =
      snapshot && held.engine !== null ? await restoreIndex(settings, zip, snapshot, held.engine) : null;
    return { written: all - failed.length, same: placed.length - all, failed, index };
  } finally {
    zip.close();
  }
}

async function openBackup(
  source: string,
): Promise<{ zip: ZipFile; entries: Map<string, Entry>; held: Manifest }> {
  const zip = await openPromise(source, { autoClose: false }).catch((error: unknown) => {
    throw notABackup(source, describeDiskError(error), error);
  });
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const described = entries.get(MANIFEST);
    if (!described) throw new Error(`其中没有 ${MANIFEST}`);
    const text = await buffer(await zip.openReadStreamPromise(described));
    return { zip, entries, held: manifest.parse(JSON.parse(text.toString('utf8'))) };
  } catch (error) {
    zip.close();
    throw notABackup(source, error instanceof Error ? error.message : String(error), error);
  }
}

function notABackup(source: string, reason: string, cause?: unknown): RunRefused {
  return new RunRefused(
    `${source} 不是 npm run backup 写的备份，或不完整，没有恢复任何文件：${reason.split('\n')[0]}`,
    { cause },
  );
}

function refusal(differing: readonly Placed[]): RunRefused {
  const named = differing.slice(0, MAX_NAMED).map(({ target }) => `  ${target}`);
  const more = differing.length - named.length;
  return new RunRefused(
    [
      `有 ${differing.length} 个文件与备份里的不同，没有覆盖它们，也没有恢复任何文件；要用备份里的换掉它们，请加上 --overwrite`,
      ...named,
      ...(more > 0 ? [`  … 还有 ${more} 个`] : []),
    ].join('\n'),
  );
}

async function write(
  zip: ZipFile,
  { target, entry, modified, mode, sha256 }: Placed,
  overwrite: boolean,
): Promise<void> {
  await disk.mkdir(dirname(target), { recursive: true });
  const temporary = join(dirname(target), `${TEMPORARY}${randomUUID()}`);
  try {
    const hash = createHash('sha256');
    await pipeline(
      await zip.openReadStreamPromise(entry),
      new Transform({
        transform(chunk: Buffer, _, done) {
          hash.update(chunk);
          done(null, chunk);
        },
      }),
      createWriteStream(temporary, { flags: 'wx', mode }),
    );
    if (hash.digest('hex') !== sha256) throw new Error('备份里的这个文件已损坏，没有恢复它');
    await disk.utimes(temporary, modified / 1000, modified / 1000);
    if (overwrite) await disk.rename(temporary, target);
    else await giveName(temporary, target);
  } finally {
    await disk.rm(temporary, { force: true });
  }
}

async function restoreIndex(
  settings: Settings,
  zip: ZipFile,
  entry: Entry,
  version: string,
): Promise<ImportOutcome> {
  await makeStateFolder(settings.stateDir);
  const snapshot = join(settings.stateDir, `restored-${randomUUID()}.snapshot`);
  try {
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(snapshot, { mode: 0o600 }));
    return await importSnapshot(settings, snapshot, version);
  } finally {
    await disk.rm(snapshot, { force: true });
  }
}
