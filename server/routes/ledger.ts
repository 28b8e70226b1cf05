/** Routes of ledgers: where the wording of a report comes from, and who wrote most of their own. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { ledgerAnswer } from '../contract/ledger.ts';
import { ledgersAnswer, ledgersExportRoute, ledgersQuery } from '../contract/ledgers.ts';
import { idParam } from '../contract/parameters.ts';
import { inTurn } from '../limits/in-turn.ts';
import { Slots } from '../limits/slots.ts';
import { requireReport } from '../reports/reports.ts';
import { CollectionLedgers } from '../reuse/ledger/collection-ledgers.ts';
import { exportLedgers } from '../reuse/ledger/export-ledgers.ts';
import { reportLedger } from '../reuse/ledger/ledger.ts';
import { listLedgers } from '../reuse/ledger/list-ledgers.ts';
import type { Services } from '../services.ts';
import { apiRoutes, getRoute } from './api.ts';

/** Reports compared at once: each may hold some fifty megabytes while it is. */
const AT_ONCE = 1;
const WAITING = 32;
/** Seconds. */
const RETRY = 3;

/** @param today ISO 8601 date */
export function ledgerRoutes(services: Services, today: () => string): OpenAPIHono {
  const routes = apiRoutes();
  const slots = new Slots(AT_ONCE, WAITING);
  routes.openapi(
    getRoute('/api/reports/{id}/ledger', '一份报告的文字从哪里来', ledgerAnswer, { params: idParam }),
    async (c) => {
      const { signal } = c.req.raw;
      const report = await requireReport(services, c.req.valid('param').id);
      return c.json(await inTurn(slots, RETRY, signal, () => reportLedger(services, report, signal)), 200);
    },
  );
  const ledgers = new CollectionLedgers(services);
  const { catalogue } = services;
  routes.openapi(
    getRoute('/api/ledgers', '谁自己写的多，谁的话后来别处也用：各份报告或各地的文字来源', ledgersAnswer, {
      query: ledgersQuery,
    }),
    (c) => c.json(listLedgers(ledgers, catalogue, c.req.valid('query')), 200),
  );
  routes.openapi(ledgersExportRoute, (c) => exportLedgers(ledgers, catalogue, c.req.valid('query'), today()));
  return routes;
}
