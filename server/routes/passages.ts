/** Routes of passages: one in its context, one located by its wording, and citations. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { citePassage, citePassages } from '../citing/citations.ts';
import {
  type CitationsAnswer,
  citationAnswer,
  citationQuery,
  citationsAnswer,
  citationsQuery,
} from '../contract/citations.ts';
import { idParam } from '../contract/parameters.ts';
import { findQuery, foundAnswer, passageAnswer, passageQuery } from '../contract/passages.ts';
import { findPassage, readPassage } from '../reports/reports.ts';
import type { Services } from '../services.ts';
import { jsonInPieces } from '../web/json-in-pieces.ts';
import { apiRoutes, getRoute } from './api.ts';

/** @param today ISO 8601 date, cited as the access date of online sources */
export function passageRoutes(services: Services, today: () => string): OpenAPIHono {
  const routes = apiRoutes();
  // Registered before `{id}`, which would match `find`.
  routes.openapi(
    getRoute('/api/passages/find', '按词句找回一段', foundAnswer, { query: findQuery }),
    async (c) => c.json(await findPassage(services, c.req.valid('query'))),
  );
  routes.openapi(
    getRoute('/api/passages/{id}', '一段及其上下文', passageAnswer, { params: idParam, query: passageQuery }),
    async (c) => c.json(await readPassage(services, c.req.valid('param').id, c.req.valid('query').context)),
  );
  routes.openapi(
    getRoute('/api/passages/{id}/citation', '一段的引文', citationAnswer, {
      params: idParam,
      query: citationQuery,
    }),
    async (c) =>
      c.json(await citePassage(services, c.req.valid('param').id, c.req.valid('query').format, today())),
  );
  routes.openapi(
    getRoute('/api/citations', '几段的引文与参考文献表', citationsAnswer, { query: citationsQuery }),
    async (c) => {
      const { ids, format } = c.req.valid('query');
      const answer = await citePassages(services, ids, format, today());
      return jsonInPieces<CitationsAnswer>({ ...answer, items: answer.items.values() }, c.req.raw.signal);
    },
  );
  return routes;
}
