/** Routes of the catalogue of named practices. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  MAX_MEND_BODY,
  practiceAnswer,
  practiceMendRoute,
  practiceName,
  practiceQuery,
  practicesAnswer,
  practicesQuery,
} from '../contract/practices.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { PracticeCatalogue } from '../practices/practice-catalogue.ts';
import { PracticeRulesFile } from '../practices/rules-file.ts';
import type { Services } from '../services.ts';
import { apiRoutes, getRoute, limitBody, requireJson, requireKeeper } from './api.ts';

/** @param keeperKey permits mending from another machine; null if nobody may */
export function practiceRoutes(
  services: Services,
  { keeperKey }: { readonly keeperKey: string | null },
): OpenAPIHono {
  const routes = apiRoutes();
  const catalogue = new PracticeCatalogue(services);
  routes.openapi(
    getRoute('/api/practices', '做法目录：库里有名字的做法，传到多少地方，谁最早', practicesAnswer, {
      query: practicesQuery,
    }),
    async (c) => c.json(await catalogue.list(c.req.valid('query'), c.req.raw.signal)),
  );
  routes.openapi(
    getRoute('/api/practices/{name}', '一个做法：哪些地方、哪些年说到，还说到哪些别的做法', practiceAnswer, {
      params: practiceName,
      query: practiceQuery,
    }),
    async (c) =>
      c.json(await catalogue.one(c.req.valid('param').name, c.req.valid('query'), c.req.raw.signal)),
  );
  const rules = new PracticeRulesFile(services.settings.practices);
  routes.on(
    'PUT',
    practiceMendRoute.getRoutingPath(),
    requireKeeper(keeperKey),
    limitBody(MAX_MEND_BODY),
    requireJson,
  );
  routes.openapi(practiceMendRoute, async (c) => {
    const [{ name }, mend] = [c.req.valid('param'), c.req.valid('json')];
    if (mend.action !== 'restore') await catalogue.one(name, NO_FILTERS, c.req.raw.signal);
    await rules.mend(name, mend);
    await services.practices.mend();
    return c.json({ name: 'to' in mend ? mend.to : name }, 200);
  });
  return routes;
}
