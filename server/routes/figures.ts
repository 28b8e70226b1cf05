/** Routes of figures: their list, what there are figures of, the table, and its export. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  conceptMendRoute,
  figureConceptsAnswer,
  figureConceptsQuery,
  figureExportRoute,
  figuresAnswer,
  figuresQuery,
  figureTableAnswer,
  figureTableQuery,
  MAX_CONCEPT_BODY,
} from '../contract/figures.ts';
import { ConceptsFile } from '../figures/concepts-file.ts';
import { exportFigures } from '../figures/export-figures.ts';
import { figureTable } from '../figures/figure-table.ts';
import { listConcepts, listFigures } from '../figures/list-figures.ts';
import type { Services } from '../services.ts';
import { apiRoutes, getRoute, limitBody, requestLanguage, requireJson, requireKeeper } from './api.ts';

/**
 * @param today ISO 8601 date, cited as the access date of online sources
 * @param publicOrigin scheme and host of links; null for those by which the client addressed the server
 * @param keeperKey permits mending from another machine; null if nobody may
 */
export function figureRoutes(
  services: Services,
  {
    today,
    publicOrigin,
    keeperKey,
  }: {
    readonly today: () => string;
    readonly publicOrigin: string | null;
    readonly keeperKey: string | null;
  },
): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(
    getRoute('/api/figures', '指标：报告里的数，连同单位、所说的事、变化和时期', figuresAnswer, {
      query: figuresQuery,
    }),
    async (c) =>
      c.json(await listFigures(services, c.req.valid('query'), requestLanguage(c), c.req.raw.signal)),
  );
  routes.openapi(
    getRoute('/api/figures/concepts', '指标：有哪些事写了数', figureConceptsAnswer, {
      query: figureConceptsQuery,
    }),
    async (c) =>
      c.json(await listConcepts(services, c.req.valid('query'), requestLanguage(c), c.req.raw.signal)),
  );
  routes.openapi(
    getRoute('/api/figures/table', '指标：各地或各年的数，一列一件事', figureTableAnswer, {
      query: figureTableQuery,
    }),
    async (c) =>
      c.json(await figureTable(services, c.req.valid('query'), requestLanguage(c), c.req.raw.signal)),
  );
  routes.openapi(figureExportRoute, (c) => {
    const origin = publicOrigin ?? new URL(c.req.url).origin;
    const options = { today: today(), origin };
    return exportFigures(services, c.req.valid('query'), options, requestLanguage(c), c.req.raw.signal);
  });
  const concepts = new ConceptsFile(services);
  routes.on(
    'PUT',
    conceptMendRoute.getRoutingPath(),
    requireKeeper(keeperKey),
    limitBody(MAX_CONCEPT_BODY),
    requireJson,
  );
  routes.openapi(conceptMendRoute, async (c) =>
    c.json({ name: await concepts.mend(c.req.valid('json')) }, 200),
  );
  return routes;
}
