/** Starts `npm start` as a user does and ends it in every way; no process or file of it may remain. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let stateDir: string;
let npm: ChildProcess | null = null;

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'zhenjian-lifetime-'));
});
afterEach(async () => {
  if (npm?.pid !== undefined && npm.exitCode === null && npm.signalCode === null) kill(-npm.pid, 'SIGKILL');
  npm = null;
  await until('no process is left after a test', async () => ownProcesses().length === 0);
  await rm(stateDir, { recursive: true, force: true });
});

interface Started {
  readonly url: string;
  readonly npm: ChildProcess;
}

/** Starts npm in its own process group, as a terminal does. */
async function start(environment: NodeJS.ProcessEnv = {}): Promise<Started> {
  const port = await freePort();
  npm = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { ...process.env, STATE_DIR: stateDir, PORT: String(port), ...environment },
    stdio: 'ignore',
    detached: true,
  });
  const url = `http://127.0.0.1:${port}`;
  await until('the page answers', async () => (await fetch(url).catch(() => null))?.ok ?? false, 60_000);
  return { url, npm };
}

async function indexed(url: string): Promise<{ reports: number }> {
  let health = { reports: 0, indexing: {} as unknown };
  await until('indexing has ended', async () => {
    health = await (await fetch(`${url}/api/health`)).json();
    return health.indexing === false;
  });
  return health;
}

/** Command lines and environments of all processes that mention this test's state folder. */
function ownProcesses(): string[] {
  const lines = execFileSync('ps', ['-eww', '-o', 'pid=,stat=,args=', 'e'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return lines
    .split('\n')
    .filter((line) => line.includes(stateDir) && !/^\s*\d+\s+Z/.test(line) && !line.includes('ps -eww'));
}

describe('the first start and the next', () => {
  test('the page is served during indexing, and the index persists across starts', async () => {
    const first = await start();
    expect((await indexed(first.url)).reports).toBe(24);
    await end(first.npm, 'SIGINT');
    const second = await start();
    const { reports } = await (await fetch(`${second.url}/api/health`)).json();
    expect(reports).toBe(24);
  });

  test('the key file is readable only by its owner, and the engine listens only on loopback', async () => {
    const { url } = await start();
    await indexed(url);
    expect((await stat(join(stateDir, 'engine.key'))).mode & 0o777).toBe(0o600);
    const note = JSON.parse(await readFile(join(stateDir, 'engine.json'), 'utf8')) as { url: string };
    expect(new URL(note.url).hostname).toBe('127.0.0.1');
    expect((await fetch(`${note.url}/indexes`)).status).toBe(401);
    const port = Number(new URL(note.url).port).toString(16).toUpperCase().padStart(4, '0');
    const listening = (await readFile('/proc/net/tcp', 'utf8'))
      .split('\n')
      .filter((line) => line.includes(`:${port} 00000000:0000 0A`));
    expect(listening.map((line) => line.trim().split(/\s+/)[1])).toEqual([`0100007F:${port}`]);
  });
});

describe('shutdown', () => {
  for (const [how, signal, recipient] of [
    ['after Ctrl-C on the terminal', 'SIGINT', 'group'],
    ['after SIGTERM to npm', 'SIGTERM', 'npm'],
    ['after SIGTERM to the server', 'SIGTERM', 'server'],
    ['10 s after kill -9 of the server', 'SIGKILL', 'server'],
    ['10 s after kill -9 of npm', 'SIGKILL', 'npm'],
  ] as const) {
    test(`no process is left ${how}`, async () => {
      const started = await start();
      await until('the engine runs', async () => ownProcesses().some((line) => line.includes('meilisearch')));
      const { npm } = started;
      const npmPid = npm.pid ?? 0;
      const target = { group: -npmPid, npm: npmPid, server: serverPid() }[recipient];
      kill(target, signal);
      await until('all of it has ended', async () => ownProcesses().length === 0, 10_000);
      if (signal !== 'SIGKILL') {
        for (const file of ['engine.json', 'indexing.lock'])
          expect(existsSync(join(stateDir, file))).toBe(false);
      }
    });
  }
});

test('a killed engine is restarted, and search works again', async () => {
  const { url } = await start();
  await indexed(url);
  const engine = Number(
    /^\s*(\d+)/.exec(ownProcesses().find((line) => line.includes('--http-addr')) ?? '')?.[1],
  );
  kill(engine, 'SIGKILL');
  const search = `${url}/api/search?q=${encodeURIComponent('枫桥经验')}`;
  await until('search responds again', async () => (await fetch(search)).ok);
  expect(((await (await fetch(search)).json()) as { total: { occurrences: number } }).total.occurrences).toBe(
    44,
  );
});

describe('failed starts', () => {
  for (const [problem, environment, sentence] of [
    ['a missing reports folder', { REPORTS_DIR: '/no/such/folder' }, /没有这个文件夹：\/no\/such\/folder/],
    ['an invalid port', { PORT: 'abc' }, /PORT 应为/],
    ['an unreachable engine', { MEILI_URL: 'http://127.0.0.1:9' }, /连不上 http:\/\/127\.0\.0\.1:9/],
    ['a binary that is not an engine', { MEILI_BIN: '/bin/true' }, /MEILI_BIN/],
  ] as const) {
    test(`the server exits with 2 and a one-sentence message for ${problem}`, async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
        cwd: ROOT,
        env: { ...process.env, STATE_DIR: stateDir, PORT: '0', ...environment },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let stderr = '';
      child.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString();
      });
      const code = await new Promise((resolve) => child.once('close', resolve));
      expect(code).toBe(2);
      expect(stderr).toMatch(sentence);
      expect(stderr).not.toMatch(/^\s+at /m);
    });
  }
});

function serverPid(): number {
  const line = ownProcesses().find(
    (process) =>
      process.includes('server/main.ts') && !/npm|sh -c/.test(process.split('server/main.ts')[0] ?? ''),
  );
  return Number(/^\s*(\d+)/.exec(line ?? '')?.[1]);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  kill(-(child.pid ?? 0), signal);
  await until('all of it has ended', async () => ownProcesses().length === 0, 10_000);
}

function kill(pid: number, signal: NodeJS.Signals): void {
  if (pid !== 0 && !Number.isNaN(pid)) process.kill(pid, signal);
}

async function until(event: string, holds: () => Promise<boolean>, ms = 20_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > deadline)
      throw new Error(`not within ${ms} ms: ${event}; running: ${ownProcesses().join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
