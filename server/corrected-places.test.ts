/** Old links to a place whose key a line in metadata.csv has changed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEEPER_KEY, query, type SampleServer, sampleServer } from './testing/sample-server.ts';

const TEXT =
  '甲山镇人民政府2023年法治政府建设情况报告\n\n一、主要举措\n\n推行“板凳议事会”，调解纠纷37件。\n\n甲山镇人民政府\n2024年1月10日\n';

let folder: string;
let server: SampleServer;
let oldKey: string;
let newKey: string;

async function keyOf(): Promise<string> {
  const { body } = await server.get(`/api/search?${query({ q: '板凳议事会' })}`);
  return body.hits[0].report.place.key;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-corrected-'));
  await writeFile(join(folder, '甲山镇2023.txt'), TEXT);
  server = await sampleServer(folder);
  oldKey = await keyOf();
  await writeFile(
    join(folder, 'metadata.csv'),
    'file,province,city,county,town\n甲山镇2023.txt,江苏省,云渚市,清漪县,甲山镇\n',
  );
  await server.index();
  newKey = await keyOf();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a filter by the old key is sent on to the new one', async () => {
  expect(oldKey).not.toBe('');
  expect(newKey).not.toBe(oldKey);
  const { status, headers } = await server.get(`/api/search?${query({ q: '板凳', place: oldKey })}`);
  expect(status).toBe(302);
  const { body } = await server.get(headers.get('location') ?? '');
  expect(body.total).toMatchObject({ passages: 1, exact: true });
  expect(body.hits[0].report.place.key).toBe(newKey);
});

test('a comparison has the place as a column under the key that was asked for', async () => {
  const { body } = await server.get(`/api/compare?${query({ q: '板凳', places: oldKey })}`);
  expect(body.columns).toMatchObject([{ key: oldKey, place: { key: newKey }, total: { passages: 1 } }]);
});

test('a place corrected again is found by its first key, and by the one between', async () => {
  const [report] = (await server.get('/api/reports')).body.reports;
  const response = await server.routes.request(`/api/reports/${report.id}/metadata`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${KEEPER_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ county: '汀兰县' }),
  });
  expect(response.status).toBe(202);
  await server.index();
  const latest = await keyOf();
  expect(latest).not.toBe(newKey);
  for (const key of [oldKey, newKey]) {
    const { headers } = await server.get(`/api/search?${query({ q: '板凳', place: key })}`);
    const { body } = await server.get(headers.get('location') ?? '');
    expect(body.hits).toMatchObject([{ report: { place: { key: latest } } }]);
  }
});

test('a key that no place ever had is not sent on', async () => {
  const { status, body } = await server.get(`/api/search?${query({ q: '板凳', place: '乌有镇' })}`);
  expect([status, body.total.passages]).toEqual([200, 0]);
});
