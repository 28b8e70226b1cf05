/** Routes of reports: the catalogue, the full text, the source file, and metadata editing. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { MAX_BODY_LENGTH, metadataEditRoute } from '../contract/metadata-edit.ts';
import { idParam } from '../contract/parameters.ts';
import {
  type ReportAnswer,
  reportAnswer,
  reportQuery,
  reportsAnswer,
  reportsQuery,
  sourceRoute,
  sourceRowRoute,
} from '../contract/reports.ts';
import { MetadataEditor } from '../metadata-edit/metadata-editor.ts';
import { listReports, readReport, requireReport } from '../reports/reports.ts';
import type { Services } from '../services.ts';
import { ApiError } from '../web/errors.ts';
import { jsonInPieces } from '../web/json-in-pieces.ts';
import { canEditMetadata } from '../web/permission.ts';
import { sourceFile } from '../web/source-file.ts';
import { sourceRow } from '../web/source-row.ts';
import { apiRoutes, getRoute, requestLanguage } from './api.ts';

export interface EditingParts {
  /** Permits editing metadata from another machine; null if nobody may. */
  readonly keeperKey: string | null;
  /** Requests a run of the indexer without waiting for it. */
  readonly reindex: () => void;
}

export function reportRoutes(services: Services, { keeperKey, reindex }: EditingParts): OpenAPIHono {
  const routes = apiRoutes();
  const { reportsDir } = services.settings;
  const editor = new MetadataEditor(reportsDir);
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
      const isEditable = editor.canEdit(await requireReport(services, id));
      const isAllowed = canEditMetadata(c, keeperKey);
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
    // Nothing of a body is read before it is clear that the client may send one.
    async (c, next) => {
      if (!canEditMetadata(c, keeperKey)) throw new ApiError('may_not_mend');
      await next();
    },
    bodyLimit({
      maxSize: MAX_BODY_LENGTH,
      onError: () => {
        throw new ApiError('body_too_large', { most: MAX_BODY_LENGTH });
      },
    }),
    requireJson,
  );
  routes.openapi(metadataEditRoute, async (c) => {
    const report = await requireReport(services, c.req.valid('param').id);
    const file = await editor.edit(report, c.req.valid('json'));
    reindex();
    return c.json({ file }, 202);
  });
  routes.openapi(sourceRoute, async (c) =>
    sourceFile(c, await requireReport(services, c.req.valid('param').id), services.settings),
  );
  routes.openapi(sourceRowRoute, async (c) =>
    sourceRow(
      await requireReport(services, c.req.valid('param').id),
      services.settings,
      requestLanguage(c),
      c.req.raw.signal,
    ),
  );
  return routes;
}

/** The validator takes any other content type for an empty object, and its own error has no message in Chinese. */
const requireJson: MiddlewareHandler = async (c, next) => {
  if (!/^application\/json\s*(?:;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new ApiError('bad_body');
  try {
    // Read once: the validator gets the same value.
    await c.req.json();
  } catch (cause) {
    throw new ApiError('bad_body', {}, { cause });
  }
  await next();
};
