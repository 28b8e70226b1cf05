/**
 * A lock on a state folder, held by one process at a time. Locks left behind by dead processes are ignored.
 */
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import { isAlive, pidOf, processIdentity } from '../process/process-identity.ts';
import { makeStateFolder, stateFolderError } from './state-folder.ts';

export interface Lock {
  release(): Promise<void>;
}

const RETRY_MS = 200;
/**
 * Milliseconds after which a lock without a process id is stale: its process was killed, or stopped by a full
 * disk, before writing it.
 */
const UNWRITTEN_STALE_MS = 2000;

/**
 * @param onWaiting called once with the holder's process id if another process holds the lock
 * @throws EngineError if the state folder cannot be written
 */
export async function lock(
  stateDir: string,
  name: string,
  onWaiting: (holder: number) => void,
): Promise<Lock> {
  const file = join(stateDir, `${name}.lock`);
  await makeStateFolder(stateDir);
  let notified = false;
  for (;;) {
    try {
      await disk.writeFile(file, processIdentity(), { flag: 'wx' });
      return { release: () => disk.rm(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        // On a full disk the file may be created without its contents.
        await disk.rm(file, { force: true }).catch(() => {});
        throw stateFolderError(error, stateDir);
      }
    }
    const identity = await disk.readFile(file, 'utf8').catch(() => '');
    const holder = pidOf(identity);
    const isStale = holder > 0 ? holder === process.pid || !isAlive(identity) : await isOld(file);
    if (isStale) {
      await disk.rm(file, { force: true });
      continue;
    }
    if (!notified && holder > 0) onWaiting(holder);
    notified = true;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

async function isOld(file: string): Promise<boolean> {
  const stat = await disk.stat(file).catch(() => null);
  return stat !== null && Date.now() - stat.mtimeMs > UNWRITTEN_STALE_MS;
}
