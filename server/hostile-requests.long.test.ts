/**
 * Every route with every parameter at its worst, and with as much work as a request may ask for: each is answered or
 * refused with a sentence. How long others wait meanwhile, `npm run bench:hostile` measures on a large collection.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { costlyRequests } from './testing/hostile/costly-requests.ts';
import { type HostileRequest, strayRequests, worstValues } from './testing/hostile/worst-values.ts';
import { KEEPER_KEY, type SampleServer, sampleServer } from './testing/sample-server.ts';

const SAMPLE = join(import.meta.dirname, '../data/reports');
const TIMEOUT_MS = 240_000;

let server: SampleServer;
let folder: string;
let routes: SampleServer['routes'];
let ids: { readonly report: string; readonly passage: string };
beforeAll(async () => {
  // The keeper's requests write to it.
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-hostile-'));
  const [reportsDir, pageDir] = [join(folder, 'reports'), join(folder, 'page')];
  await cp(SAMPLE, reportsDir, { recursive: true });
  await mkdir(pageDir);
  await writeFile(join(pageDir, 'index.html'), '<!doctype html><title>镇鉴</title>');
  server = await sampleServer(reportsDir);
  routes = server.routesWith({ pageDir });
  const [longest] = [...server.catalogue.all.values()].sort((a, b) => b.characters - a.characters);
  ids = { report: longest?.id ?? '', passage: `${longest?.id}-3` };
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly name: string;
  readonly status: number;
  /** The sentence of a refusal. */
  readonly message: string | null;
}

async function outcomeOf({ name, method, path, headers, body }: HostileRequest): Promise<Outcome> {
  const response = await routes.request(path, {
    method,
    headers: { ...headers, 'accept-language': 'zh-CN', authorization: `Bearer ${KEEPER_KEY}` },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const message = response.status >= 400 && isJson ? (JSON.parse(text).error?.message ?? null) : null;
  return { name, status: response.status, message };
}

test(
  'every parameter and every body at its worst is answered or refused with a Chinese sentence',
  async () => {
    const { body: description } = await server.get('/api/openapi.json');
    const requests = worstValues(description, {
      q: '法治',
      typed: '法',
      by: 'year',
      reports: ids.report,
      ids: ids.passage,
      page: '1',
      name: '甲.txt',
      '/api/reports/{id}': ids.report,
      '/api/passages/{id}': ids.passage,
    });
    expect(requests.length).toBeGreaterThan(1000);
    const wrong: Outcome[] = [];
    for (const request of requests) {
      const outcome = await outcomeOf(request);
      const { status, message } = outcome;
      // 502: a page of another site that could not be fetched.
      if (status === 502 || status < 400) continue;
      if (status >= 500 || !/\p{Script=Han}/u.test(message ?? '')) wrong.push(outcome);
    }
    expect(wrong).toEqual([]);
  },
  TIMEOUT_MS,
);

test('paths and methods that nobody has described are refused, or answered with the page', async () => {
  const outcomes: Outcome[] = [];
  for (const request of strayRequests()) outcomes.push(await outcomeOf(request));
  expect(outcomes.filter(({ status }) => status >= 500)).toEqual([]);
});

test(
  'every request for as much work as a query may ask for has its status',
  async () => {
    const requests = costlyRequests(ids);
    const wrong: (Outcome & { readonly expected: number })[] = [];
    for (const request of requests) {
      const outcome = await outcomeOf(request);
      if (outcome.status !== request.status) wrong.push({ ...outcome, expected: request.status });
    }
    expect(wrong).toEqual([]);
  },
  TIMEOUT_MS,
);
