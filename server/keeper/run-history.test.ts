import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendRun, COMMAND_RUNS_FILE } from '../../indexer/cli/run-file.ts';
import type { IndexingRun } from '../contract/keeper.ts';
import { RUNS_FILE, RunHistory } from './run-history.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-runs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fail = (error: unknown): void => {
  throw error;
};

function run(files: number, incomplete: string | null = null): IndexingRun {
  const startedAt = new Date(files * 1000).toISOString();
  return { startedAt, seconds: 1, files, indexed: 0, removed: 0, failures: 0, failed: [], incomplete };
}

test('the last fifty runs are kept across restarts, newest first, in a file of the owner', async () => {
  const history = new RunHistory(folder, fail);
  await history.load();
  for (let files = 1; files <= 60; files++) await history.add(run(files));
  const next = new RunHistory(folder, fail);
  await next.load();
  expect(next.runs.map(({ files }) => files)).toEqual(Array.from({ length: 50 }, (_, at) => 60 - at));
  expect((await stat(join(folder, RUNS_FILE))).mode & 0o777).toBe(0o600);
});

test('a line that a full disk has cut costs that line only', async () => {
  const history = new RunHistory(folder, fail);
  await history.add(run(1));
  await appendFile(join(folder, RUNS_FILE), '{"startedAt":"2026-');
  const next = new RunHistory(folder, fail);
  await next.load();
  expect(next.runs).toEqual([run(1)]);
});

test('failures of a run are counted, and twenty of them kept', async () => {
  const history = new RunHistory(folder, fail);
  const failed = Array.from({ length: 30 }, (_, at) => ({ file: `${at}.pdf`, reason: '扫描件' }));
  await history.add({ ...run(30), failures: 30, failed });
  expect([history.runs[0]?.failures, history.runs[0]?.failed.length]).toEqual([30, 20]);
});

test('a run that is tried again and fails in the same way is one entry', async () => {
  const history = new RunHistory(folder, fail);
  await history.add(run(1));
  for (let tries = 0; tries < 3; tries++) await history.add(run(2, '磁盘已满'));
  await history.add(run(3));
  expect(history.runs.map(({ files }) => files)).toEqual([3, 2, 1]);
  expect((await readFile(join(folder, RUNS_FILE), 'utf8')).trim().split('\n')).toHaveLength(3);
});

test('a folder that cannot be written is told, and the runs are kept all the same', async () => {
  const errors: unknown[] = [];
  const history = new RunHistory(join(folder, 'nowhere'), (error) => errors.push(error));
  await history.add(run(1));
  expect([history.runs.length, errors.length]).toEqual([1, 1]);
});

test('runs that a person has started stand among the others, by their time', async () => {
  const history = new RunHistory(folder, fail);
  await history.add(run(1));
  await appendRun(folder, run(2));
  await history.add(run(3));
  await appendRun(folder, run(4, '磁盘已满'));
  expect((await history.withCommands()).map(({ files }) => files)).toEqual([4, 3, 2, 1]);
  for (let files = 5; files <= 60; files++) await appendRun(folder, run(files));
  expect((await history.withCommands()).map(({ files }) => files)).toEqual(
    Array.from({ length: 50 }, (_, at) => 60 - at),
  );
  expect((await stat(join(folder, COMMAND_RUNS_FILE))).mode & 0o777).toBe(0o600);
});
