/**
 * The engine that a run uses: the one that `MEILI_URL` names, or the one that another command of ours has
 * started on the same state folder, or a child of its own.
 */
import { randomBytes } from 'node:crypto';
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../settings.ts';
import { findBinary } from './binary.ts';
import { healthy, startChild } from './child.ts';
import { EngineError } from './error.ts';
import { lock } from './lock.ts';
import { isAlive, processName } from './process-identity.ts';

export interface Engine {
  readonly url: string;
  readonly key: string;
  readonly version: string;
  /** Whether this process started it and ends it. */
  readonly owned: boolean;
  /** Resolves when an engine of ours has gone, this process's or another's; never for the one of `MEILI_URL`. */
  readonly gone: Promise<void>;
  stop(): Promise<void>;
}

/** What a command that owns an engine leaves in the state folder for the others. */
interface Running {
  readonly url: string;
  /** As `processName` has it. */
  readonly owner: string;
}

/** Milliseconds between looks at whether the owner of an engine is still there. */
const LOOK_MS = 1000;
const NEVER = new Promise<void>(() => {});

/** @throws EngineError where there is none and none can be started */
export async function openEngine(settings: Settings): Promise<Engine> {
  if (settings.meiliUrl) return connect(settings.meiliUrl.replace(/\/+$/, ''), settings.meiliKey ?? '');
  // Two commands at once must not start two engines on one folder: the second uses the first one's.
  const held = await lock(settings.stateDir, 'engine', () => {});
  try {
    const key = await ownKey(settings.stateDir);
    const running = await findRunning(settings.stateDir);
    if (running) return { ...(await connect(running.url, key)), gone: ownerGone(running.owner) };
    return await startOwn(settings, key);
  } finally {
    await held.release();
  }
}

async function startOwn(settings: Settings, key: string): Promise<Engine> {
  const binary = await findBinary(settings);
  await removeOtherVersions(settings.stateDir, binary.version);
  const child = await startChild(binary, key, settings.stateDir);
  const note: Running = { url: child.url, owner: processName() };
  await disk.writeFile(runningFile(settings.stateDir), JSON.stringify(note), { mode: 0o600 });
  return {
    url: child.url,
    key,
    version: binary.version,
    owned: true,
    gone: child.gone,
    stop: async () => {
      await child.stop();
      await disk.rm(runningFile(settings.stateDir), { force: true });
    },
  };
}

async function connect(url: string, key: string): Promise<Engine> {
  if (!(await healthy(url))) {
    throw new EngineError(`连不上 ${url} 的 Meilisearch；请检查 MEILI_URL，并确认它正在运行`);
  }
  const answer = await fetch(`${url}/version`, { headers: { Authorization: `Bearer ${key}` } });
  if (!answer.ok) throw new EngineError(`${url} 的 Meilisearch 不接受密钥；请检查 MEILI_KEY`);
  const { pkgVersion } = (await answer.json()) as { pkgVersion: string };
  return { url, key, version: pkgVersion, owned: false, gone: NEVER, stop: async () => {} };
}

/** The random key, made once and readable by its owner alone; production mode wants 16 bytes or more. */
async function ownKey(stateDir: string): Promise<string> {
  const file = join(stateDir, 'engine.key');
  try {
    await disk.writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return (await disk.readFile(file, 'utf8')).trim();
}

async function findRunning(stateDir: string): Promise<Running | null> {
  let note: Running;
  try {
    note = JSON.parse(await disk.readFile(runningFile(stateDir), 'utf8')) as Running;
    // As earlier versions wrote it.
    note = { ...note, owner: String(note.owner) };
  } catch {
    return null; // No note, or half of one: nobody is running.
  }
  if (!isAlive(note.owner)) {
    await waitForOrphan(note.url);
    return null;
  }
  return (await healthy(note.url)) ? note : null;
}

/** Another command's engine ends with that command. */
function ownerGone(owner: string): Promise<void> {
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (isAlive(owner)) return;
      clearInterval(look);
      resolve();
    }, LOOK_MS);
    look.unref();
  });
}

/** After its owner was killed, its watcher is ending the engine: two engines on one folder must not meet. */
async function waitForOrphan(url: string): Promise<void> {
  for (let tries = 0; tries < 50 && (await healthy(url)); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** An index that another version of the engine wrote is rebuilt, not read. */
async function removeOtherVersions(stateDir: string, version: string): Promise<void> {
  for (const name of await disk.readdir(stateDir)) {
    if (/^meilisearch-\d/.test(name) && !name.endsWith('.bin') && name !== `meilisearch-${version}`) {
      await disk.rm(join(stateDir, name), { recursive: true, force: true });
    }
  }
}

function runningFile(stateDir: string): string {
  return join(stateDir, 'engine.json');
}
