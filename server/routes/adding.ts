/** Routes for the keeper: adding files and pages to the reports folder, checking it again. */
import { promises as disk } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { type FetchLimits, fetchPage } from '../adding/fetch-page.ts';
import { storeFile } from '../adding/store-file.ts';
import { addFileRoute, addPageRoute, checkRoute, MAX_ADDRESS_BODY } from '../contract/adding.ts';
import type { MetadataEditor } from '../metadata-edit/metadata-editor.ts';
import { apiRoutes, bodyOf, limitBody, requireJson, requireKeeper } from './api.ts';

export interface AddingParts {
  readonly reportsDir: string;
  readonly editor: MetadataEditor;
  readonly keeperKey: string | null;
  readonly reindex: () => void;
  readonly fetchLimits: FetchLimits;
}

export function addingRoutes({
  reportsDir,
  editor,
  keeperKey,
  reindex,
  fetchLimits,
}: AddingParts): OpenAPIHono {
  const routes = apiRoutes();
  for (const { path } of [addFileRoute, addPageRoute, checkRoute]) routes.use(path, requireKeeper(keeperKey));
  routes.use(addPageRoute.path, limitBody(MAX_ADDRESS_BODY), requireJson);
  routes.openapi(addFileRoute, async (c) => {
    const { name } = c.req.valid('query');
    await storeFile(reportsDir, name, bodyOf(c));
    reindex();
    return c.json({ file: name }, 201);
  });
  routes.openapi(addPageRoute, async (c) => {
    const { url, name, contents } = await fetchPage(c.req.valid('json').url, fetchLimits);
    await storeFile(reportsDir, name, one(contents));
    const source = { file: name, row: null, url: null };
    await editor.edit({ sources: [source] }, { source_url: url }).catch(async (error: unknown) => {
      // Without its address the page could not be cited.
      await disk.rm(join(reportsDir, name), { force: true });
      throw error;
    });
    reindex();
    return c.json({ file: name }, 201);
  });
  routes.openapi(checkRoute, (c) => {
    reindex();
    return c.json({}, 202);
  });
  return routes;
}

async function* one(contents: Uint8Array): AsyncGenerator<Uint8Array> {
  yield contents;
}
