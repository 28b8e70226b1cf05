/** Runs the real server over a benchmark collection in a child process and measures its memory. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { HealthAnswer } from '../contract/health.ts';
import type { Collection } from './collection.ts';
import { fetchText } from './load.ts';

const SERVER = fileURLToPath(new URL('../main.ts', import.meta.url));
const POLL_MS = 200;
/** Milliseconds of stable memory after which all text is taken to be loaded. */
const STABLE_MS = 3000;

export interface Served {
  readonly url: string;
  readonly pid: number;
  /** Resident memory in bytes, current and peak. */
  memory(): { readonly now: number; readonly peak: number };
  stop(): Promise<void>;
}

/** @param environment of the server, beside what says which collection it serves */
export async function serve(
  { reportsDir, stateDir }: Collection,
  environment: NodeJS.ProcessEnv = {},
): Promise<Served> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn('node', ['--import', 'tsx', SERVER], {
    env: {
      ...process.env,
      ...environment,
      PORT: String(port),
      REPORTS_DIR: reportsDir,
      STATE_DIR: stateDir,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const memory = () => ({ now: status(child, 'VmRSS'), peak: status(child, 'VmHWM') });
  await ready(url);
  for (let previous = 0, since = Date.now(); Date.now() - since < STABLE_MS; ) {
    const { now } = memory();
    if (Math.abs(now - previous) > 2 ** 20) [previous, since] = [now, Date.now()];
    await pause();
  }
  return {
    url,
    pid: child.pid ?? 0,
    memory,
    stop: async () => {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function ready(url: string): Promise<void> {
  for (;;) {
    const health = await fetchText(`${url}/api/health`).then(
      (text) => JSON.parse(text) as HealthAnswer,
      () => null,
    );
    if (health?.status === 'ok' && health.indexing === false) return;
    await pause();
  }
}

function status({ pid }: ChildProcess, name: string): number {
  const line = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) * 1024;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, POLL_MS));
}
