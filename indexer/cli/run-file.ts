/**
 * Keeps what came of runs that a person started with `npm run index`, in the state folder, where the server's history
 * of runs finds them.
 */
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import type { RunRecord } from '../domain/run.ts';

/** A JSON line a run, the last run at the end. */
export const COMMAND_RUNS_FILE = 'command-runs.jsonl';
/** As many as a server keeps of its own. */
const MAX_RUNS = 50;
/** Of a run; their number is kept whole. */
const MAX_FAILURES = 20;

/** Must be called while the lock on indexing is held, so that no two runs write at once. */
export async function appendRun(stateDir: string, run: RunRecord): Promise<void> {
  const file = join(stateDir, COMMAND_RUNS_FILE);
  const before = await disk.readFile(file, 'utf8').catch(() => '');
  const line = JSON.stringify({ ...run, failed: run.failed.slice(0, MAX_FAILURES) });
  const lines = [...before.split('\n').filter((earlier) => earlier !== ''), line].slice(-MAX_RUNS);
  // Replaced as a whole, so that a server never reads half of it.
  await disk.writeFile(`${file}.new`, `${lines.join('\n')}\n`, { mode: 0o600 });
  await disk.rename(`${file}.new`, file);
}
