/**
 * Runs Meilisearch as a child process: on a free loopback port, without analytics, with bounded indexing
 * memory, and terminated together with its parent in every case.
 */
import type { ChildProcess } from 'node:child_process';
import { promises as disk } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { spawnGuarded } from '../process/guarded-child.ts';
import type { Binary } from './binary.ts';
import { DamagedDatabase } from './error.ts';
import { engineLogPath } from './log.ts';
import { startFailure } from './start-failure.ts';

export interface EngineChild {
  readonly url: string;
  readonly pid: number;
  /** Resolves when the process has exited for any reason, with the signal that ended it. */
  readonly gone: Promise<NodeJS.Signals | null>;
  stop(): Promise<void>;
  /** Ends it at once; its tasks are transactional. */
  kill(): void;
}

/** Folder of the engine's snapshots in the state folder. */
export const SNAPSHOTS = 'snapshots';
/** Measured on 12,511 passages: peak memory 0.61 GB instead of 1.66 GB by default, and faster. */
const INDEXING_MEMORY = '200Mb';
/**
 * The default is half of the processors: of two, one would do all the work while the other waits for
 * searches.
 */
const INDEXING_THREADS = Math.max(2, availableParallelism() - 1);
const START_TIMEOUT_MS = 60_000;
/** A million passages are some 12 GB to unpack. */
const IMPORT_TIMEOUT_MS = 60 * 60_000;
const POLL_MS = 15;
const STOP_TIMEOUT_MS = 5000;
/** Another process may take the free port before the engine does: then try another port. */
const MAX_ATTEMPTS = 3;

/** Where an engine of this version keeps its data. */
export function databasePath(stateDir: string, version: string): string {
  return join(stateDir, `meilisearch-${version}`);
}

/**
 * @param snapshot a file of another engine of this version to start from, where there is no data yet
 * @throws DamagedDatabase if the engine cannot open its data
 * @throws EngineError if it does not start for another reason
 */
export async function startChild(
  binary: Binary,
  key: string,
  stateDir: string,
  snapshot: string | null = null,
): Promise<EngineChild> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(binary, key, stateDir, snapshot, await freePort());
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || error instanceof DamagedDatabase) throw error;
    }
  }
}

async function start(
  binary: Binary,
  key: string,
  stateDir: string,
  snapshot: string | null,
  port: number,
): Promise<EngineChild> {
  const database = databasePath(stateDir, binary.version);
  const address = `127.0.0.1:${port}`;
  const logFile = engineLogPath(stateDir);
  const log = await disk.open(logFile, 'w');
  const options = {
    'db-path': database,
    'dump-dir': join(stateDir, 'dumps'),
    'snapshot-dir': join(stateDir, SNAPSHOTS),
    'http-addr': address,
    env: 'production',
    'log-level': 'WARN',
    'max-indexing-memory': INDEXING_MEMORY,
    'max-indexing-threads': String(INDEXING_THREADS),
    ...(snapshot !== null && { 'import-snapshot': snapshot }),
  };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  // A process group of its own: Ctrl-C reaches only the parent, which then ends its children in order.
  const command = [binary.path, ...flags, '--no-analytics'];
  const child = spawnGuarded(command, {
    cwd: stateDir,
    env: { PATH: process.env['PATH'], MEILI_MASTER_KEY: key },
    output: [log.fd, log.fd],
    detached: true,
  });
  const gone = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('exit', (_, signal) => resolve(signal));
    child.once('error', () => resolve(null));
  });
  await log.close();

  const url = `http://${address}`;
  const deadline = Date.now() + (snapshot === null ? START_TIMEOUT_MS : IMPORT_TIMEOUT_MS);
  while (!(await healthy(url))) {
    const isEnded = await Promise.race([gone.then(() => true), pause(POLL_MS).then(() => false)]);
    if (!isEnded && Date.now() <= deadline) continue;
    child.kill('SIGKILL');
    const signal = isEnded ? await gone : null;
    const printed = await disk.readFile(logFile, 'utf8').catch(() => '');
    const { bavail, bsize } = await disk.statfs(stateDir);
    throw startFailure({ signal, log: printed, free: bavail * bsize }, database);
  }
  return { url, pid: child.pid ?? 0, gone, stop: () => stop(child, gone), kill: () => child.kill('SIGKILL') };
}

/**
 * Uses SIGINT: on SIGTERM Meilisearch waits for keep-alive connections to close. Its tasks are transactional
 * anyway.
 */
async function stop(child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  child.kill('SIGINT');
  await gone;
  clearTimeout(force);
}

/** @param timeoutMs milliseconds to wait for an answer */
export async function healthy(url: string, timeoutMs = 2000): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(timeoutMs) })).ok;
  } catch {
    return false; // Not running, or not yet: the caller retries or gives up.
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
