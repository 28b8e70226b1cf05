/** A real engine behind a proxy that breaks connections and answers for an engine that has no time. */
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Meilisearch, MeilisearchApiError } from 'meilisearch';
import { afterEach, expect, test } from 'vitest';
import { toEngineError } from '../engine/failure.ts';
import { indexReports } from '../run.ts';
import { A, sandbox } from '../testing/sandbox.ts';
import { patientHttp } from './patient-http.ts';

const box = sandbox();
const QUICK = [1, 1, 1];

/** How the proxy treats a request: passes it on, answers 408, or closes the connection before or after passing it on. */
type Fault = 'none' | 'busy' | 'closed' | 'answer lost';

let proxy: Server | undefined;
afterEach(() => {
  proxy?.closeAllConnections();
  proxy?.close();
});

async function proxyOf(url: string, faultOf: (path: string, method: string) => Fault): Promise<string> {
  proxy = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => {
      const fault = faultOf(asked.url ?? '', asked.method ?? '');
      if (fault === 'closed') {
        asked.socket.destroy();
        return;
      }
      if (fault === 'busy') {
        answer.writeHead(408).end();
        return;
      }
      const options = { method: asked.method ?? 'GET', headers: asked.headers };
      const passed = request(new URL(asked.url ?? '', url), options, (response) => {
        if (fault === 'answer lost') {
          asked.socket.destroy();
          return;
        }
        answer.writeHead(response.statusCode ?? 500, response.headers);
        response.pipe(answer);
      });
      passed.end(Buffer.concat(chunks));
    });
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

const clientOf = (host: string, pauses = QUICK) =>
  new Meilisearch({ host, apiKey: box.engine.key, httpClient: patientHttp(pauses) });

test('a run goes on where each of its requests fails once', async () => {
  const failed = new Set<string>();
  const faults: readonly Fault[] = ['busy', 'closed', 'answer lost'];
  const url = await proxyOf(box.engine.url, (path, method) => {
    const key = `${method} ${path}`;
    if (failed.has(key)) return 'none';
    failed.add(key);
    // What may not be done twice is sent again only where it has not been done.
    const isOnce = method === 'POST' && /^\/(?:indexes|swap-indexes)$/.test(path);
    return isOnce ? 'busy' : (faults[failed.size % faults.length] as Fault);
  });
  box.write('a.txt', A);
  const engine = Object.create(box.engine, { url: { value: url } });
  const outcome = await indexReports(box.settings, [engine], {
    roots: [box.settings.reportsDir],
    rebuild: true,
    onProgress: () => {},
  });
  expect(outcome).toMatchObject({ indexed: 1, failed: [] });
  expect(failed.size).toBeGreaterThan(10);
  expect((await box.texts()).join('')).toContain('全镇化解纠纷12件');
});

test('an engine that never has time is given up after the last try, with its error', async () => {
  let tries = 0;
  const url = await proxyOf(box.engine.url, () => {
    tries++;
    return 'busy';
  });
  const failure = await clientOf(url)
    .getVersion()
    .catch((error: unknown) => error);
  expect(tries).toBe(QUICK.length + 1);
  expect((failure as Error).cause).toBeInstanceOf(MeilisearchApiError);
  expect(toEngineError(failure, '')?.message).toContain('没有接受请求');
});

test('indexes are not swapped twice where the answer to the first time is lost', async () => {
  let tries = 0;
  const url = await proxyOf(box.engine.url, () => {
    tries++;
    return 'answer lost';
  });
  await expect(clientOf(url).swapIndexes([])).rejects.toThrow();
  expect(tries).toBe(1);
});

test('a refusal of the engine is not repeated and keeps its code', async () => {
  let tries = 0;
  const url = await proxyOf(box.engine.url, () => {
    tries++;
    return 'none';
  });
  const failure = await clientOf(url)
    .getRawIndex('none')
    .catch((error: unknown) => error);
  expect(tries).toBe(1);
  expect(failure).toMatchObject({ cause: { cause: { code: 'index_not_found' } } });
});
