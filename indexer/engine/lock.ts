/** A lock that one process at a time holds on a state folder; what a dead process left behind does not count. */
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from './error.ts';
import { isAlive, pidOf, processName } from './process-identity.ts';

export interface Lock {
  release(): Promise<void>;
}

const RETRY_MS = 200;
/** Older than that, a lock without a process id is what one killed, or stopped by a full disk, left of it. */
const UNWRITTEN_MS = 2000;

/**
 * @param waiting is called once, with the holder's process id, where the lock is held by another
 * @throws EngineError where the state folder cannot be written
 */
export async function lock(stateDir: string, name: string, waiting: (holder: number) => void): Promise<Lock> {
  const file = join(stateDir, `${name}.lock`);
  await disk.mkdir(stateDir, { recursive: true }).catch((cause: unknown) => {
    throw new EngineError(`无法建立状态目录 ${stateDir}，请检查 STATE_DIR 与磁盘权限`, { cause });
  });
  let told = false;
  for (;;) {
    try {
      await disk.writeFile(file, processName(), { flag: 'wx' });
      return { release: () => disk.rm(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        // A full disk may take the name and not what is written under it.
        await disk.rm(file, { force: true });
        throw error;
      }
    }
    const name = await disk.readFile(file, 'utf8').catch(() => '');
    const holder = pidOf(name);
    const dead = holder > 0 ? holder === process.pid || !isAlive(name) : await isOld(file);
    if (dead) {
      await disk.rm(file, { force: true });
      continue;
    }
    if (!told && holder > 0) waiting(holder);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

async function isOld(file: string): Promise<boolean> {
  const stat = await disk.stat(file).catch(() => null);
  return stat !== null && Date.now() - stat.mtimeMs > UNWRITTEN_MS;
}
