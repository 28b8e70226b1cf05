/** Limits as clients meet them, over real connections. */
import type { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  eventually,
  type ListeningServer,
  listenLocally,
  statusOf,
  unreadRequests,
} from '../testing/connection.ts';
import { query, type SampleServer, sampleServer } from '../testing/sample-server.ts';
import type { RequestLimits } from './request-limits.ts';

const EXPORT = `/api/export?${query({ q: '法治', format: 'jsonl' })}`;
const SEARCH = `/api/search?${query({ q: '枫桥经验' })}`;

let sample: SampleServer;
const listening: ListeningServer[] = [];
beforeAll(async () => {
  sample = await sampleServer();
});
afterEach(async () => {
  await Promise.all(listening.splice(0).map((server) => server.stop()));
});
afterAll(() => sample.stop());

async function serverWith(limits: Partial<RequestLimits>): Promise<ListeningServer> {
  const server = await listenLocally(sample.routesWith({ limits }));
  listening.push(server);
  return server;
}

/** A request that a proxy on this machine forwards. */
function forwarded(url: string, client: string, language = 'zh-CN'): Promise<Response> {
  return fetch(url, { headers: { 'x-forwarded-for': client, 'accept-language': language } });
}

async function refusal(response: Response): Promise<unknown> {
  const { error } = (await response.json()) as { error: unknown };
  return { status: response.status, retryAfter: Number(response.headers.get('retry-after')), error };
}

describe('the rate limit', () => {
  const limits = { requestsPerMinute: 3, trustedProxies: ['127.0.0.1'] };

  test('a client that asks too often is told in its language when to come back', async () => {
    const { url } = await serverWith(limits);
    for (let request = 0; request < 3; request++)
      expect((await forwarded(`${url}/api/health`, '198.51.100.1')).status).toBe(200);
    const refused = (message: string) => ({
      status: 429,
      retryAfter: expect.toSatisfy((seconds) => seconds >= 1 && seconds <= 20),
      error: { code: 'too_many_requests', message: expect.stringContaining(message) },
    });
    expect(await refusal(await forwarded(`${url}${SEARCH}`, '198.51.100.1'))).toEqual(refused('秒再试'));
    expect(await refusal(await forwarded(url, '198.51.100.1', 'en'))).toEqual(refused('try again in'));
    expect((await forwarded(`${url}${SEARCH}`, '198.51.100.2')).status).toBe(200);
  });

  test('this machine has no limit, and cannot be given one by a header without a trusted proxy', async () => {
    const { url } = await serverWith({ requestsPerMinute: 3 });
    for (let request = 0; request < 10; request++)
      expect((await forwarded(`${url}/api/health`, '198.51.100.1')).status).toBe(200);
  });

  test('a client on another machine is limited, whatever its headers say', async () => {
    const routes = sample.routesWith({ limits: { requestsPerMinute: 3 } });
    const from = (remoteAddress: string, claimed: string) =>
      routes.request(
        '/api/health',
        { headers: { 'x-forwarded-for': claimed } },
        { incoming: { socket: { remoteAddress } } },
      );
    const statuses: number[] = [];
    for (let request = 0; request < 4; request++)
      statuses.push((await from('::ffff:203.0.113.9', `127.0.0.${request}`)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  test('0 turns it off', async () => {
    const { url } = await serverWith({ ...limits, requestsPerMinute: 0 });
    for (let request = 0; request < 10; request++)
      expect((await forwarded(`${url}/api/health`, '198.51.100.1')).status).toBe(200);
  });

  test('exports have a lower limit of their own', async () => {
    const { url } = await serverWith({ ...limits, requestsPerMinute: 120 });
    const statuses: number[] = [];
    for (let request = 0; request < 3; request++) {
      const response = await forwarded(`${url}${EXPORT}`, '198.51.100.1');
      await response.text();
      statuses.push(response.status);
    }
    expect(statuses).toEqual([200, 200, 429]);
    expect((await forwarded(`${url}${SEARCH}`, '198.51.100.1')).status).toBe(200);
  });
});

describe('exports', () => {
  /** Starts exports that are not read; the slots are taken once the status is there. */
  async function openExports(port: number, count: number): Promise<Socket[]> {
    const sockets: Socket[] = [];
    for (let at = 0; at < count; at++) {
      const socket = await unreadRequests(port, [EXPORT]);
      expect(await statusOf(socket)).toBe(200);
      sockets.push(socket);
    }
    return sockets;
  }

  test('further exports are refused until a client has left', async () => {
    const release = holdExports();
    const { url, port } = await serverWith({ exports: 2 });
    const [first] = await openExports(port, 2);
    expect(await refusal(await fetch(`${url}${EXPORT}`))).toEqual({
      status: 503,
      retryAfter: 10,
      error: { code: 'exports_busy', message: expect.stringContaining('2') },
    });
    first?.destroy();
    await eventually('a slot is free', async () => {
      const socket = await unreadRequests(port, [EXPORT]);
      const status = await statusOf(socket);
      socket.destroy();
      return status === 200;
    });
    release();
  });

  test('exports that wait on a connection are given up with it', async () => {
    const release = holdExports();
    const { url, port } = await serverWith({ exports: 3 });
    const socket = await unreadRequests(port, [EXPORT, EXPORT, EXPORT]);
    expect(await statusOf(socket)).toBe(200);
    await eventually('all slots are taken', async () => (await fetch(`${url}${EXPORT}`)).status === 503);
    socket.destroy();
    release();
    const all = await Promise.all(Array.from({ length: 3 }, () => fetchWhenFree(`${url}${EXPORT}`)));
    expect(all).toEqual([200, 200, 200]);
  });

  test('a client on another machine has some of the slots only', async () => {
    const release = holdExports();
    const { url } = await serverWith({ exports: 3, exportsOfClient: 1, trustedProxies: ['127.0.0.1'] });
    const first = await forwarded(`${url}${EXPORT}`, '198.51.100.1');
    expect(await refusal(await forwarded(`${url}${EXPORT}`, '198.51.100.1', 'en'))).toEqual({
      status: 429,
      retryAfter: 10,
      error: { code: 'too_many_exports', message: expect.stringContaining('from this address') },
    });
    const second = await forwarded(`${url}${EXPORT}`, '198.51.100.2');
    expect([first.status, second.status]).toEqual([200, 200]);
    release();
    await Promise.all([first.text(), second.text()]);
    await eventually('its slot is free again', async () => {
      const response = await forwarded(`${url}${EXPORT}`, '198.51.100.1');
      await response.text();
      return response.status === 200;
    });
  });

  test('failed exports and those asked for by HEAD free their slots', async () => {
    const { url } = await serverWith({ exports: 1 });
    for (let request = 0; request < 3; request++) {
      expect(await fetchWhenFree(`${url}/api/export?q=`)).toBe(400);
      expect(await fetchWhenFree(`${url}${EXPORT}`, 'HEAD')).toBe(200);
    }
    expect(await fetchWhenFree(`${url}${EXPORT}`)).toBe(200);
  });
});

/** Keeps exports open after their first bytes. @returns lets them go on */
function holdExports(): () => void {
  let go = (): void => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const { reader } = sample;
  const passages = reader.passages.bind(reader);
  reader.passages = async (...args) => {
    await gate;
    return passages(...args);
  };
  return () => {
    reader.passages = passages;
    go();
  };
}

/** Status of the response, after those of 503: a slot is freed just after the client has its last byte. */
async function fetchWhenFree(url: string, method = 'GET'): Promise<number> {
  let status = 503;
  await eventually('a slot is free', async () => {
    const response = await fetch(url, { method });
    await response.text();
    status = response.status;
    return status !== 503;
  });
  return status;
}

describe('requests worked on at once', () => {
  test('64 clients that search at once are all answered', async () => {
    const { url } = await serverWith({});
    const answers = await Promise.all(
      Array.from({ length: 64 }, async (_, client) => {
        const statuses: number[] = [];
        for (let at = 0; at < 5; at++) {
          const response = await fetch(`${url}/api/search?${query({ q: '法治', offset: client * 5 + at })}`);
          await response.text();
          statuses.push(response.status);
        }
        return statuses;
      }),
    );
    expect(answers.flat().filter((status) => status !== 200)).toEqual([]);
  });

  test('those beyond the queue are told to come back, and the health check answers', async () => {
    const { url, port } = await serverWith({ running: 1, waiting: 1 });
    const { hits } = (await sample.get(SEARCH)).body;
    const release = holdExports();
    const passage = `/api/passages/${hits[0].id}/citation`;
    const held = await unreadRequests(port, [passage, passage]);
    await eventually('the queue is full', async () => {
      const response = await fetch(`${url}/api/reports`, { signal: AbortSignal.timeout(200) }).catch(
        () => null,
      );
      return response?.status === 503;
    });
    expect(await refusal(await fetch(`${url}${SEARCH}`))).toEqual({
      status: 503,
      retryAfter: 2,
      error: { code: 'busy', message: expect.stringContaining('再试') },
    });
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    release();
    expect(await statusOf(held)).toBe(200);
    expect((await fetch(`${url}${SEARCH}`)).status).toBe(200);
  });
});
