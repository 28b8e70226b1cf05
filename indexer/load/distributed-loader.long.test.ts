/** Runs over several servers: what is written where, when one is added, is down, is taken away or has lost its data. */
import { mkdtempSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { FILES, PASSAGES, REPORTS, type ReportRecord, WORDS } from '../domain/document.ts';
import type { Outcome } from '../domain/run.ts';
import { openEngines } from '../engine/engines.ts';
import { homeOf } from '../engine/placement.ts';
import { indexReports } from '../run.ts';
import { settings } from '../settings.ts';
import { type EngineServer, engineServer, settingsOf } from '../testing/engine-servers.ts';
import { tokens } from '../text/tokens.ts';

const FILES_WRITTEN = 24;
const servers: EngineServer[] = await Promise.all([1, 2, 3, 4].map(() => engineServer()));
const three = servers.slice(0, 3);
const [, second, third, fourth] = servers as [EngineServer, EngineServer, EngineServer, EngineServer];
let folder: string;

const nameOf = (at: number): string => `${String(at).padStart(2, '0')}.txt`;
const write = (at: number, cases = at): void =>
  writeFileSync(
    join(folder, nameOf(at)),
    `第${at}镇2023年法治政府建设情况报告\n一、化解纠纷\n全镇化解纠纷${cases}件。\n二、问题\n力度不够，第${at}条。\n`,
  );

beforeEach(async () => {
  for (const server of servers)
    for (const uid of [PASSAGES, WORDS, REPORTS, FILES]) await clientOf(server).deleteIndex(uid).waitTask();
  folder = mkdtempSync(join(tmpdir(), 'zhenjian-distributed-'));
  for (let at = 0; at < FILES_WRITTEN; at++) write(at);
  return () => rmSync(folder, { recursive: true });
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
});

async function run(among: readonly EngineServer[], rebuild = false): Promise<Outcome> {
  const config = { ...settings({ REPORTS_DIR: folder }), ...settingsOf(among) };
  const engines = await openEngines(config);
  try {
    return await indexReports(config, engines, { roots: [folder], rebuild, onProgress: () => {} });
  } finally {
    await Promise.all(engines.map((engine) => engine.stop()));
  }
}

function clientOf({ url, key }: EngineServer): Meilisearch {
  return new Meilisearch({ host: url, apiKey: key });
}

async function recordsOn(server: EngineServer): Promise<ReportRecord[]> {
  return (await clientOf(server).index<ReportRecord>(REPORTS).getDocuments({ limit: 1000 })).results;
}

/** Report ids by server, and whether each has all of its passages and words beside it. */
async function held(among: readonly EngineServer[]): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>();
  for (const server of among) {
    const records = await recordsOn(server);
    expect(records.every(({ complete }) => complete)).toBe(true);
    const passages = records.reduce((sum, record) => sum + record.passages, 0);
    const count = async (uid: string) => (await clientOf(server).index(uid).getStats()).numberOfDocuments;
    expect(await count(PASSAGES)).toBe(passages);
    // One document says what the words were segmented with.
    expect(await count(WORDS)).toBe(passages + 1);
    ids.set(server.name, records.map(({ id }) => id).sort());
  }
  return ids;
}

async function files(among: readonly EngineServer[]): Promise<string[]> {
  const records = (await Promise.all(among.map(recordsOn))).flat();
  return records.flatMap(({ sources }) => sources.map(({ file }) => file)).sort();
}

/** Documents that have been written to an index since a task. */
async function written(server: EngineServer, uid: string, after: number): Promise<number> {
  const { results } = await clientOf(server).tasks.getTasks({ indexUids: [uid], limit: 1000 });
  return results
    .filter((task) => task.uid > after && task.type === 'documentAdditionOrUpdate')
    .reduce((sum, { details }) => sum + (details?.indexedDocuments ?? 0), 0);
}

async function lastTask(server: EngineServer): Promise<number> {
  return (await clientOf(server).tasks.getTasks({ limit: 1 })).results[0]?.uid ?? 0;
}

const allFiles = Array.from({ length: FILES_WRITTEN }, (_, at) => nameOf(at));

test('with a fourth server only what falls to it is written, and every passage is found at any moment', async () => {
  await run(three);
  const before = await held(three);
  const names = servers.map(({ name }) => name);
  const moving = [...before.values()].flat().filter((id) => homeOf(id, names) === fourth.name);
  expect(moving.length).toBeGreaterThan(0);
  const tasks = await Promise.all(servers.map(lastTask));
  let isRunning = true;
  const watching = (async () => {
    const found: number[] = [];
    const phrase = `"${tokens('全镇化解纠纷')}"`;
    while (isRunning) {
      const answers = await Promise.all(
        servers.map((server) =>
          clientOf(server)
            .index<{ id: string }>(PASSAGES)
            .search(phrase, { limit: 1000, attributesToSearchOn: ['chars'] })
            // The fourth server has no index yet.
            .catch(() => ({ hits: [] as { id: string }[] })),
        ),
      );
      found.push(new Set(answers.flatMap(({ hits }) => hits.map(({ id }) => id))).size);
    }
    return found;
  })();
  // Written again with the same contents: its record changes in the run in which the fourth server gets it.
  utimesSync(join(folder, nameOf(5)), new Date(), new Date(Date.now() + 60_000));
  const outcome = await run(servers);
  isRunning = false;
  expect(Math.min(...(await watching))).toBe(FILES_WRITTEN);
  expect(outcome).toMatchObject({ indexed: 0, unchanged: FILES_WRITTEN, reports: FILES_WRITTEN, failed: [] });
  const after = await held(servers);
  expect(after.get(fourth.name)).toEqual(moving.sort());
  for (const { name } of three)
    expect(after.get(name)).toEqual(before.get(name)?.filter((id) => !moving.includes(id)));
  const passages = (await recordsOn(fourth)).reduce((sum, record) => sum + record.passages, 0);
  expect(await written(fourth, PASSAGES, tasks[3] ?? 0)).toBe(passages);
  for (const [at, server] of three.entries()) {
    expect(await written(server, PASSAGES, tasks[at] ?? 0)).toBe(0);
    expect(await written(server, REPORTS, tasks[at] ?? 0)).toBe(0);
  }
  const tasksBefore = await Promise.all(servers.map(lastTask));
  expect(await run(servers)).toMatchObject({ indexed: 0 });
  for (const [at, server] of servers.entries())
    for (const uid of [REPORTS, FILES]) expect(await written(server, uid, tasksBefore[at] ?? 0)).toBe(0);
});

test('while a server is down its files wait and are named, the others are read, and it is put right when it is back', async () => {
  await run(three);
  second.pause();
  try {
    for (let at = FILES_WRITTEN; at < FILES_WRITTEN + 12; at++) write(at);
    write(0, 1000);
    write(1, 1001);
    unlinkSync(join(folder, nameOf(2)));
    unlinkSync(join(folder, nameOf(3)));
    const { failed, unchanged } = await run(three);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length).toBeLessThan(14);
    for (const { reason } of failed) expect(reason).toContain(second.name);
    expect(unchanged).toBe(FILES_WRITTEN - 4);
    await expect(run(three, true)).rejects.toThrow(second.name);
  } finally {
    second.resume();
  }
  expect(await run(three)).toMatchObject({ failed: [], reports: FILES_WRITTEN + 10 });
  const expected = Array.from({ length: FILES_WRITTEN + 12 }, (_, at) => nameOf(at)).filter(
    (file) => file !== nameOf(2) && file !== nameOf(3),
  );
  expect(await files(three)).toEqual(expected);
  await held(three);
  expect(await run(three)).toMatchObject({ indexed: 0, unchanged: FILES_WRITTEN + 10 });
});

test('the reports of a server that is taken away, or has lost its data, are read again', async () => {
  await run(three);
  const [two, lost] = [three.slice(0, 2), await recordsOn(third)];
  expect(lost.length).toBeGreaterThan(0);
  expect(await run(two)).toMatchObject({ indexed: lost.length, reports: FILES_WRITTEN });
  expect(await files(two)).toEqual(allFiles);
  const [first] = two as [EngineServer];
  for (const uid of [PASSAGES, WORDS, REPORTS, FILES]) await clientOf(first).deleteIndex(uid).waitTask();
  await run(two);
  expect(await files(two)).toEqual(allFiles);
  await held(two);
});

test('a rebuild fills and swaps the indexes of every server', async () => {
  await run(three);
  const before = await held(three);
  expect(await run(three, true)).toMatchObject({ indexed: FILES_WRITTEN, reports: FILES_WRITTEN });
  expect(await held(three)).toEqual(before);
});
