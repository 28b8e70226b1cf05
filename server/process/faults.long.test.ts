/** Faults of the engine and the disk beside a running server: what it says, and that nothing is lost. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeReports } from '../../indexer/bench/generate.ts';
import type { HealthAnswer } from '../contract/health.ts';
import { kill, ROOT, startedServer } from '../testing/started-server.ts';

const server = startedServer();
const folder = mkdtempSync(join(tmpdir(), 'zhenjian-faults-'));
const reportsDir = join(folder, 'reports');
const REPORTS = 300;
const SEARCH = `/api/search?q=${encodeURIComponent('矛盾纠纷')}`;
const linux = process.platform === 'linux';
/** Milliseconds until a hung engine is noticed, killed, started again, and a run taken up. */
const RECOVERY_MS = 60_000;

interface SearchAnswer {
  readonly total: { readonly passages: number; readonly occurrences: number };
}
/** The answer of a server that nothing has happened to. */
let expected: SearchAnswer['total'];
let passages: number;

beforeAll(() => {
  mkdirSync(reportsDir);
  writeReports(reportsDir, REPORTS, 5000, { seed: 11 });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the collection without any fault', async () => {
  await server.start({ REPORTS_DIR: reportsDir });
  const health = await server.indexed(RECOVERY_MS);
  expect(health.reports).toBe(REPORTS);
  passages = health.passages;
  expected = (await server.get<SearchAnswer>(`${SEARCH}&count=exact`)).total;
  expect(expected.passages).toBeGreaterThan(100);
});

/** The status of a success, the code of a failure. */
async function answer(path: string): Promise<string> {
  const response = await fetch(server.url + path);
  if (response.ok) return String(response.status);
  return ((await response.json()) as { error: { code: string } }).error.code;
}

/** Everything is in, and found. */
async function expectWhole(): Promise<void> {
  const health = await server.indexed(RECOVERY_MS);
  expect([health.status, health.reports, health.passages]).toEqual(['ok', REPORTS, passages]);
  expect((await server.get<SearchAnswer>(`${SEARCH}&count=exact`)).total).toEqual(expected);
}

describe.skipIf(!linux)('the engine (needs /proc of Linux)', () => {
  test('killed while searching, it is started again, and search answers as before', async () => {
    await server.start({ REPORTS_DIR: reportsDir });
    await server.indexed(RECOVERY_MS);
    for (const engine of server.engines()) kill(engine, 'SIGKILL');
    await server.until('search answers again', async () => (await fetch(server.url + SEARCH)).ok);
    await expectWhole();
  });

  test('killed while indexing, health says that the collection is incomplete, and the run is taken up again', async () => {
    await server.start({ REPORTS_DIR: reportsDir });
    await server.until('some reports are in', async () => (await server.health()).reports > 0);
    for (const engine of server.engines()) kill(engine, 'SIGKILL');
    let health: HealthAnswer | null = null;
    await server.until('the collection counts as incomplete', async () => {
      health = await server.health();
      return health.incomplete !== null;
    });
    expect(health).toMatchObject({ incomplete: '搜索引擎中途停止了；已索引的不会丢失，再次运行会接着做' });
    await expectWhole();
  });

  test('stopped but alive, it is noticed and replaced; requests get an answer in time, and no second engine runs beside it', async () => {
    await server.start({ REPORTS_DIR: reportsDir });
    await server.indexed(RECOVERY_MS);
    const [hung = 0] = server.engines();
    kill(hung, 'SIGSTOP');
    // A command on the same state folder must not start an engine of its own.
    const command = spawn('npm', ['run', 'index', '--', '--json'], {
      cwd: ROOT,
      env: { ...process.env, STATE_DIR: server.stateDir, REPORTS_DIR: reportsDir },
      stdio: 'ignore',
    });
    const ended = new Promise<number | null>((resolve) => command.once('exit', resolve));
    const asked = Date.now();
    const refused = await fetch(`${server.url}${SEARCH}&offset=20`);
    expect(refused.status).toBe(503);
    expect(Date.now() - asked).toBeLessThan(15_000);
    expect(await server.health()).toMatchObject({ status: 'engine-down' });
    expect(server.engines()).toEqual([hung]);
    await server.until(
      'another engine runs',
      async () => server.engines().length === 1 && server.engines()[0] !== hung,
      RECOVERY_MS,
    );
    expect(await ended).toBe(0);
    await expectWhole();
    expect(server.engines()).toHaveLength(1);
  });

  test('stopped while indexing, the run is taken up again on the next engine', async () => {
    await server.start({ REPORTS_DIR: reportsDir });
    await server.until('some reports are in', async () => (await server.health()).reports > 0);
    for (const engine of server.engines()) kill(engine, 'SIGSTOP');
    await server.until(
      'it counts as incomplete',
      async () => (await server.health()).incomplete !== null,
      RECOVERY_MS,
    );
    await expectWhole();
  });
});

const canMount = linux && process.getuid?.() === 0;

describe.skipIf(!canMount)('the disk (a tmpfs, which only root may mount)', () => {
  function mount(disk: string, options: string): void {
    mkdirSync(disk, { recursive: true });
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status).toBe(0);
  }

  test('full while indexing, health says so, search still answers, and the run is taken up when there is room', async () => {
    const disk = join(server.stateDir, 'disk');
    mount(disk, 'size=12m');
    try {
      await server.start({ REPORTS_DIR: reportsDir, STATE_DIR: disk });
      await server.until(
        'the run has failed',
        async () => (await server.health()).incomplete !== null,
        RECOVERY_MS,
      );
      expect((await server.health()).incomplete).toBe(
        '磁盘已满，索引没有完成；请腾出空间，已索引的不会丢失，再次运行会接着做',
      );
      for (const query of [SEARCH, `${SEARCH}&year=2022`, `${SEARCH}&mode=smart`, `${SEARCH}&sort=newest`])
        expect([query, await answer(query)]).toEqual([
          query,
          expect.stringMatching(/^(?:200|index_incomplete)$/),
        ]);
      mount(disk, 'remount,size=2g');
      await expectWhole();
    } finally {
      await server.end('SIGKILL');
      spawnSync('umount', ['-l', disk]);
      expect(existsSync(disk)).toBe(true);
    }
  });
});
