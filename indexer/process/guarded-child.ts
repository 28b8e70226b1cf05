/** Starts child processes that end with this one, however it ends and whatever they are doing. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * Shell script that forks a watcher and then replaces itself with the command. The watcher reads standard
 * input, which ends when the parent dies in whatever way, and then kills the command: a process that is
 * stopped or caught in a loop does not notice by itself that its parent is gone. Descriptor 3 may be the
 * channel to the parent, which must not stay open in the watcher.
 */
const WATCHER_SCRIPT =
  'exec 9<&0 </dev/null; { read -r _ <&9; kill -9 $$; } >/dev/null 2>&1 3<&- & exec "$@" 9<&-';

export interface GuardedOptions extends Pick<SpawnOptions, 'cwd' | 'env' | 'detached' | 'serialization'> {
  /** Standard output, standard error, and further descriptors. Standard input is empty. */
  readonly output: readonly ('ignore' | 'inherit' | 'pipe' | 'ipc' | number)[];
}

/** The child has the process id of the command itself, so that signals reach it. */
export function spawnGuarded(command: readonly string[], options: GuardedOptions): ChildProcess {
  const { output, ...rest } = options;
  const child = spawn('sh', ['-c', WATCHER_SCRIPT, 'sh', ...command], {
    ...rest,
    stdio: ['pipe', ...output],
  });
  // The pipe must not keep this process alive. Closing it once the child is gone ends the watcher.
  (child.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  child.stdin?.on('error', () => {}); // The child never reads it, and may be gone before it is closed.
  child.once('exit', () => child.stdin?.destroy());
  return child;
}

/** Runs a TypeScript file of this project in a Node process of its own, from any working directory. */
export function nodeCommand(file: string, flags: readonly string[] = []): string[] {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return [process.execPath, '--import', loader, ...flags, file];
}
