/** Contract of `/api/ledgers`: who wrote most of their own, and whose wording others took later. */
import { createRoute, z } from '@hono/zod-openapi';
import { MEDIA_TYPES } from './export.ts';
import { shares } from './ledger.ts';
import { filters, refusal, wholeNumber } from './parameters.ts';
import { place, reportHead } from './report.ts';

const scope = filters.omit({ section: true }).extend({
  by: z.enum(['report', 'place']).default('report').openapi({ description: 'What has a row.' }),
  sort: z.enum(['own', 'borrowed', 'taken', 'place']).default('own').openapi({
    description:
      'own: the largest share of own wording first; borrowed: the smallest; taken: most wording that others took later; place: by administrative division code.',
  }),
});

export const ledgersQuery = scope.extend({
  limit: wholeNumber(1, 1000, 100),
  offset: wholeNumber(0, 10_000_000, 0),
});

export const ledgersExportQuery = scope.extend({ format: z.enum(['csv', 'xlsx']) });

const ledgerRow = z.object({
  report: reportHead.nullable().openapi({ description: 'Null in a row of a place.' }),
  place,
  reports: z.number().int().openapi({ description: 'Reports in the row.' }),
  characters: z.number().int(),
  shares: shares.openapi({
    description:
      'Of these characters, 0 to 1, by where they come from, as `/api/reports/{id}/ledger` has them.',
  }),
  taken: z.object({ characters: z.number().int(), reports: z.number().int() }).openapi({
    description:
      'Characters of later reports of other places whose ledger points at this, and the number of these reports; in a row of a place they count once for each of its reports.',
  }),
});

export const ledgersAnswer = z
  .object({
    progress: z.object({ reports: z.number().int(), of: z.number().int() }).openapi({
      description:
        'Reports compared so far, and all of them. The first who asks sets it going; until it is through, what is taken still grows.',
    }),
    complete: z.boolean().openapi({
      description:
        'Whether each was compared with all reports of the collection. False where the text of some is not in memory: own wording may then be too much.',
    }),
    total: z.number().int(),
    rows: z.array(ledgerRow),
  })
  .openapi('LedgersAnswer');

export const ledgersExportRoute = createRoute({
  method: 'get',
  path: '/api/ledgers/export',
  summary: '导出：各份报告或各地的文字来源',
  request: { query: ledgersExportQuery },
  responses: {
    200: {
      description: '一行一份报告，或一地；还没有比完时，文件名写明比了多少',
      content: {
        [MEDIA_TYPES.csv]: { schema: z.string() },
        [MEDIA_TYPES.xlsx]: { schema: z.any() },
      },
    },
    429: refusal('这个客户端要得太多；Retry-After 说明过几秒再来'),
  },
});

export type LedgersScope = z.infer<typeof scope>;
export type LedgersQuery = z.infer<typeof ledgersQuery>;
export type LedgersExportQuery = z.infer<typeof ledgersExportQuery>;
export type LedgersAnswer = z.infer<typeof ledgersAnswer>;
export type LedgerRow = LedgersAnswer['rows'][number];
