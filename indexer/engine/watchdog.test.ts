import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { watchEngine } from './watchdog.ts';

async function listening(port: number): Promise<Server> {
  const server = createServer((_, response) => response.end('{}')).listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return server;
}

test('an engine that hangs is reported once, and counts again when it answers again', async () => {
  const first = await listening(0);
  const { port } = first.address() as AddressInfo;
  first.close();
  let hangs = 0;
  const watchdog = watchEngine(`http://127.0.0.1:${port}`, 100, () => hangs++);
  await expect.poll(() => [hangs, watchdog.isAnswering], { timeout: 10_000 }).toEqual([1, false]);
  const again = await listening(port);
  await expect.poll(() => watchdog.isAnswering, { timeout: 10_000 }).toBe(true);
  expect(hangs).toBe(1);
  watchdog.stop();
  again.closeAllConnections();
  again.close();
});
