/** Route that reads the text of a draft from a file. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { draftRoute, MAX_DRAFT_FILE } from '../contract/drafts.ts';
import { readDraft } from '../drafts/read-draft.ts';
import type { FileReaders } from '../reports/file-readers.ts';
import { apiRoutes, bodyOf, limitBody } from './api.ts';

export function draftRoutes(readers: FileReaders): OpenAPIHono {
  const routes = apiRoutes();
  routes.use(draftRoute.path, limitBody(MAX_DRAFT_FILE));
  routes.openapi(draftRoute, async (c) => {
    const { name } = c.req.valid('query');
    return c.json(await readDraft(readers, name, bodyOf(c), c.req.raw.signal), 200);
  });
  return routes;
}
