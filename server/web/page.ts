/**
 * Serves the built client: static files, and index.html for every other path, which the client routes itself.
 */
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';

/** Safe because names of built files contain a hash of their contents. */
const FOREVER = 'public, max-age=31536000, immutable';

export function servePage(routes: OpenAPIHono, pageDir: string): void {
  routes.use(
    '/assets/*',
    serveStatic({
      root: pageDir,
      precompressed: true,
      onFound: (_, c) => c.header('Cache-Control', FOREVER),
    }),
    async (c) => c.notFound(),
  );
  routes.use('/:file{[^/]+\\.[a-z0-9]+}', serveStatic({ root: pageDir }));
  routes.get('*', async (c) =>
    c.html(await disk.readFile(join(pageDir, 'index.html'), 'utf8'), 200, { 'Cache-Control': 'no-cache' }),
  );
}
