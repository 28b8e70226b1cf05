/** For long tests: runs the indexer as a separate process, and reads the resulting index. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { PASSAGES, type PassageDocument, REPORTS, type ReportRecord } from '../domain/document.ts';
import { openEngine } from '../engine/engine.ts';
import { settings } from '../settings.ts';
import { tokens } from '../text/tokens.ts';

const PROJECT = dirname(dirname(import.meta.dirname));

/** The part of the `--json` output that tests read. */
export interface Printed {
  readonly files: number;
  readonly indexed: number;
  readonly unchanged: number;
  readonly reports: number;
  readonly passages: number;
  readonly failed: readonly { readonly file: string; readonly reason: string }[];
}

export interface IndexerResult {
  readonly code: number | null;
  readonly err: string;
  readonly printed: Printed;
  readonly ms: number;
  /** Peak resident memory of the process in bytes; 0 without /proc. */
  readonly memory: number;
}

/** @param onStart called when the files are listed and the first one is about to be read */
export async function runIndexer(
  reportsDir: string,
  stateDir: string,
  onStart = (): void => {},
): Promise<IndexerResult> {
  const started = Date.now();
  const env = { ...process.env, MEILI_URL: '', REPORTS_DIR: reportsDir, STATE_DIR: stateDir };
  const child = spawn(process.execPath, ['--import', 'tsx', 'indexer/main.ts', '--json'], {
    cwd: PROJECT,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let isFirst = true;
  child.on('message', () => {
    if (isFirst) onStart();
    isFirst = false;
  });
  let memory = 0;
  const poll = setInterval(() => {
    memory = Math.max(memory, peakMemory(child.pid ?? 0));
  }, 50);
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(poll);
  const printed = JSON.parse(out || '{}') as Printed;
  return { code, err, printed, ms: Date.now() - started, memory };
}

function peakMemory(pid: number): number {
  try {
    return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0; // No /proc, or the process has ended.
  }
}

export interface IndexContents {
  readonly reports: ReportRecord[];
  readonly passages: PassageDocument[];
  /** Number of matching passages for each phrase. */
  readonly hits: number[];
}

export async function readIndex(stateDir: string, phrases: readonly string[] = []): Promise<IndexContents> {
  const engine = await openEngine(settings({ STATE_DIR: stateDir }));
  try {
    const client = new Meilisearch({ host: engine.url, apiKey: engine.key });
    const count = async (phrase: string): Promise<number> => {
      const options = { attributesToSearchOn: ['chars'] };
      return (await client.index(PASSAGES).search(`"${tokens(phrase)}"`, options)).hits.length;
    };
    return {
      reports: (await client.index<ReportRecord>(REPORTS).getDocuments({ limit: 1000 })).results,
      passages: (await client.index<PassageDocument>(PASSAGES).getDocuments({ limit: 10_000 })).results,
      hits: await Promise.all(phrases.map(count)),
    };
  } finally {
    await engine.stop();
  }
}
