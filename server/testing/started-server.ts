/** For long tests: `npm start` as a user runs it, with the processes that belong to it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach } from 'vitest';
import type { HealthAnswer } from '../contract/health.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A state folder of its own for each test, and what runs on it. */
export class StartedServer {
  stateDir = '';
  url = '';
  npm: ChildProcess | null = null;

  /**
   * Starts npm in its own process group, as a terminal does. Resolves when the page answers.
   *
   * @param root folder of the program
   */
  async start(environment: NodeJS.ProcessEnv = {}, root = ROOT): Promise<void> {
    const port = await freePort();
    this.npm = spawn('npm', ['start'], {
      cwd: root,
      env: { ...process.env, STATE_DIR: this.stateDir, PORT: String(port), ...environment },
      stdio: 'ignore',
      detached: true,
    });
    this.url = `http://127.0.0.1:${port}`;
    await this.until(
      'the page answers',
      async () => (await fetch(this.url).catch(() => null))?.ok ?? false,
      60_000,
    );
  }

  async get<T>(path: string): Promise<T> {
    return (await (await fetch(`${this.url}${path}`)).json()) as T;
  }

  health(): Promise<HealthAnswer> {
    return this.get<HealthAnswer>('/api/health');
  }

  /** @param ms milliseconds to wait at most */
  async indexed(ms?: number): Promise<HealthAnswer> {
    let health: HealthAnswer | null = null;
    await this.until(
      'indexing has ended',
      async () => {
        health = await this.health();
        return health.status === 'ok' && health.indexing === false && health.incomplete === null;
      },
      ms,
    );
    if (!health) throw new Error('no health');
    return health;
  }

  /** Ends all of it with a signal to npm's process group. */
  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.npm?.pid !== undefined) kill(-this.npm.pid, signal);
    await this.until('all of it has ended', async () => this.processes().length === 0, 10_000);
  }

  /** Process ids, command lines and environments of all processes that mention the state folder. */
  processes(): string[] {
    const lines = execFileSync('ps', ['-eww', '-o', 'pid=,stat=,args=', 'e'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    return lines
      .split('\n')
      .filter(
        (line) => line.includes(this.stateDir) && !/^\s*\d+\s+Z/.test(line) && !line.includes('ps -eww'),
      );
  }

  /** Process ids of the engines: of one, unless something is wrong. */
  engines(): number[] {
    return this.processes()
      .filter((line) => /^\s*\d+\s+\S+\s+\S*meilisearch\S* --/.test(line))
      .map(pidOf);
  }

  /** Process id of the server itself, or of its indexer; 0 if it does not run. */
  pidOf(script: 'server/main.ts' | 'indexer/main.ts'): number {
    const line = this.processes().find(
      (process) => process.includes(script) && !/npm|sh -c/.test(process.split(script)[0] ?? ''),
    );
    return line === undefined ? 0 : pidOf(line);
  }

  async until(event: string, holds: () => Promise<boolean>, ms = 20_000): Promise<void> {
    const deadline = Date.now() + ms;
    while (!(await holds())) {
      if (Date.now() > deadline)
        throw new Error(`not within ${ms} ms: ${event}; running: ${this.processes().join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A server that tests start; whatever is left of it is killed after each of them. */
export function startedServer(): StartedServer {
  const server = new StartedServer();
  beforeEach(async () => {
    server.stateDir = await mkdtemp(join(tmpdir(), 'zhenjian-started-'));
  });
  afterEach(async () => {
    const { npm } = server;
    if (npm?.pid !== undefined && npm.exitCode === null && npm.signalCode === null) kill(-npm.pid, 'SIGKILL');
    server.npm = null;
    await server.until('no process is left after a test', async () => server.processes().length === 0);
    await rm(server.stateDir, { recursive: true, force: true });
  });
  return server;
}

export function kill(pid: number, signal: NodeJS.Signals): void {
  if (pid !== 0 && !Number.isNaN(pid)) process.kill(pid, signal);
}

function pidOf(line: string): number {
  return Number(/^\s*(\d+)/.exec(line)?.[1]);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
