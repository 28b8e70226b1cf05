/** The engine as a child process: access, sharing between commands, and that it never outlives its owner. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { settings } from '../settings.ts';
import { type Engine, openEngine } from './engine.ts';

const PROJECT = dirname(dirname(import.meta.dirname));
const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-'));
const REPORTS_DIR = join(ROOT, 'reports');
const linux = process.platform === 'linux';
let states = 0;

function environment(): NodeJS.ProcessEnv & { readonly STATE_DIR: string } {
  return { ...process.env, MEILI_URL: '', REPORTS_DIR, STATE_DIR: join(ROOT, `state-${states++}`) };
}

beforeAll(() => {
  // Enough for a run to take several seconds.
  mkdirSync(REPORTS_DIR);
  const paragraph = '全镇坚持和发展新时代枫桥经验，化解矛盾纠纷12件，审查合同34份，开展执法巡查56次。';
  for (let n = 0; n < 1500; n++) {
    const body = Array.from({ length: 20 }, (_, line) => `${paragraph}第${n}份第${line}段。`).join('\n');
    writeFileSync(join(REPORTS_DIR, `${n}.txt`), `枫桥镇2023年法治政府建设情况报告（${n}）\n${body}\n`);
  }
});
afterAll(() => rmSync(ROOT, { recursive: true }));

describe('an engine started by this process', () => {
  const env = environment();
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine(settings(env));
  });
  afterAll(() => engine.stop());

  test('the engine has a key file that only its owner may read', () => {
    expect(statSync(join(env.STATE_DIR, 'engine.key')).mode & 0o777).toBe(0o600);
    expect(engine.key.length).toBeGreaterThanOrEqual(16);
  });

  test('the engine rejects requests without the key', async () => {
    expect((await fetch(`${engine.url}/indexes`)).status).toBe(401);
  });

  test.skipIf(!linux)('the engine listens only on loopback (needs /proc of Linux)', () => {
    const port = Number(new URL(engine.url).port).toString(16).toUpperCase().padStart(4, '0');
    const listening = ['tcp', 'tcp6'].flatMap((table) =>
      readFileSync(`/proc/net/${table}`, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .flatMap(([, local = '', , state]) => (state === '0A' && local.endsWith(`:${port}`) ? [local] : [])),
    );
    expect(listening).toEqual([`0100007F:${port}`]);
  });

  test('the next command on the same state folder uses the engine and does not stop it', async () => {
    const second = await openEngine(settings(env));
    expect([second.url, second.key, second.owned]).toEqual([engine.url, engine.key, false]);
    await second.stop();
    expect((await fetch(`${engine.url}/health`)).ok).toBe(true);
  });

  test('a stopped engine exits and its note is removed', async () => {
    const other = environment();
    const brief = await openEngine(settings(other));
    await brief.stop();
    await brief.gone;
    await expect(fetch(`${brief.url}/health`)).rejects.toThrow();
    expect(existsSync(join(other.STATE_DIR, 'engine.json'))).toBe(false);
  });
});

test('an unreachable address fails with one sentence', async () => {
  const call = openEngine(settings({ ...environment(), MEILI_URL: 'http://127.0.0.1:9' }));
  await expect(call).rejects.toThrow(
    /^连不上 http:\/\/127\.0\.0\.1:9 的 Meilisearch；请检查 MEILI_URL，并确认它正在运行$/,
  );
});

describe.skipIf(!linux)('a run that ends in the middle of its work (needs /proc of Linux)', () => {
  const started: ChildProcess[] = [];
  afterEach(() => {
    for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  });

  /** Starts a command and waits until it is indexing. */
  async function inTheMiddle(env: ReturnType<typeof environment>, file: string, args: string[]) {
    // A process group of its own, so that a signal to the group acts like Ctrl-C in a terminal.
    const child = spawn(file, args, { cwd: PROJECT, env, stdio: 'ignore', detached: true });
    started.push(child);
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const lock = join(env.STATE_DIR, 'indexing.lock');
    await until(() => existsSync(lock) && existsSync(join(env.STATE_DIR, 'engine.json')), 30_000);
    await pause(1500);
    expect(existsSync(lock)).toBe(true);
    expect(processesOf(env.STATE_DIR).length).toBeGreaterThan(1);
    return { pid: child.pid ?? 0, gone };
  }

  test.each([
    ['SIGTERM', 1],
    ['SIGINT', 1],
    ['SIGINT', -1],
  ] as const)(
    'npm run index leaves no process behind after %s (to itself, or with -1 to its group: %i)',
    async (signal, group) => {
      const env = environment();
      const { pid, gone } = await inTheMiddle(env, 'npm', ['run', 'index']);
      process.kill(pid * group, signal);
      await gone;
      await until(() => processesOf(env.STATE_DIR).length === 0, 10_000);
      expect(readdirSync(env.STATE_DIR)).not.toContain('engine.json');
      expect(readdirSync(env.STATE_DIR)).not.toContain('indexing.lock');
    },
  );

  test('a killed indexer leaves no process behind, and the next run indexes everything', async () => {
    const env = environment();
    const command = ['--import', 'tsx', 'indexer/main.ts'];
    const { pid, gone } = await inTheMiddle(env, process.execPath, command);
    process.kill(pid, 'SIGKILL');
    await gone;
    await until(() => processesOf(env.STATE_DIR).length === 0, 10_000);

    const next = spawn(process.execPath, [...command, '--json'], { cwd: PROJECT, env });
    let printed = '';
    next.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    await new Promise((resolve) => next.once('close', resolve));
    expect(JSON.parse(printed)).toMatchObject({
      files: 1500,
      failed: [],
      reports: 1500,
      passages: 1500 * 21,
    });
    expect(processesOf(env.STATE_DIR)).toEqual([]);
  });
});

/** Processes with the state folder in their arguments or environment: command, node, engine, watcher. */
function processesOf(stateDir: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return false;
    try {
      const words = ['cmdline', 'environ']
        .map((name) => readFileSync(`/proc/${pid}/${name}`, 'utf8'))
        .join('\0');
      return words.split('\0').some((word) => word.replace(/^STATE_DIR=/, '').startsWith(stateDir));
    } catch {
      return false; // The process has ended meanwhile.
    }
  });
}

async function until(condition: () => boolean, ms: number): Promise<void> {
  const deadline = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`not within ${ms} ms: ${condition}`);
    await pause(50);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
