/** A server that only searches what another one indexes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEEPER_KEY, type SampleServer, sampleServer } from './testing/sample-server.ts';

let server: SampleServer;
beforeAll(async () => {
  server = await sampleServer();
});
afterAll(() => server.stop());

test('it refuses to add and to edit, even with the key, and does not offer it', async () => {
  const routes = server.routesWith({ readOnly: true });
  const [report] = [...server.catalogue.all.keys()];
  const headers = { Authorization: `Bearer ${KEEPER_KEY}`, 'Content-Type': 'application/json' };
  for (const [method, path, body] of [
    ['POST', '/api/files?name=a.txt', '甲'],
    ['POST', '/api/pages', '{"url":"https://example.cn"}'],
    ['POST', '/api/check', '{}'],
    ['PUT', `/api/reports/${report}/metadata`, '{"title":"甲"}'],
  ] as const) {
    const response = await routes.request(path, { method, headers, body });
    expect(response.status, path).toBe(403);
    expect((await response.json()).error.code, path).toBe('read_only');
  }
  expect(server.reindexed()).toBe(0);
  const read = async (path: string) => (await routes.request(path, { headers })).json();
  expect((await read('/api/health')).keeper).toBe('elsewhere');
  expect(await read(`/api/reports/${report}`)).toMatchObject({ mendable: false, mendableWithKey: false });
});
