/** Listens, and cuts off clients that hold a connection without making use of it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ListenAddress } from '../settings.ts';

/** Times are milliseconds. */
export interface ConnectionLimits {
  /** Within which a client must have sent the headers of a request, from the start of the connection. */
  readonly headersTime: number;
  /** Within which it must have sent the whole request. */
  readonly requestTime: number;
  /**
   * For which a client may read nothing of a response that is ready for it. A client that was reading until then
   * is noticed only after twice that time.
   */
  readonly stalledTime: number;
  /** For which the server may send nothing of a response, because it is still working on it. */
  readonly answerTime: number;
  /** Between two looks at the requests that are being received. */
  readonly checkTime: number;
  /** Open at once; further ones are closed at once. */
  readonly connections: number;
  /** Bytes of answers that are held for clients which have not read them yet, of all connections together. */
  readonly unsent: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  headersTime: 20_000,
  requestTime: 60_000,
  stalledTime: 60_000,
  answerTime: 600_000,
  checkTime: 5000,
  connections: 1000,
  unsent: 256 * 2 ** 20,
};

interface Listening extends ListenAddress {
  /** Those that differ from `CONNECTION_LIMITS`. */
  readonly limits?: Partial<ConnectionLimits>;
}

/**
 * @param onListening called with the port, which the system chooses where `port` is 0
 * @returns the server, which emits `error` if it cannot listen
 */
export function listen(
  fetch: OpenAPIHono['fetch'],
  { port, host, limits: changed }: Listening,
  onListening: (port: number) => void = () => {},
): Server {
  const limits = { ...CONNECTION_LIMITS, ...changed };
  const server = createServer(
    {
      headersTimeout: limits.headersTime,
      requestTimeout: limits.requestTime,
      connectionsCheckingInterval: limits.checkTime,
    },
    getRequestListener(fetch, { hostname: host }),
  );
  server.maxConnections = limits.connections;
  cutStalled(server, limits);
  boundUnsent(server, limits);
  return server.listen(port, host, () => onListening((server.address() as AddressInfo).port));
}

/** Node closes idle connections by itself; with a response under way, it depends on who keeps whom waiting. */
function cutStalled(server: Server, { stalledTime, answerTime }: ConnectionLimits): void {
  server.timeout = stalledTime;
  server.on('request', (_, response) => {
    let waited = 0;
    response.on('timeout', (socket) => {
      waited += stalledTime;
      if (socket.writableLength > 0 || waited >= answerTime) socket.destroy();
      else socket.setTimeout(stalledTime);
    });
  });
}

/**
 * Answers other than files are held as a whole until they are read: beyond the limit, the connections that hold
 * most of them are closed.
 */
function boundUnsent(server: Server, { unsent }: ConnectionLimits): void {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', () => {
    let sum = 0;
    for (const { writableLength } of sockets) sum += writableLength;
    if (sum <= unsent) return;
    for (const socket of [...sockets].sort((a, b) => b.writableLength - a.writableLength)) {
      if (sum <= unsent) return;
      sum -= socket.writableLength;
      socket.destroy();
    }
  });
}

/**
 * Tries to listen at the address and stops again, so that a server finds out before it starts anything else.
 * @returns null if it can, else the error that says why not
 */
export function listenError({ port, host }: ListenAddress): Promise<NodeJS.ErrnoException | null> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', resolve);
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

/** One sentence for the person who starts the server. */
export function describeListenError(error: NodeJS.ErrnoException, { port, host }: ListenAddress): string {
  return error.code === 'EADDRINUSE'
    ? `端口 ${port} 已被占用；请换一个：PORT=${port + 1} npm start`
    : `无法监听 ${host}:${port}：${error.message}`;
}
