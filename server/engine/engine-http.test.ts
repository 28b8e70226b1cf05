/** The transport against a server that accepts requests and never answers them, as a hung engine does. */
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineUnreachable, engineHttp } from './engine-http.ts';

let silent: Server;
let url: string;

beforeAll(async () => {
  silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});

test('every request to an engine that does not answer ends in time, those that wait for a connection too', async () => {
  const http = engineHttp(200);
  const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => http(url)));
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(EngineUnreachable) });
});
