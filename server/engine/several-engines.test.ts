/** Three search servers answer as one does: the same requests, drawn at random, to servers over the two. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { random } from '../../indexer/bench/random.ts';
import { type EngineServer, engineServer, settingsOf } from '../../indexer/testing/engine-servers.ts';
import { queryGenerator } from '../search/exact/drawn-queries.ts';
import { SEARCH_COSTS } from '../search/plan/plan.ts';
import { JUDGEMENTS } from '../search/smart/judged/ndcg.ts';
import { query, type SampleOptions, type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { NO_FILTERS } from './filter-expression.ts';

const SEED = 20_261_129;
const isLong = process.env['LONG_TESTS'] === '1';
const REQUESTS = isLong ? 1000 : 100;
const TIMEOUT_MS = 900_000;

/** The engine is asked for candidates, since reading on is too dear. */
const IDS = { ...SEARCH_COSTS, firstLookUnits: 3000, firstLookHits: 3, unitNs: 1e9 };
/** Most pages are estimated: of ten passages and more. */
const LARGE = { ...IDS, exactCandidates: 10, budgetMs: 0 };

const [single, ...engines]: EngineServer[] = await Promise.all([1, 2, 3, 4].map(() => engineServer()));
const started: SampleServer[] = [];
afterAll(async () => {
  await Promise.all(started.map((server) => server.stop()));
  await Promise.all([single, ...engines].map((engine) => engine?.stop()));
});

/** Servers over the one engine and over the three, all of which hold the sample collection. */
async function bothWith(
  options: SampleOptions = {},
): Promise<{ readonly one: SampleServer; readonly three: SampleServer }> {
  const one = await sampleServer(undefined, { ...options, servers: settingsOf(single ? [single] : []) });
  const three = await sampleServer(undefined, { ...options, servers: settingsOf(engines) });
  started.push(one, three);
  return { one, three };
}

beforeAll(async () => {
  await bothWith();
}, 300_000);

test('each of three servers holds some of the reports, and none holds what another does', async () => {
  const { one, three } = await bothWith();
  const counts = await Promise.all(
    engines.map(async ({ url, key }) => {
      const stats = await fetch(`${url}/stats`, { headers: { Authorization: `Bearer ${key}` } });
      const { indexes } = (await stats.json()) as { indexes: Record<string, { numberOfDocuments: number }> };
      const of = (kind: string): number =>
        Object.entries(indexes).find(([uid]) => uid.includes(kind))?.[1].numberOfDocuments ?? 0;
      return { passages: of('passages'), reports: of('reports') };
    }),
  );
  const sum = (kind: 'passages' | 'reports'): number => counts.reduce((all, count) => all + count[kind], 0);
  expect(Math.min(...counts.map(({ reports }) => reports))).toBeGreaterThan(0);
  expect(sum('reports')).toBe(one.catalogue.all.size);
  expect(sum('passages')).toBe(one.catalogue.facts().passages);
  expect(three.catalogue.facts()).toEqual(one.catalogue.facts());
});

/** All of them in the long tests, otherwise the second, which asks the servers for the most. */
const CASES: readonly (readonly [string, SampleOptions])[] = [
  ['by ids', { costs: IDS }],
  ['by ids, with no text in memory', { costs: IDS, textMemory: 0 }],
  ['with pages that are estimated', { costs: LARGE, textMemory: 0 }],
];
for (const [name, options] of CASES)
  test.skipIf(!isLong && options !== CASES[1]?.[1])(
    `${REQUESTS} drawn requests are answered as one engine answers them, ${name}`,
    async () => {
      const { one, three } = await bothWith(options);
      const nextRequest = await requestGenerator(one, options.costs === LARGE);
      for (let at = 0; at < REQUESTS; at++) {
        const path = nextRequest();
        const [expected, found] = await Promise.all([one.get(path), three.get(path)]);
        expect(found.status, path).toBe(expected.status);
        expect(comparable(found.body), path).toEqual(comparable(expected.body));
      }
    },
    TIMEOUT_MS,
  );

/** Requests of every kind; where pages are estimated, those whose figures depend on which sample was drawn are exact. */
async function requestGenerator(server: SampleServer, isEstimated: boolean): Promise<() => string> {
  const next = random(SEED);
  const reports = server.catalogue.list(NO_FILTERS).map(({ id }) => id);
  const places = [...new Set(server.catalogue.list(NO_FILTERS).map(({ place }) => place.key))];
  const nextQuery = queryGenerator(next, await server.reader.passagesOf(reports));
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const offset = (): number => Math.floor(next() * next() * 60);
  const searchCount = (): string => (isEstimated ? 'exact' : pick(['auto', 'exact']));

  const kinds: readonly (() => string)[] = [
    () => {
      const { q, filters } = nextQuery();
      const sort = pick(['relevance', 'newest', 'oldest', 'place']);
      const count = searchCount();
      return `/api/search?${query({ q, ...filters, sort, count, offset: offset(), limit: 7 })}`;
    },
    () => {
      const q = next() < 0.5 ? pick(JUDGEMENTS).question : nextQuery().q;
      const sort = isEstimated ? pick(['newest', 'oldest', 'place']) : pick(['relevance', 'newest', 'place']);
      return `/api/search?${query({ q, mode: 'smart', sort, count: searchCount(), offset: offset() })}`;
    },
    () => {
      const { q, filters } = nextQuery();
      const sort = pick(['left', 'left-word', 'right', 'right-word', 'place', 'newest', 'oldest']);
      return `/api/kwic?${query({ q, ...filters, sort, offset: offset() })}`;
    },
    () => {
      const q = next() < 0.3 ? '' : nextQuery().q;
      const columns = { reports: [pick(reports), pick(reports)].join(), places: pick(places) };
      return `/api/compare?${query({ ...(q !== '' && { q }), ...columns, align: 'section' })}`;
    },
    () =>
      `/api/trends?${query({ q: [nextQuery().q, nextQuery().q], by: pick(['year', 'place', 'section']) })}`,
    () => `/api/places?${query({ q: nextQuery().q, has: pick(['yes', 'no', 'any']) })}`,
    () => `/api/suggest?${query({ typed: nextQuery().q.replace(/["“”]/g, '').slice(0, 2) })}`,
    () => `/api/export?${query({ q: nextQuery().q, format: 'csv', sort: pick(['relevance', 'newest']) })}`,
    () => `/api/reports/${pick(reports)}?${query({ q: nextQuery().q })}`,
  ];
  return () => pick([...kinds, ...Array<() => string>(6).fill(kinds[0] as () => string)])();
}

/** Without what differs from run to run. */
function comparable(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const { tookMs: _, ...rest } = body as { readonly tookMs?: number };
  return rest;
}

test('pages with estimated totals hold the same hits in the same order', async () => {
  const { one, three } = await bothWith({ costs: LARGE, textMemory: 0 });
  for (const q of ['法治', '工作', '调解', '网格', '的', '年 月'])
    for (const sort of ['newest', 'oldest', 'place'])
      for (const offset of [0, 5, 30]) {
        const path = `/api/search?${query({ q, sort, offset, limit: 5 })}`;
        const [expected, found] = await Promise.all([one.get(path), three.get(path)]);
        expect(found.body.hits, path).toEqual(expected.body.hits);
        expect(found.body.total.exact, path).toBe(expected.body.total.exact);
        expect(found.body.facets, path).toEqual(expected.body.facets);
      }
});
