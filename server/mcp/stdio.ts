/**
 * Entry point of `npm run mcp`: the MCP server on standard input and output, for assistants that start it
 * themselves. It asks a running 镇鉴, so that the links in its answers open, and holds no text or engine itself.
 */
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { runningServer } from '../settings.ts';
import type { Api } from './api-client.ts';
import { mcpServer } from './mcp-server.ts';

/** The same exit code as of `npm start`, for invalid settings. */
const EXIT_NOT_STARTED = 2;

const server = runningServer(process.env);
if (typeof server === 'string') {
  console.error(server);
  process.exitCode = EXIT_NOT_STARTED;
} else {
  const api = apiAt(server.origin, server.password);
  // Standard output belongs to the protocol.
  serveStdio(() => mcpServer(api), { onerror: (error) => console.error(error) });
}

/** @param password of the site; null where it has none */
function apiAt(origin: string, password: string | null): Api {
  return {
    origin,
    ask: (path, init) => {
      const headers = new Headers(init?.headers);
      // A header holds no Chinese; Basic encodes it.
      if (password !== null)
        headers.set('Authorization', `Basic ${Buffer.from(`:${password}`).toString('base64')}`);
      return fetch(new URL(path, origin), { ...init, headers }).catch((cause: unknown) => {
        const advice = '请先在另一个终端里 npm start，或用 ZHENJIAN_URL 写明它的地址';
        throw new Error(`镇鉴没有在 ${origin} 运行；${advice}`, { cause });
      });
    },
  };
}
