/**
 * Watches the reports folder and says when its files have changed and are whole. One watch per folder: libraries
 * and `fs.watch` with `recursive` take one per file, and systems permit some ten thousand.
 */
import { promises as disk, type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { isSkippedFolder, SYSTEM_FILES } from '../../indexer/discover/files.ts';

export interface WatchOptions {
  /** Milliseconds for which size and modification time of a file must stay as they are. */
  readonly settle: number;
  /** Milliseconds between two looks at files that are being written. */
  readonly interval: number;
}

/** A program that writes a report pauses for less, and a person waits no longer for a file to be found. */
const OPTIONS: WatchOptions = { settle: 1000, interval: 250 };

/**
 * @param onChange called when files have come, changed or gone, and none is being written any more
 * @param onError called once if the system permits no more watches; changes are then not followed
 * @returns ends the watch
 */
export function watchFolder(
  root: string,
  onChange: () => void,
  onError: (error: Error) => void,
  options: WatchOptions = OPTIONS,
): () => void {
  const watchers = new Map<string, FSWatcher>();
  /** State of each changed file, and since when it has been so. */
  const changing = new Map<string, { state: string; since: number }>();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const stop = (): void => {
    isStopped = true;
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };
  const fail = (error: Error): void => {
    if (isStopped) return;
    stop();
    onError(error);
  };

  const look = async (): Promise<void> => {
    for (const [path, seen] of changing) {
      const state = await stateOf(path);
      if (state !== seen.state) changing.set(path, { state, since: Date.now() });
    }
    if (isStopped) return;
    const isSettled = [...changing.values()].every(({ since }) => Date.now() - since >= options.settle);
    if (!isSettled) {
      timer = setTimeout(() => void look(), options.interval);
      return;
    }
    timer = undefined;
    changing.clear();
    onChange();
  };

  const note = async (path: string): Promise<void> => {
    const stat = await disk.lstat(path).catch(() => null);
    if (isStopped) return;
    if (stat?.isDirectory()) await follow(path, true);
    else if (!stat && watchers.has(path)) {
      watchers.get(path)?.close();
      watchers.delete(path);
    }
    changing.set(path, { state: await stateOf(path), since: Date.now() });
    timer ??= setTimeout(() => void look(), options.interval);
  };

  /** @param isNew whether the files in it have come with it and are noted too */
  const follow = async (folder: string, isNew: boolean): Promise<void> => {
    if (watchers.has(folder) || isStopped) return;
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name !== null && !SYSTEM_FILES.test(name)) void note(join(folder, name));
      });
      watcher.on('error', () => watcher.close()); // The folder is gone; its parent says so.
      watchers.set(folder, watcher);
    } catch (error) {
      if (['ENOSPC', 'EMFILE'].includes(String((error as NodeJS.ErrnoException).code))) fail(error as Error);
      return;
    }
    // Listed after the watch has begun, so that nothing comes in between unseen.
    for (const entry of await disk.readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (SYSTEM_FILES.test(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!isSkippedFolder(entry.name)) await follow(path, isNew);
      } else if (isNew) await note(path);
    }
  };

  void follow(root, false);
  return stop;
}

async function stateOf(path: string): Promise<string> {
  const stat = await disk.stat(path).catch(() => null);
  return stat === null ? 'gone' : `${stat.size} ${stat.mtimeMs}`;
}
