/**
 * Opens the search engine: the one at `MEILI_URL`, the one that another command has started on the same state
 * folder, or a child process.
 */
import { randomBytes } from 'node:crypto';
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../settings.ts';
import { findBinary } from './binary.ts';
import { healthy, startChild } from './child.ts';
import { EngineError } from './error.ts';
import { lock } from './lock.ts';
import { isAlive, processIdentity } from '../process/process-identity.ts';

export interface Engine {
  readonly url: string;
  readonly key: string;
  readonly version: string;
  /** Whether this process started the engine and will stop it. */
  readonly owned: boolean;
  /** Resolves when the engine of this or another command has exited; never for the one at `MEILI_URL`. */
  readonly gone: Promise<void>;
  stop(): Promise<void>;
}

/** Note in the state folder by which other commands find a running engine. */
interface RunningEngine {
  readonly url: string;
  /** See `processIdentity`. */
  readonly owner: string;
}

/** Milliseconds between checks whether the owner of an engine is alive. */
const OWNER_POLL_MS = 1000;
const NEVER = new Promise<void>(() => {});

/** @throws EngineError if there is none and none can be started */
export async function openEngine(settings: Settings): Promise<Engine> {
  if (settings.meiliUrl) return connect(settings.meiliUrl.replace(/\/+$/, ''), settings.meiliKey ?? '');
  // Two commands at once must not start two engines on one folder: the second uses the engine of the first.
  const startLock = await lock(settings.stateDir, 'engine', () => {});
  try {
    const key = await readOrCreateKey(settings.stateDir);
    const running = await findRunning(settings.stateDir);
    if (running) return { ...(await connect(running.url, key)), gone: ownerGone(running.owner) };
    return await startEngine(settings, key);
  } finally {
    await startLock.release();
  }
}

async function startEngine(settings: Settings, key: string): Promise<Engine> {
  const binary = await findBinary(settings);
  await removeOtherVersions(settings.stateDir, binary.version);
  const child = await startChild(binary, key, settings.stateDir);
  const note: RunningEngine = { url: child.url, owner: processIdentity() };
  await disk.writeFile(runningNotePath(settings.stateDir), JSON.stringify(note), { mode: 0o600 });
  return {
    url: child.url,
    key,
    version: binary.version,
    owned: true,
    gone: child.gone,
    stop: async () => {
      await child.stop();
      await disk.rm(runningNotePath(settings.stateDir), { force: true });
    },
  };
}

async function connect(url: string, key: string): Promise<Engine> {
  if (!(await healthy(url))) {
    throw new EngineError(`连不上 ${url} 的 Meilisearch；请检查 MEILI_URL，并确认它正在运行`);
  }
  const response = await fetch(`${url}/version`, { headers: { Authorization: `Bearer ${key}` } });
  if (!response.ok) throw new EngineError(`${url} 的 Meilisearch 不接受密钥；请检查 MEILI_KEY`);
  const { pkgVersion } = (await response.json()) as { pkgVersion: string };
  return { url, key, version: pkgVersion, owned: false, gone: NEVER, stop: async () => {} };
}

/** Random key, created once and readable only by its owner; production mode requires at least 16 bytes. */
async function readOrCreateKey(stateDir: string): Promise<string> {
  const file = join(stateDir, 'engine.key');
  try {
    await disk.writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return (await disk.readFile(file, 'utf8')).trim();
}

async function findRunning(stateDir: string): Promise<RunningEngine | null> {
  let note: RunningEngine;
  try {
    note = JSON.parse(await disk.readFile(runningNotePath(stateDir), 'utf8')) as RunningEngine;
    // Earlier versions wrote a number.
    note = { ...note, owner: String(note.owner) };
  } catch {
    return null; // No note, or a truncated one: nothing is running.
  }
  if (!isAlive(note.owner)) {
    await waitForOrphan(note.url);
    return null;
  }
  return (await healthy(note.url)) ? note : null;
}

/** Resolves when the command that owns the engine is gone: its engine ends with it. */
function ownerGone(owner: string): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(owner)) return;
      clearInterval(timer);
      resolve();
    }, OWNER_POLL_MS);
    timer.unref();
  });
}

/**
 * After its owner was killed, the watcher ends the engine. Wait for it: two engines must not share a folder.
 */
async function waitForOrphan(url: string): Promise<void> {
  for (let tries = 0; tries < 50 && (await healthy(url)); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Indexes written by another version of the engine are rebuilt, not read. */
async function removeOtherVersions(stateDir: string, version: string): Promise<void> {
  for (const name of await disk.readdir(stateDir)) {
    if (/^meilisearch-\d/.test(name) && !name.endsWith('.bin') && name !== `meilisearch-${version}`) {
      await disk.rm(join(stateDir, name), { recursive: true, force: true });
    }
  }
}

function runningNotePath(stateDir: string): string {
  return join(stateDir, 'engine.json');
}
