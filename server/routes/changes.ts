/** Route of the changes from one report to another. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { changesBetween } from '../changes/changes.ts';
import { changesAnswer, changesQuery } from '../contract/changes.ts';
import { toReportHead } from '../corpus/catalogue.ts';
import { notFound } from '../engine/steady-servers.ts';
import { inTurn } from '../limits/in-turn.ts';
import { Slots } from '../limits/slots.ts';
import { requireReport } from '../reports/reports.ts';
import type { Services } from '../services.ts';
import { ApiError } from '../web/errors.ts';
import { apiRoutes, getRoute } from './api.ts';

/** Pairs of reports compared at once: each may hold some thirty megabytes while it is. */
const AT_ONCE = 2;
const WAITING = 32;
/** Seconds. */
const RETRY = 2;

export function changesRoutes(services: Services): OpenAPIHono {
  const routes = apiRoutes();
  const slots = new Slots(AT_ONCE, WAITING);
  routes.openapi(
    getRoute('/api/changes', '两份报告逐句对照：同、改、移、增、删，和上年安排今年怎样说', changesAnswer, {
      query: changesQuery,
    }),
    async (c) => {
      const { from: fromId, to: toId } = c.req.valid('query');
      if (fromId === toId) throw new ApiError('same_report');
      const { signal } = c.req.raw;
      const [from, to] = [await requireReport(services, fromId), await requireReport(services, toId)];
      const changes = await inTurn(slots, RETRY, signal, async () => {
        const passages = await services.reader.passagesOf([fromId, toId]);
        const compared = (record: typeof from) => {
          const own = passages.filter(({ report }) => report === record.id);
          // Its server has gone down just now.
          if (own.length === 0 && record.passages > 0)
            throw notFound(services.reader, 'no_such_report', record.id);
          return { record, passages: own };
        };
        return changesBetween(compared(from), compared(to), signal);
      });
      return c.json({ from: toReportHead(from), to: toReportHead(to), ...changes }, 200);
    },
  );
  return routes;
}
