/** Route of the ledger: where the wording of a report comes from. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { ledgerAnswer } from '../contract/ledger.ts';
import { idParam } from '../contract/parameters.ts';
import { inTurn } from '../limits/in-turn.ts';
import { Slots } from '../limits/slots.ts';
import { requireReport } from '../reports/reports.ts';
import { reportLedger } from '../reuse/ledger/ledger.ts';
import type { Services } from '../services.ts';
import { apiRoutes, getRoute } from './api.ts';

/** Reports compared at once: each may hold some fifty megabytes while it is. */
const AT_ONCE = 1;
const WAITING = 32;
/** Seconds. */
const RETRY = 3;

export function ledgerRoutes(services: Services): OpenAPIHono {
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
  return routes;
}
