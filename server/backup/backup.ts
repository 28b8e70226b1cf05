/** Writes a backup: one file, whole or not at all, while the server may be running. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, promises as disk, type Stats } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { describeDiskError } from '../../indexer/discover/disk-error.ts';
import { isInside } from '../../indexer/discover/files.ts';
import type { Failure } from '../../indexer/domain/file.ts';
import { RunRefused } from '../../indexer/domain/run.ts';
import { openEngine } from '../../indexer/engine/engine.ts';
import { takeSnapshot } from '../../indexer/engine/snapshot.ts';
import type { Settings } from '../../indexer/settings.ts';
import { giveName, TEMPORARY } from '../adding/store-file.ts';
import { RUNS_FILE } from '../keeper/run-history.ts';
import {
  dataName,
  type KeptFile,
  MANIFEST,
  mendedData,
  newManifest,
  RUNS,
  reportName,
  SNAPSHOT,
} from './manifest.ts';

export interface BackupOptions {
  readonly withIndex: boolean;
  /** Whether a file of that name may be replaced. */
  readonly overwrite: boolean;
  readonly now: Date;
  readonly signal?: AbortSignal;
}

export interface BackupOutcome {
  readonly files: number;
  /** Of the backup. */
  readonly bytes: number;
  /** Files that are not in it. */
  readonly failed: readonly Failure[];
}

interface Found {
  readonly absolute: string;
  readonly name: string;
}

/** Compressing them again takes time and saves nothing. */
const COMPRESSED = /\.(?:zip|docx|xlsx|odt|ofd|wps|pdf|jpe?g|png|snapshot)$/i;

/**
 * @param target path of the backup
 * @throws RunRefused if it would replace a file or lie among the reports
 */
export async function writeBackup(
  settings: Settings,
  target: string,
  { withIndex, overwrite, now, signal }: BackupOptions,
): Promise<BackupOutcome> {
  if (!overwrite && (await disk.lstat(target).catch(() => null)))
    throw new RunRefused(`已有 ${target}，没有覆盖它；请换一个名字，或加上 --overwrite`);
  if (target.startsWith(settings.reportsDir + sep))
    throw new RunRefused(`${target} 在报告文件夹里，会被当作报告读入；请写到别的文件夹`);
  const snapshot = withIndex ? await snapshotOf(settings) : null;
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    const failed: Failure[] = [];
    const found = await findAll(settings, failed);
    const zip = new ZipFile();
    const kept: KeptFile[] = [];
    for (const file of found) await addFile(zip, file, kept, failed);
    if (snapshot) zip.addFile(snapshot.path, SNAPSHOT, { compress: false });
    // Asked for when all files before it have been written, and their hashes are known.
    zip.addReadStreamLazy(MANIFEST, { mode: 0o100644 }, (use) =>
      use(null, Readable.from([JSON.stringify(newManifest(kept, snapshot?.version ?? null, now), null, 1)])),
    );
    zip.end();
    const written = pipeline(zip.outputStream, createWriteStream(temporary, { flags: 'wx', mode: 0o600 }), {
      ...(signal && { signal }),
    });
    await Promise.race([
      written,
      // A file that cannot be read any more.
      new Promise<never>((_, reject) => zip.once('error', reject)),
    ]);
    await sync(temporary);
    const { size } = await disk.stat(temporary);
    if (overwrite) await disk.rename(temporary, target);
    else await giveName(temporary, target);
    return { files: kept.length, bytes: size, failed };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new RunRefused(`备份没有写成：${describeDiskError(error)}（${target}）`, { cause: error });
  } finally {
    await disk.rm(temporary, { force: true }).catch(() => {});
    if (snapshot) await disk.rm(snapshot.path, { force: true });
  }
}

async function snapshotOf(settings: Settings): Promise<{ path: string; version: string }> {
  if (settings.meiliUrl || settings.meiliUrls.length > 0)
    throw new RunRefused(
      '用 MEILI_URL 或 MEILI_URLS 时索引在那些引擎的磁盘上，请用它们自己的快照备份；或不加 --with-index，恢复后从报告重建',
    );
  const engine = await openEngine(settings);
  try {
    return { path: await takeSnapshot(engine, settings.stateDir), version: engine.version };
  } finally {
    await engine.stop();
  }
}

async function findAll(settings: Settings, failed: Failure[]): Promise<Found[]> {
  const found: Found[] = [];
  await findReports(settings.reportsDir, settings, found, failed);
  for (const absolute of mendedData(settings)) found.push({ absolute, name: dataName(absolute) });
  const runs = join(settings.stateDir, RUNS_FILE);
  if (await disk.stat(runs).catch(() => null)) found.push({ absolute: runs, name: RUNS });
  return found;
}

/** Every file, not only those that the indexer reads: a person may have put it there for a reason. */
async function findReports(
  folder: string,
  settings: Settings,
  found: Found[],
  failed: Failure[],
): Promise<void> {
  let entries: Awaited<ReturnType<typeof readFolder>>;
  try {
    entries = await readFolder(folder);
  } catch (error) {
    failed.push({ file: folder, reason: describeDiskError(error) });
    return;
  }
  for (const entry of entries) {
    const absolute = join(folder, entry.name);
    if (entry.isDirectory()) await findReports(absolute, settings, found, failed);
    else if (entry.isFile() && !entry.name.startsWith(TEMPORARY))
      found.push({ absolute, name: reportName(absolute, settings) });
    else if (entry.isSymbolicLink()) await findLinked(absolute, settings, found, failed);
  }
}

function readFolder(folder: string) {
  return disk.readdir(folder, { withFileTypes: true });
}

/** The contents of what a link leads to, where the indexer would follow it. */
async function findLinked(
  absolute: string,
  settings: Settings,
  found: Found[],
  failed: Failure[],
): Promise<void> {
  const { reportsDir, followLinks } = settings;
  try {
    if (!(await disk.stat(absolute)).isFile()) return;
    if (followLinks || (await isInside(absolute, reportsDir)))
      found.push({ absolute, name: reportName(absolute, settings) });
    else failed.push({ file: absolute, reason: '链接指向报告文件夹之外，没有备份' });
  } catch (error) {
    failed.push({ file: absolute, reason: describeDiskError(error) });
  }
}

async function addFile(
  zip: ZipFile,
  { absolute, name }: Found,
  kept: KeptFile[],
  failed: Failure[],
): Promise<void> {
  let stat: Stats;
  try {
    await disk.access(absolute, disk.constants.R_OK);
    stat = await disk.stat(absolute);
  } catch (error) {
    failed.push({ file: absolute, reason: describeDiskError(error) });
    return;
  }
  const { mtime, mode } = stat;
  zip.addReadStreamLazy(name, { mtime, mode, compress: !COMPRESSED.test(name) }, (use) => {
    const hash = createHash('sha256');
    let bytes = 0;
    const hashed = new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
      flush(done) {
        const modified = Math.round(stat.mtimeMs);
        kept.push({ path: name, bytes, modified, mode: mode & 0o777, sha256: hash.digest('hex') });
        done();
      },
    });
    const reading = createReadStream(absolute);
    reading.once('error', (error) => zip.emit('error', error));
    use(null, reading.pipe(hashed));
  });
}

async function sync(path: string): Promise<void> {
  const file = await disk.open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
