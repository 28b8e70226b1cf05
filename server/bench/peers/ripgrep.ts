/** Benchmark peer: ripgrep over a file with one passage per line, one process per query as at a prompt. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Peer } from './peer.ts';

/** @returns null if ripgrep is not installed */
export function ripgrep(folder: string, folded: readonly string[]): Peer | null {
  const probe = spawnSync('rg', ['--version'], { encoding: 'utf8' });
  if (probe.status !== 0) return null;
  const file = join(folder, 'passages.txt');
  if (!existsSync(file)) writeFileSync(file, folded.join('\n'));
  return {
    name: `ripgrep ${/\d+\.\d+/.exec(probe.stdout)?.[0] ?? ''}`,
    find: (phrase) =>
      new Promise((resolve) => {
        // The exit code is 1 if nothing is found.
        execFile('rg', ['--count', '--fixed-strings', '--no-config', phrase, file], (_, stdout) =>
          resolve(Number(stdout.trim() || 0)),
        );
      }),
    stop: async () => {},
  };
}
