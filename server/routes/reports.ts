/** Routes of reports: the catalogue, the full text, the source file, and metadata editing. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { MAX_BODY_LENGTH, metadataEditRoute } from '../contract/metadata-edit.ts';
import { idParam } from '../contract/parameters.ts';
import { readingAnswer } from '../contract/reading.ts';
import {
  pageImageRoute,
  type ReportAnswer,
  reportAnswer,
  reportQuery,
  reportsAnswer,
  reportsQuery,
  sourceRoute,
  sourceRowRoute,
} from '../contract/reports.ts';
import type { MetadataEditor } from '../metadata-edit/metadata-editor.ts';
import type { FileReaders } from '../reports/file-readers.ts';
import { HowRead } from '../reports/how-read.ts';
import { PageImages } from '../reports/page-image.ts';
import { listReports, readReport, requireReport } from '../reports/reports.ts';
import type { Services } from '../services.ts';
import { jsonInPieces } from '../web/json-in-pieces.ts';
import { isKeeper } from '../web/permission.ts';
import { sourceFile } from '../web/source-file.ts';
import { sourceRow } from '../web/source-row.ts';
import { apiRoutes, getRoute, limitBody, requestLanguage, requireJson, requireKeeper } from './api.ts';

export interface EditingParts {
  readonly editor: MetadataEditor;
  readonly readers: FileReaders;
  /** Permits editing metadata from another machine; null if nobody may. */
  readonly keeperKey: string | null;
  readonly readOnly: boolean;
  /** Requests a run of the indexer without waiting for it. */
  readonly reindex: () => void;
}

export function reportRoutes(
  services: Services,
  { editor, readers, keeperKey, readOnly, reindex }: EditingParts,
): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(getRoute('/api/reports', '报告目录', reportsAnswer, { query: reportsQuery }), (c) =>
    c.json(listReports(services, c.req.valid('query'))),
  );
  routes.openapi(
    getRoute('/api/reports/{id}', '一份报告的全文与提纲', reportAnswer, {
      params: idParam,
      query: reportQuery,
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const report = await readReport(services, id, c.req.valid('query'));
      const isEditable = !readOnly && editor.canEdit(await requireReport(services, id));
      const isAllowed = isKeeper(c, keeperKey);
      return jsonInPieces<ReportAnswer>(
        {
          ...report,
          mendable: isEditable && isAllowed,
          mendableWithKey: isEditable && !isAllowed && keeperKey !== null,
        },
        c.req.raw.signal,
      );
    },
  );
  routes.on(
    'PUT',
    metadataEditRoute.getRoutingPath(),
    requireKeeper(keeperKey),
    limitBody(MAX_BODY_LENGTH),
    requireJson,
  );
  routes.openapi(metadataEditRoute, async (c) => {
    const report = await requireReport(services, c.req.valid('param').id);
    const file = await editor.edit(report, c.req.valid('json'));
    reindex();
    return c.json({ file }, 202);
  });
  const howRead = new HowRead(services.settings, readers);
  routes.openapi(
    getRoute('/api/reports/{id}/reading', '一份报告是怎样读的：略去了什么，据什么推断', readingAnswer, {
      params: idParam,
    }),
    async (c) => {
      const report = await requireReport(services, c.req.valid('param').id);
      return c.json(await howRead.tell(report, c.req.raw.signal));
    },
  );
  routes.openapi(sourceRoute, async (c) =>
    sourceFile(c, await requireReport(services, c.req.valid('param').id), services.settings),
  );
  const pageImages = new PageImages(services.settings);
  routes.openapi(pageImageRoute, async (c) => {
    const { id, page } = c.req.valid('param');
    return pageImages.answer(c, await requireReport(services, id), page);
  });
  routes.openapi(sourceRowRoute, async (c) =>
    sourceRow(
      await requireReport(services, c.req.valid('param').id),
      services.settings,
      requestLanguage(c),
      readers,
      c.req.raw.signal,
    ),
  );
  return routes;
}
