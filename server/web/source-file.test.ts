/** Source files are sent as they are on disk, over real connections. */
import { mkdtemp, readFile, rm, symlink, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { zipOf } from '../../indexer/formats/testing/zip-of.ts';
import { encode } from '../metadata-edit/encode.ts';
import { eventually, type ListeningServer, listenLocally } from '../testing/connection.ts';
import { type SampleServer, sampleServer } from '../testing/sample-server.ts';

const MB = 2 ** 20;
const reportOf = (town: string): string =>
  `${town}2023年法治政府建设情况报告\n\n一、主要举措\n\n推行板凳议事会，调解矛盾纠纷，落实责任制。\n`;
const pageOf = (town: string, head: string): string =>
  `<html><head>${head}<title>${town}</title></head><body>${reportOf(town)
    .split('\n\n')
    .map((line) => `<p>${line}</p>`)
    .join('\n')}</body></html>`;
const bytesOf = (text: string, encoding: string): Buffer => {
  const bytes = encode(text, encoding);
  if (bytes === null) throw new Error(`not in ${encoding}`);
  return Buffer.from(bytes);
};
const ASCII_START = `<!-- ${'x'.repeat(70_000)} -->`;

/** Files with the `Content-Type` that they should get. */
const FILES: Readonly<Record<string, { bytes: Buffer; type: string }>> = {
  '甲镇.txt': { bytes: Buffer.from(reportOf('甲镇')), type: 'text/plain; charset=utf-8' },
  '乙镇.txt': { bytes: bytesOf(reportOf('乙镇'), 'gb18030'), type: 'text/plain; charset=gb18030' },
  '丙镇.txt': {
    bytes: Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(reportOf('丙镇'), 'utf16le')]),
    type: 'text/plain; charset=utf-16le',
  },
  // The head that is looked at ends within a character.
  '丁镇.txt': {
    bytes: Buffer.from(`${reportOf('丁镇')}${'字'.repeat(50_000)}\n`),
    type: 'text/plain; charset=utf-8',
  },
  '戊镇.html': { bytes: Buffer.from(pageOf('戊镇', '')), type: 'text/html; charset=utf-8' },
  // Saved pages still declare the encoding they had before.
  '己镇.html': {
    bytes: Buffer.from(pageOf('己镇', '<meta charset="gb2312">')),
    type: 'text/html; charset=utf-8',
  },
  '庚镇.html': { bytes: bytesOf(pageOf('庚镇', ''), 'gb18030'), type: 'text/html; charset=gb18030' },
  '辛镇.html': {
    bytes: bytesOf(pageOf('辛镇', `<meta charset="gb2312">${ASCII_START}`), 'gb18030'),
    type: 'text/html',
  },
};
const LARGE = '大镇.txt';
const ZIPPED = { '镇/壬镇.txt': reportOf('壬镇'), '癸镇.txt': reportOf('癸镇') };

let folder: string;
let sample: SampleServer;
let server: ListeningServer;
const paths = new Map<string, string>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-sources-'));
  for (const [name, { bytes }] of Object.entries(FILES)) await writeFile(join(folder, name), bytes);
  await writeFile(join(folder, LARGE), reportOf('大镇'));
  await writeFile(join(folder, '包.zip'), zipOf(ZIPPED));
  sample = await sampleServer(folder);
  for (const { id, sources } of (await sample.get('/api/reports')).body.reports)
    paths.set(sources[0].file, `/api/reports/${id}/source`);
  server = await listenLocally(sample.routes);
});
afterAll(async () => {
  await server.stop();
  await sample.stop();
  await rm(folder, { recursive: true });
});

function source(name: string, init?: RequestInit): Promise<Response> {
  return fetch(`${server.url}${paths.get(name)}`, init);
}

test.each(Object.keys(FILES))('%s is sent unchanged, with the encoding it has', async (name) => {
  const response = await source(name);
  const { bytes, type } = FILES[name] ?? { bytes: Buffer.alloc(0), type: '' };
  expect(response.headers.get('content-type')).toBe(type);
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
});

test.each(Object.entries(ZIPPED))('%s in a zip is sent unchanged, and in parts', async (name, text) => {
  const response = await source(`包.zip/${name}`);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(response.headers.get('content-disposition')).toContain(encodeURIComponent(basename(name)));
  expect(await response.text()).toBe(text);
  const part = await source(`包.zip/${name}`, { headers: { Range: 'bytes=0-5' } });
  expect([part.status, await part.text()]).toEqual([206, text.slice(0, 2)]);
});

test('a file that its zip does not have any more is gone', async () => {
  const whole = await readFile(join(folder, '包.zip'));
  await writeFile(join(folder, '包.zip'), zipOf({ '癸镇.txt': reportOf('癸镇') }));
  expect((await source('包.zip/镇/壬镇.txt')).status).toBe(404);
  await writeFile(join(folder, '包.zip'), whole);
});

test('a range is sent as such, also to a client that accepts compression over a network', async () => {
  const { bytes } = FILES['丁镇.txt'] ?? { bytes: Buffer.alloc(0) };
  const headers = { Range: 'bytes=1000-99999', 'Accept-Encoding': 'gzip' };
  const remote = { incoming: { socket: { remoteAddress: '203.0.113.9' } } };
  for (const response of [
    await source('丁镇.txt', { headers }),
    await sample.routes.request(paths.get('丁镇.txt') ?? '', { headers }, remote),
  ]) {
    expect(response.status).toBe(206);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-range': `bytes 1000-99999/${bytes.length}`,
      'content-length': '99000',
      'accept-ranges': 'bytes',
    });
    expect(response.headers.has('content-encoding')).toBe(false);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(1000, 100_000))).toBe(true);
  }
  const beyond = await source('丁镇.txt', { headers: { Range: 'bytes=999999999-' } });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
});

test('a file that the client has is not sent again until it changes', async () => {
  const etag = (await source('甲镇.txt', { method: 'HEAD' })).headers.get('etag') ?? '';
  const again = () => source('甲镇.txt', { headers: { 'If-None-Match': etag } });
  const unchanged = await again();
  expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
  const { bytes } = FILES['甲镇.txt'] ?? { bytes: Buffer.alloc(0) };
  await writeFile(join(folder, '甲镇.txt'), Buffer.concat([bytes, Buffer.from('\n')]));
  expect((await again()).status).toBe(200);
});

test('HEAD gives the headers of GET and no content', async () => {
  const [head, get] = [await source('乙镇.txt', { method: 'HEAD' }), await source('乙镇.txt')];
  const headersOf = ({ headers }: Response) =>
    [...headers].filter(([name]) => !['date', 'connection', 'keep-alive', 'x-request-id'].includes(name));
  expect(headersOf(head)).toEqual(headersOf(get));
  expect([await head.text(), (await get.arrayBuffer()).byteLength > 0]).toEqual(['', true]);
});

describe('a large file', () => {
  test('is not held in memory, however many clients take it', async () => {
    await truncate(join(folder, LARGE), 80 * MB);
    const before = process.memoryUsage().rss;
    const bodies = await Promise.all(
      Array.from({ length: 12 }, async () => (await source(LARGE)).body?.getReader()),
    );
    for (const body of bodies) await body?.read();
    // Time enough to read the whole file for each of them, as was done at first.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MB);
    await Promise.all(bodies.map((body) => body?.cancel()));
  });

  test('that becomes shorter while it is sent ends the response and is logged', async () => {
    await truncate(join(folder, LARGE), 80 * MB);
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const response = await source(LARGE);
    await truncate(join(folder, LARGE), 1 * MB);
    await expect(response.arrayBuffer()).rejects.toThrow();
    await eventually('it is logged', () => logged.mock.calls.length > 0);
    expect(String(logged.mock.calls[0]?.[0])).toMatch(/became shorter/);
    logged.mockRestore();
    expect((await source('甲镇.txt')).status).toBe(200);
  });

  test('that is removed while it is sent is sent to its end, and is gone afterwards', async () => {
    await truncate(join(folder, LARGE), 20 * MB);
    const content = await readFile(join(folder, LARGE));
    const response = await source(LARGE);
    await unlink(join(folder, LARGE));
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    const gone = await source(LARGE);
    expect([gone.status, await gone.json()]).toMatchObject([404, { error: { code: 'no_source' } }]);
  });

  test('that has become a link to another file of the machine is not served', async () => {
    await symlink(import.meta.filename, join(folder, LARGE));
    expect((await source(LARGE)).status).toBe(404);
  });
});
