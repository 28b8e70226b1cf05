/** What is answered while one of three servers hangs, is gone, or is back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { homeOf } from '../../indexer/engine/placement.ts';
import { type EngineServer, engineServer, settingsOf } from '../../indexer/testing/engine-servers.ts';
import type { Hit } from '../contract/passage.ts';
import type { SearchAnswer } from '../contract/search.ts';
import { SEARCH_COSTS } from '../search/plan/plan.ts';
import { query, type SampleServer, sampleServer } from '../testing/sample-server.ts';

/** The engine is asked for candidates, since reading on is too dear. */
const COSTS = { ...SEARCH_COSTS, firstLookUnits: 3000, firstLookHits: 3, unitNs: 1e9 };
/** Milliseconds: a second, and another for the machine that runs the tests. A request may take the engine ten. */
const AT_ONCE = 2000;
const SEARCH = `/api/search?${query({ q: '枫桥经验', count: 'exact', limit: 100, sort: 'newest' })}`;

const engines: EngineServer[] = await Promise.all([1, 2, 3].map(() => engineServer()));
const [first, second, third] = engines as [EngineServer, EngineServer, EngineServer];
const names = engines.map(({ name }) => name);
let server: SampleServer;
let whole: SearchAnswer;
beforeAll(async () => {
  server = await sampleServer(undefined, { servers: settingsOf(engines), costs: COSTS });
  whole = await search();
}, 300_000);
afterAll(async () => {
  await server.stop();
  await Promise.all(engines.map((engine) => engine.stop()));
});

async function search(): Promise<SearchAnswer> {
  const { status, body } = await server.get(SEARCH);
  expect(status).toBe(200);
  return body as SearchAnswer;
}

const isOn = (engine: EngineServer, report: string): boolean => homeOf(report, names) === engine.name;
const idsWithout = (...missing: readonly EngineServer[]): string[] =>
  whole.hits.filter(({ report }) => !missing.some((engine) => isOn(engine, report.id))).map(({ id }) => id);

test('a server that hangs is left out within a second and named, and no figure passes for exact', async () => {
  expect(whole.missing).toEqual([]);
  expect(whole.total.exact).toBe(true);
  second.pause();
  const started = performance.now();
  const answer = await search();
  expect(performance.now() - started).toBeLessThan(AT_ONCE);
  expect(answer.missing).toEqual([second.name]);
  expect(answer.hits.map(({ id }) => id)).toEqual(idsWithout(second));
  expect(idsWithout(second).length).toBeLessThan(whole.hits.length);
  expect(answer.total).toMatchObject({ passages: idsWithout(second).length, exact: false });
  const again = performance.now();
  await search();
  expect(performance.now() - again).toBeLessThan(AT_ONCE / 2);
});

test('concordance, comparison, trends, places, suggestions and exports say so, too', async () => {
  const q = '枫桥经验';
  const { place } = (whole.hits.find(({ report }) => !isOn(second, report.id)) as Hit).report;
  for (const path of [
    `/api/kwic?${query({ q })}`,
    `/api/compare?${query({ q, places: place.key })}`,
    `/api/trends?${query({ q, by: 'year' })}`,
    `/api/places?${query({ q })}`,
    `/api/suggest?${query({ typed: q })}`,
  ]) {
    const { body } = await server.get(path);
    expect(body.missing, path).toEqual([second.name]);
    expect(JSON.stringify(body), path).not.toContain('"exact":true');
  }
  const exported = await server.fetch(`/api/export?${query({ q })}`);
  expect(decodeURIComponent(exported.headers.get('content-disposition') ?? '')).toContain('不全，缺1台');
});

test('a report on the missing server is not said to be none', async () => {
  const lost = whole.hits.find(({ report }) => isOn(second, report.id)) as Hit;
  const quote = lost.text.slice(0, 20);
  for (const path of [
    `/api/reports/${lost.report.id}`,
    `/api/passages/${lost.id}`,
    `/api/passages/${lost.id}/citation`,
    `/api/passages/find?${query({ id: lost.id, quote: `${quote}不在别处` })}`,
    `/api/compare?${query({ q: '枫桥经验', reports: lost.report.id })}`,
  ]) {
    const { status, body } = await server.get(path);
    expect(status, path).toBe(503);
    expect(body.error.message, path).toContain(second.name);
  }
});

test('it counts again when it is back, without a restart', async () => {
  second.resume();
  await expect.poll(async () => (await search()).missing, { timeout: 20_000 }).toEqual([]);
  const { tookMs: _, ...answer } = await search();
  expect(answer).toEqual({ ...whole, tookMs: undefined });
});

test('a server that is gone is left out as well, and without any the engine counts as down', async () => {
  await third.stop();
  const answer = await search();
  expect(answer.missing).toEqual([third.name]);
  expect(answer.hits.map(({ id }) => id)).toEqual(idsWithout(third));
  first.pause();
  second.pause();
  const started = performance.now();
  const { status, body } = await server.get(SEARCH);
  expect(performance.now() - started).toBeLessThan(AT_ONCE);
  expect([status, body.error.code]).toEqual([503, 'engine_down']);
});
