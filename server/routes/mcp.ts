/**
 * The MCP server at `/mcp`, for assistants that reach this server over HTTP. Each call of a tool asks the API in this
 * process, as the same client: what that client may do and how much, the API decides.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { MAX_DRAFT_BODY } from '../contract/quotations.ts';
import type { Api } from '../mcp/api-client.ts';
import { log } from '../process/log.ts';
import { ApiError } from '../web/errors.ts';
import { limitBody } from './api.ts';

/** All other headers are passed on: they tell the API who the client is and which language it reads. */
const OF_THE_CALL = ['accept', 'content-length', 'content-type', 'origin'];

/** @param publicOrigin scheme and host of links; by default those by which the client addressed the server */
export function serveMcp(routes: OpenAPIHono, publicOrigin: string | null): void {
  routes.use('/mcp', limitBody(MAX_DRAFT_BODY));
  // By name, as of the other routes: the log and the metrics take what answers any method for the page.
  routes.on(['POST', 'GET', 'DELETE'], '/mcp', async (c) => {
    refuseOtherSites(c, publicOrigin);
    // Loaded by the first call: the protocol's schemas take 12 MB, and most readers have no assistant.
    const [{ createMcpHandler }, { mcpServer }] = await Promise.all([
      import('@modelcontextprotocol/server'),
      import('../mcp/mcp-server.ts'),
    ]);
    const handler = createMcpHandler(() => mcpServer(apiFor(routes, c, publicOrigin)), {
      // Most are malformed requests: a line is enough, and stacks would fill the log.
      onerror: ({ message }) => log.warn({ reason: message }, 'MCP 的一个请求没有答成'),
    });
    return handler.fetch(c.req.raw);
  });
}

function apiFor(routes: OpenAPIHono, c: Context, publicOrigin: string | null): Api {
  return {
    origin: publicOrigin ?? new URL(c.req.url).origin,
    ask: async (path, init) => {
      const headers = new Headers(c.req.raw.headers);
      for (const name of OF_THE_CALL) headers.delete(name);
      for (const [name, value] of new Headers(init?.headers)) headers.set(name, value);
      return routes.request(path, { ...init, headers, signal: c.req.raw.signal }, c.env);
    },
  };
}

/** Browsers name the site of a page that sends a request; the protocol demands that servers look at it. */
function refuseOtherSites(c: Context, publicOrigin: string | null): void {
  const origin = c.req.header('origin');
  if (origin === undefined || origin === publicOrigin) return;
  const host = URL.canParse(origin) ? new URL(origin).host : null;
  if (host !== c.req.header('host')) throw new ApiError('foreign_origin', { origin });
}
