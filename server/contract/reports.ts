/** `/api/reports`: the catalogue, a report as a whole, its source file. */
import { createRoute, z } from '@hono/zod-openapi';
import { filters, idParam, mode, q, sectionKind, wholeNumber } from './parameters.ts';
import { passage } from './passage.ts';
import { reportSummary } from './report.ts';

export const reportsQuery = filters.extend({
  limit: wholeNumber(1, 1000, 100),
  offset: wholeNumber(0, 10_000_000, 0),
});

export const reportsAnswer = z
  .object({ reports: z.array(reportSummary), total: z.number().int() })
  .openapi('ReportsAnswer');

export const reportQuery = z.object({ q: q.optional(), mode });

export const reportAnswer = z
  .object({
    report: reportSummary,
    outline: z.array(
      z.object({
        level: z.number().int(),
        number: z.string().nullable(),
        text: z.string(),
        kind: sectionKind,
        position: z.number().int(),
      }),
    ),
    passages: z.array(passage),
    mendable: z.boolean().openapi({
      description:
        'Whether the one who asks may mend its metadata, and its kind of source lets it be mended.',
    }),
    mendableWithKey: z.boolean().openapi({
      description: 'Whether the one who asks might mend it with the key of KEEPER_KEY, and not without.',
    }),
  })
  .openapi('ReportAnswer');

export const sourceRoute = createRoute({
  method: 'get',
  path: '/api/reports/{id}/source',
  summary: '原文件',
  request: { params: idParam },
  responses: {
    200: { description: '文件原样', content: { 'application/octet-stream': { schema: z.any() } } },
  },
});

export type ReportsQuery = z.infer<typeof reportsQuery>;

export type ReportsAnswer = z.infer<typeof reportsAnswer>;

export type ReportQuery = z.infer<typeof reportQuery>;

export type ReportAnswer = z.infer<typeof reportAnswer>;
