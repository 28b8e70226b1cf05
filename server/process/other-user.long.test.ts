/** The server as a user without privileges: what it writes is its own, and what it may not read is named. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HealthAnswer } from '../contract/health.ts';
import { eventually } from '../testing/connection.ts';
import { ROOT } from '../testing/started-server.ts';
import { buildPage } from './build-page.ts';

const isRoot = process.getuid?.() === 0;
/** The user `nobody`. */
const NOBODY = 65_534;
const canChange = !isRoot || spawnSync('setpriv', ['--version']).status === 0;
const prefix = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];

describe.skipIf(process.platform !== 'linux' || !canChange)(
  'a user without privileges (as root, needs setpriv of util-linux)',
  () => {
    let folder: string;
    let server: ChildProcess;
    let health: HealthAnswer;
    const path = (...names: string[]): string => join(folder, ...names);

    beforeAll(async () => {
      await buildPage(ROOT.replace(/\/$/, ''));
      folder = await mkdtemp(join(tmpdir(), 'zhenjian-user-'));
      await mkdir(path('reports', '锁住'), { recursive: true });
      const text = (town: string): string => `${town}镇2023年法治政府建设情况报告\n全镇化解纠纷12件。`;
      await writeFile(path('reports', '甲.txt'), text('甲山'));
      await writeFile(path('reports', '乙.txt'), text('乙水'));
      await writeFile(path('reports', '锁住', '丙.txt'), text('丙谷'));
      if (isRoot) for (const name of ['', 'reports']) await chown(path(name), NOBODY, NOBODY);
      for (const name of ['乙.txt', '锁住']) await chmod(path('reports', name), 0);
      const [command = '', ...args] = [...prefix, process.execPath, '--import', 'tsx', 'server/main.ts'];
      server = spawn(command, args, {
        cwd: ROOT,
        env: {
          PATH: process.env['PATH'],
          HOME: folder,
          TMPDIR: folder,
          PORT: '0',
          REPORTS_DIR: path('reports'),
          STATE_DIR: path('state'),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const url = await new Promise<string>((resolve, reject) => {
        server.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
        if (server.stdout)
          createInterface(server.stdout).on('line', (line) => {
            const address = /http:\S+/.exec(line)?.[0];
            if (address) resolve(address);
          });
      });
      for (;;) {
        health = (await (await fetch(`${url}/api/health`)).json()) as HealthAnswer;
        if (health.checkedAt !== null && health.indexing === false) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }, 300_000);
    afterAll(async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      for (const name of ['乙.txt', '锁住']) await chmod(path('reports', name), 0o700);
      await rm(folder, { recursive: true, force: true });
    });

    test('an unreadable file and an unreadable folder are named with the reason, and the rest is read', () => {
      const reason = '没有读取权限，请检查文件的权限设置';
      expect([...health.failed].sort((a, b) => (a.file < b.file ? -1 : 1))).toEqual([
        { file: '乙.txt', reason },
        { file: '锁住', reason },
      ]);
      expect([health.reports, health.incomplete]).toEqual([1, null]);
    });

    test('its state folder is closed to others, and keys and notes to all but their owner', async () => {
      await eventually('the run is recorded', async () =>
        (await readdir(path('state'))).includes('runs.jsonl'),
      );
      const mode = async (name: string): Promise<string> =>
        ((await stat(path('state', name))).mode & 0o777).toString(8);
      expect(await mode('')).toBe('700');
      for (const name of ['engine.key', 'engine.json', 'runs.jsonl'])
        expect([name, await mode(name)]).toEqual([name, '600']);
      for (const name of await readdir(path('state'), { recursive: true })) {
        const { uid, mode: bits } = await stat(path('state', name));
        expect([name, uid, bits & 0o022]).toEqual([name, isRoot ? NOBODY : process.getuid?.(), 0]);
      }
    });
  },
);
