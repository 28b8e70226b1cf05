/** Connections that are held without use are cut, those in use are not. */
import { once } from 'node:events';
import { mkdtemp, readdir, readlink, rm, truncate, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  eventually,
  type ListeningServer,
  listenLocally,
  statusOf,
  unreadRequests,
} from '../testing/connection.ts';
import { query, type SampleServer, sampleServer } from '../testing/sample-server.ts';
import type { ConnectionLimits } from './connections.ts';

const FILE = '大镇2023.txt';
const SIZE = 64 * 2 ** 20;
const SHORT: Partial<ConnectionLimits> = { stalledTime: 200 };

let sample: SampleServer;
let folder: string;
let source: string;
const listening: ListeningServer[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-connections-'));
  await writeFile(join(folder, FILE), '大镇2023年法治政府建设情况报告\n\n一、主要举措\n\n落实责任制。\n');
  sample = await sampleServer(folder);
  const { reports } = (await sample.get('/api/reports')).body;
  source = `/api/reports/${reports[0].id}/source`;
  // More than the buffers of a connection hold.
  await truncate(join(folder, FILE), SIZE);
});
afterEach(async () => {
  await Promise.all(listening.splice(0).map((server) => server.stop()));
});
afterAll(async () => {
  await sample.stop();
  await rm(folder, { recursive: true });
});

async function serverWith(
  limits: Partial<ConnectionLimits>,
  routes: Pick<SampleServer['routes'], 'fetch'> = sample.routes,
): Promise<ListeningServer> {
  const server = await listenLocally(routes, limits);
  listening.push(server);
  return server;
}

/** How many times this process has the file open. */
async function openFiles(): Promise<number> {
  const links = (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => ''));
  return (await Promise.all(links)).filter((path) => path.endsWith(FILE)).length;
}

test('a client that stops reading is cut off, and its file is closed', async () => {
  const { port, connections } = await serverWith(SHORT);
  const socket = await unreadRequests(port, [source]);
  expect(await statusOf(socket)).toBe(200);
  expect([await connections(), await openFiles()]).toEqual([1, 1]);
  await eventually('it is cut off', async () => (await connections()) === 0);
  await eventually('the file is closed', async () => (await openFiles()) === 0);
});

test('files of responses that wait behind another are closed with the connection', async () => {
  const { port } = await serverWith({});
  const socket = await unreadRequests(port, [source, source, source]);
  await eventually('all are open', async () => (await openFiles()) === 3);
  socket.destroy();
  await eventually('all are closed', async () => (await openFiles()) === 0);
});

test('a client that reads slowly is not cut off', async () => {
  const { url } = await serverWith({ stalledTime: 1500 });
  const response = await fetch(`${url}${source}`);
  let bytes = 0;
  let chunks = 0;
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length;
    if (chunks++ % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 300));
  }
  expect(bytes).toBe(SIZE);
});

test('a client is not cut off while the server works on its answer', async () => {
  const slow = new OpenAPIHono().get('/', async (c) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return c.text('done');
  });
  const { url } = await serverWith(SHORT, slow);
  expect(await (await fetch(url)).text()).toBe('done');
});

test('an answer that does not come is given up', async () => {
  const never = new OpenAPIHono().get('/', () => new Promise<Response>(() => {}));
  const { url } = await serverWith({ ...SHORT, answerTime: 400 }, never);
  await expect(fetch(url)).rejects.toThrow();
});

test('a request that is never completed is cut off', async () => {
  const { port } = await serverWith({ headersTime: 200, requestTime: 400, checkTime: 50 });
  for (const start of [
    '',
    'GET / HTTP/1.1\r\n',
    'PUT /api/reports/1/metadata HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n',
  ]) {
    const socket = connect(port, '127.0.0.1').resume();
    socket.on('error', () => {});
    const closed = once(socket, 'close');
    socket.write(start);
    await closed;
  }
});

test('connections beyond the limit are closed, those there are go on', async () => {
  const { port, url } = await serverWith({ connections: 2 });
  const held = [await unreadRequests(port, []), await unreadRequests(port, [])];
  await expect(fetch(`${url}/api/health`)).rejects.toThrow();
  held[0]?.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n');
  expect(await statusOf(held[0] as NonNullable<(typeof held)[0]>)).toBe(200);
  held[1]?.destroy();
  await eventually('there is room', () =>
    fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
});

test('answers that nobody reads are held up to a limit only', async () => {
  const answer = 'a'.repeat(32 * 2 ** 20);
  const routes = new OpenAPIHono();
  routes.get('/large', (c) => c.text(answer));
  routes.get('/', (c) => c.text('small'));
  // Of each answer, the buffers of the connection take some megabytes.
  const { port, url, connections } = await serverWith({ unsent: 60 * 2 ** 20 }, routes);
  const unread = [];
  for (let client = 0; client < 3; client++) {
    unread.push(await unreadRequests(port, ['/large']));
    expect(await statusOf(unread[client] as NonNullable<(typeof unread)[0]>)).toBe(200);
  }
  expect(await (await fetch(url)).text()).toBe('small');
  expect(await (await fetch(`${url}/large`)).text()).toBe(answer);
  for (let client = 0; client < 6; client++) await unreadRequests(port, ['/large']);
  await eventually('the largest are closed', async () => {
    expect(await (await fetch(url)).text()).toBe('small');
    return (await connections()) <= 5;
  });
});

test('200 idle connections hold up nobody', async () => {
  const { url, connections } = await serverWith({});
  const agent = new Agent({ keepAlive: true });
  const statuses = await Promise.all(
    Array.from(
      { length: 200 },
      () =>
        new Promise<number>((resolve, reject) => {
          get(`${url}/api/health`, { agent }, (answer) => {
            answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
          }).once('error', reject);
        }),
    ),
  );
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  expect(await connections()).toBe(200);
  expect((await fetch(`${url}/api/search?${query({ q: '责任制' })}`)).status).toBe(200);
  agent.destroy();
});
