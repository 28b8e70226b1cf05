/** Connections of clients that do not behave, which `fetch` cannot be made to imitate. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ConnectionLimits, listen } from '../limits/connections.ts';

export interface ListeningServer {
  readonly port: number;
  readonly url: string;
  readonly server: Server;
  /** Number of open connections. */
  connections(): Promise<number>;
  stop(): Promise<void>;
}

/** Listens on a free port of this machine. */
export async function listenLocally(
  routes: Pick<OpenAPIHono, 'fetch'>,
  limits: Partial<ConnectionLimits> = {},
): Promise<ListeningServer> {
  const server = listen(routes.fetch, { port: 0, host: '127.0.0.1', limits });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    server,
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Sends GET requests one behind the other on a connection of their own, and reads nothing. */
export async function unreadRequests(port: number, paths: readonly string[]): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.pause();
  // The server may cut the connection at any moment.
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`).join(''));
  return socket;
}

/** Reads until the status line of a response is there. */
export async function statusOf(socket: Socket): Promise<number> {
  let head = '';
  for (;;) {
    const chunk = socket.read() as Buffer | null;
    if (chunk === null) await once(socket, 'readable');
    else head += chunk.toString('latin1');
    const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(head) ?? [];
    if (status !== undefined) return Number(status);
  }
}

/** @throws Error if it does not become true within half a minute */
export async function eventually(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (const deadline = Date.now() + 30_000; !(await holds()); ) {
    if (Date.now() > deadline) throw new Error(`not within half a minute: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
