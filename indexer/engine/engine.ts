/**
 * Opens the search engine: the one at `MEILI_URL`, the one that another command has started on the same state
 * folder, or a child process.
 */
import { randomBytes } from 'node:crypto';
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import { isAlive, pidOf, processIdentity } from '../process/process-identity.ts';
import type { Settings } from '../settings.ts';
import { type Binary, findBinary } from './binary.ts';
import { databasePath, type EngineChild, healthy, startChild } from './child.ts';
import { DamagedDatabase, EngineError } from './error.ts';
import { damagedSentence, isCrashOfDamage } from './failure.ts';
import { lock } from './lock.ts';
import { stateFolderError } from './state-folder.ts';
import { requireVersion } from './version.ts';
import { watchEngine } from './watchdog.ts';

export interface Engine {
  /** Host and port: by it several servers are told apart, and it decides which reports lie where. */
  readonly name: string;
  readonly url: string;
  readonly key: string;
  /** Null for one of several servers that was down when it was opened. */
  readonly version: string | null;
  /** Whether this process started the engine and will stop it. */
  readonly owned: boolean;
  /** Whether it has answered lately: it may be alive and hang. */
  readonly isAnswering: boolean;
  /**
   * Resolves when the engine of this or another command has exited, or has been replaced by a new one; never
   * for the one at `MEILI_URL`. An engine that hangs is killed by the command that owns it. One of several
   * servers counts as gone once it has not answered for as long as that.
   */
  readonly gone: Promise<void>;
  /** Why it has exited, in one sentence, where its end tells and a new start would not help. */
  readonly problem: string | null;
  stop(): Promise<void>;
}

/** One that has answered, and told its version. */
export type AnsweringEngine = Engine & { readonly version: string };

/** Note in the state folder by which other commands find a running engine. */
interface RunningEngine {
  readonly url: string;
  /** See `processIdentity`; of the command and of the engine. */
  readonly owner: string;
  readonly engine: string;
}

/** Milliseconds between checks whether the owner of an engine is alive. */
const OWNER_POLL_MS = 1000;
/** Milliseconds without an answer after which an engine is killed: far longer than any task holds it up. */
const HANG_MS = 20_000;
/** Milliseconds in which the engine of another command may recover, or be restarted by it. */
const RECOVERY_MS = 2 * HANG_MS;
const RETRY_MS = 200;
const NEVER = new Promise<void>(() => {});

/**
 * @param onWaiting called once, with its process id, if another command owns an engine that does not answer
 * @throws EngineError if there is none and none can be started
 */
export async function openEngine(
  settings: Settings,
  onWaiting: (owner: number) => void = () => {},
): Promise<AnsweringEngine> {
  if (settings.meiliUrl)
    return connect(settings.meiliUrl.replace(/\/+$/, ''), settings.meiliKey ?? '', NEVER);
  const deadline = Date.now() + RECOVERY_MS;
  for (let tries = 0; ; tries++) {
    const opened = await openOwn(settings);
    if (!('silent' in opened)) return opened;
    const owner = pidOf(opened.silent.owner);
    if (tries === 0) onWaiting(owner);
    if (Date.now() > deadline)
      throw new EngineError(
        `${settings.stateDir} 的搜索引擎由另一个进程（${owner}）运行，但没有应答；请等它恢复，或结束那个进程后重试`,
      );
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** @returns the note of an engine that does not answer although the command that owns it is alive */
async function openOwn(settings: Settings): Promise<AnsweringEngine | { readonly silent: RunningEngine }> {
  // Two commands at once must not start two engines on one folder: the second uses the engine of the first.
  const startLock = await lock(settings.stateDir, 'engine', () => {});
  try {
    const key = await readOrCreateKey(settings.stateDir);
    const running = await readNote(settings.stateDir);
    if (!running) return await startEngine(settings, key);
    const isDead = !isAlive(running.engine);
    if (isDead && running.owner === processIdentity()) return await startEngine(settings, key);
    if (!isAlive(running.owner)) {
      await endOrphan(running.engine);
      return await startEngine(settings, key);
    }
    // Its owner starts an engine again that has died; another one would end with this command.
    if (isDead || !(await healthy(running.url))) return { silent: running };
    return await connect(running.url, key, replaced(settings.stateDir, running));
  } finally {
    await startLock.release();
  }
}

async function startEngine(settings: Settings, key: string): Promise<AnsweringEngine> {
  const binary = await findBinary(settings);
  const child = await startOnDatabase(binary, key, settings.stateDir);
  const note: RunningEngine = {
    url: child.url,
    owner: processIdentity(),
    engine: processIdentity(child.pid),
  };
  try {
    await removeOtherVersions(settings.stateDir, binary.version);
    await disk.writeFile(notePath(settings.stateDir), JSON.stringify(note), { mode: 0o600 });
  } catch (error) {
    await child.stop();
    throw error;
  }
  const watchdog = watchEngine(child.url, HANG_MS, child.kill);
  let problem: string | null = null;
  const gone = child.gone.then((signal) => {
    watchdog.stop();
    if (isCrashOfDamage(signal))
      problem = damagedSentence(
        databasePath(settings.stateDir, binary.version),
        '已损坏，搜索引擎读到坏处就退出',
      );
  });
  return {
    name: new URL(child.url).host,
    url: child.url,
    key,
    version: binary.version,
    owned: true,
    get isAnswering() {
      return watchdog.isAnswering;
    },
    gone,
    get problem() {
      return problem;
    },
    stop: async () => {
      await child.stop();
      const current = await readNote(settings.stateDir);
      // Another command may have started its own engine since this one died.
      if (current?.engine === note.engine) await disk.rm(notePath(settings.stateDir), { force: true });
    },
  };
}

async function startOnDatabase(binary: Binary, key: string, stateDir: string): Promise<EngineChild> {
  const database = databasePath(stateDir, binary.version);
  try {
    return await startChild(binary, key, stateDir);
  } catch (error) {
    if (!(error instanceof DamagedDatabase) || !(await isWithoutIndexes(database))) throw error;
    // A first start was cut off: there is nothing in it to lose.
    await disk.rm(database, { recursive: true, force: true });
    return startChild(binary, key, stateDir);
  }
}

async function isWithoutIndexes(database: string): Promise<boolean> {
  return (await disk.readdir(join(database, 'indexes')).catch(() => [])).length === 0;
}

async function connect(url: string, key: string, gone: Promise<void>): Promise<AnsweringEngine> {
  const version = await versionOf(url, key, 'MEILI_KEY');
  if (version === null)
    throw new EngineError(`连不上 ${url} 的 Meilisearch；请检查 MEILI_URL，并确认它正在运行`);
  return connected(
    { url, key, version, gone },
    watchEngine(url, Number.POSITIVE_INFINITY, () => {}),
  );
}

/**
 * One of several servers, which may be down.
 *
 * @throws EngineError if it answers but does not accept the key
 */
export async function connectServer(url: string, key: string): Promise<Engine> {
  const version = await versionOf(url, key, 'MEILI_KEYS');
  let lose: () => void = () => {};
  const gone = new Promise<void>((resolve) => {
    lose = resolve;
  });
  return connected({ url, key, version, gone }, watchEngine(url, HANG_MS, lose, version !== null));
}

function connected<Version extends string | null>(
  opened: Pick<Engine, 'url' | 'key' | 'gone'> & { readonly version: Version },
  watchdog: ReturnType<typeof watchEngine>,
): Engine & { readonly version: Version } {
  return {
    ...opened,
    name: new URL(opened.url).host,
    owned: false,
    get isAnswering() {
      return watchdog.isAnswering;
    },
    problem: null,
    stop: async () => watchdog.stop(),
  };
}

/**
 * @param setting where the key comes from
 * @returns null if the server does not answer
 * @throws EngineError if it does not accept the key, is too old, or is something else
 */
async function versionOf(url: string, key: string, setting: string): Promise<string | null> {
  if (!(await healthy(url))) return null;
  const headers = { Authorization: `Bearer ${key}` };
  const signal = AbortSignal.timeout(HANG_MS);
  // It may go down just then.
  const response = await fetch(`${url}/version`, { headers, signal }).catch(() => null);
  if (response === null || response.status >= 500) return null;
  if (response.status === 401 || response.status === 403)
    throw new EngineError(`${url} 的 Meilisearch 不接受密钥；请检查 ${setting}`);
  const answer: unknown = await response.json().catch(() => null);
  const version = (answer as { readonly pkgVersion?: unknown } | null)?.pkgVersion;
  if (typeof version !== 'string') throw new EngineError(`${url} 不是 Meilisearch；请检查网址`);
  requireVersion(version, `${url} 的引擎`);
  return version;
}

/** Bytes of a key that Meilisearch accepts in production mode. */
const MIN_KEY_LENGTH = 16;

/** Random key, created once and readable only by its owner. */
export async function readOrCreateKey(stateDir: string): Promise<string> {
  const file = join(stateDir, 'engine.key');
  try {
    const kept = (await disk.readFile(file, 'utf8').catch(ifMissing)).trim();
    // Empty where a full disk has kept it from being written.
    if (kept !== '') return requireKeyLength(kept, file);
    const key = randomBytes(32).toString('base64url');
    await disk.writeFile(file, key, { mode: 0o600 });
    return key;
  } catch (error) {
    throw stateFolderError(error, stateDir);
  }
}

function ifMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}

function requireKeyLength(key: string, file: string): string {
  if (Buffer.byteLength(key) >= MIN_KEY_LENGTH) return key;
  throw new EngineError(
    `${file} 里的密钥太短，至少要 ${MIN_KEY_LENGTH} 字节；请删除这个文件再启动，会另生成一个，索引不受影响`,
  );
}

/** Process id of the command that runs an engine on this state folder; null if none does. */
export async function ownerOfEngine(stateDir: string): Promise<number | null> {
  const running = await readNote(stateDir);
  return running && isAlive(running.owner) ? pidOf(running.owner) : null;
}

/** @returns null if there is no note, or a truncated one */
async function readNote(stateDir: string): Promise<RunningEngine | null> {
  try {
    const { url, owner, engine } = JSON.parse(
      await disk.readFile(notePath(stateDir), 'utf8'),
    ) as RunningEngine;
    return { url, owner: String(owner), engine: String(engine) };
  } catch {
    return null;
  }
}

/** Resolves when the command that owns the engine is gone, with which it ends, or has started another one. */
function replaced(stateDir: string, running: RunningEngine): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(async () => {
      const current = await readNote(stateDir);
      if (isAlive(running.owner) && current?.engine === running.engine) return;
      clearInterval(timer);
      resolve();
    }, OWNER_POLL_MS);
    timer.unref();
  });
}

/**
 * After its owner was killed, the watcher ends the engine. Wait for it, and make sure of it: two engines must
 * not share a database.
 */
async function endOrphan(engine: string): Promise<void> {
  for (let tries = 0; isAlive(engine); tries++) {
    if (tries === 10) process.kill(pidOf(engine), 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Indexes written by another version of the engine are rebuilt, not read. They go once the new engine has started:
 * one that does not start must not cost them.
 */
async function removeOtherVersions(stateDir: string, version: string): Promise<void> {
  for (const name of await disk.readdir(stateDir)) {
    if (/^meilisearch-\d/.test(name) && !name.endsWith('.bin') && name !== `meilisearch-${version}`) {
      await disk.rm(join(stateDir, name), { recursive: true, force: true });
    }
  }
}

function notePath(stateDir: string): string {
  return join(stateDir, 'engine.json');
}
