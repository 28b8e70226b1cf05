/** The log and the metrics, as they come out of real requests. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog, logMode } from '../process/log.ts';
import { listenLocally } from '../testing/connection.ts';
import { KEEPER_KEY, query, type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { Metrics } from './metrics.ts';

let folder: string;
let sample: SampleServer;
let observed: Metrics;
beforeAll(async () => {
  observed = new Metrics(() => ({ reports: 24, passages: 3, failedFiles: 2, isEngineAnswering: true }));
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-metrics-'));
  // One whose place and year can be told, and one of which neither can.
  await writeFile(
    join(folder, '甲.txt'),
    '甲山镇2023年法治政府建设情况报告\n全镇依法化解纠纷12件，学习法治思想，推进治理。',
  );
  await writeFile(join(folder, '乙.txt'), '工作情况\n我们做了很多法治工作，依法治理，成效明显。');
  sample = await sampleServer(folder, {
    observeEngine: (seconds, hasAnswered) => observed.observeEngine(seconds, hasAnswered),
  });
});
afterAll(async () => {
  await sample.stop();
  await rm(folder, { recursive: true });
});

const SECRET = '很私密的检索词';

describe('the log', () => {
  function logged(): { lines: Record<string, unknown>[]; routes: ReturnType<SampleServer['routesWith']> } {
    const lines: Record<string, unknown>[] = [];
    const log = createLog('json', { write: (line) => lines.push(JSON.parse(line)) });
    return { lines, routes: sample.routesWith({ requestLog: log }) };
  }

  test('in JSON, each request is a line with its route and without what was asked', async () => {
    const { lines, routes } = logged();
    const { id } = (await sample.get('/api/reports?limit=1')).body.reports[0];
    const answers = [
      await routes.request(`/api/search?${query({ q: SECRET })}`),
      await routes.request(`/api/reports/${id}`),
      await routes.request('/api/search?q='),
      await routes.request(`/api/${SECRET}`),
      await routes.request(`/${SECRET}`),
    ];
    expect(lines.map(({ route, status }) => [route, status])).toEqual([
      ['/api/search', 200],
      ['/api/reports/:id', 200],
      ['/api/search', 400],
      ['page', 404],
      ['page', expect.any(Number)],
    ]);
    for (const [at, line] of lines.entries())
      expect(line).toMatchObject({
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        requestId: answers[at]?.headers.get('x-request-id'),
        method: 'GET',
        ms: expect.any(Number),
        msg: 'request',
      });
    expect(decodeURIComponent(JSON.stringify(lines))).not.toContain(SECRET);
  });

  test('LOG is json, pretty or off; anything else is refused with a sentence', () => {
    expect([logMode({}), logMode({ LOG: 'json' }), logMode({ LOG: 'off' })]).toEqual([
      { mode: 'pretty' },
      { mode: 'json' },
      { mode: 'off' },
    ]);
    expect(logMode({ LOG: 'loud' })).toBe('LOG 应为 json、pretty、off 之一，不是“loud”');
  });

  test('off writes nothing', () => {
    const lines: string[] = [];
    createLog('off', { write: (line) => lines.push(line) }).error('unheard');
    expect(lines).toEqual([]);
  });
});

describe('/metrics', () => {
  test('it counts requests by route and status, and tells of the engine and the collection', async () => {
    const routes = sample.routesWith({ metrics: observed });
    for (const path of ['/api/search?q=%E6%B3%95', '/api/search?q=%E6%B2%BB', '/api/search?q=', '/nowhere'])
      await routes.request(path);
    observed.countRun(true);
    const response = await routes.request('/metrics', { headers: { Authorization: `Bearer ${KEEPER_KEY}` } });
    const text = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/plain'),
    ]);
    for (const line of [
      'zhenjian_request_seconds_count{route="/api/search",method="GET",status="200"} 2',
      'zhenjian_request_seconds_count{route="/api/search",method="GET",status="400"} 1',
      'zhenjian_indexing_runs_total{outcome="complete"} 1',
      'zhenjian_reports 24',
      'zhenjian_failed_files 2',
      'zhenjian_engine_up 1',
    ])
      expect(text).toContain(`${line}\n`);
    expect(text).toMatch(/zhenjian_engine_request_seconds_count\{outcome="answered"\} [1-9]/);
  });

  test('it is open to this machine and to the key, to nobody else', async () => {
    const server = await listenLocally(sample.routes);
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${server.url}/metrics`, { headers })).status;
    expect(await status({})).toBe(200);
    expect(await status({ 'x-forwarded-for': '198.51.100.1' })).toBe(403);
    expect(await status({ 'x-forwarded-for': '198.51.100.1', authorization: 'Bearer wrong' })).toBe(403);
    expect(await status({ 'x-forwarded-for': '198.51.100.1', authorization: `Bearer ${KEEPER_KEY}` })).toBe(
      200,
    );
    await server.stop();
  });
});

describe('/api/keeper', () => {
  test('it tells the keeper of runs, failures, doubts, disk, memory and engine, and nobody else', async () => {
    expect((await sample.get('/api/keeper')).status).toBe(403);
    const run = {
      startedAt: '2026-01-02T03:04:05.000Z',
      seconds: 2.5,
      files: 3,
      indexed: 1,
      removed: 0,
      failures: 1,
      failed: [{ file: '坏.pdf', reason: '扫描件' }],
      incomplete: null,
    };
    const routes = sample.routesWith({ runs: async () => [run] });
    const response = await routes.request('/api/keeper', {
      headers: { Authorization: `Bearer ${KEEPER_KEY}` },
    });
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).toMatchObject({
      runs: [run],
      engine: { isAnswering: true, problem: null },
      disks: [{ folder: 'reports' }, { folder: 'state', path: sample.settings.stateDir }],
      program: { node: process.version },
    });
    const { doubtful, engine, memory } = body as {
      doubtful: { total: number; reports: { place: { confidence: string }; year: number | null }[] };
      engine: { bytes: number };
      memory: { process: number; text: number };
    };
    expect(engine.bytes).toBeGreaterThan(0);
    expect(memory.process).toBeGreaterThan(memory.text);
    const expected = [...sample.catalogue.all.values()].filter(
      ({ place, year, warnings }) => place.confidence !== 'certain' || year === null || warnings.length > 0,
    );
    expect(expected.length).toBeGreaterThan(0);
    expect([doubtful.total, doubtful.reports.length]).toEqual([expected.length, expected.length]);
  });
});
