/** Contract of `/api/reports`: the catalogue, a full report, its source file. */
import { createRoute, z } from '@hono/zod-openapi';
import { filters, idParam, mode, q, refusal, sectionKind, wholeNumber } from './parameters.ts';
import { passage } from './passage.ts';
import { reportSummary } from './report.ts';

export const reportsQuery = filters.extend({
  file: z.string().optional().openapi({ description: 'Only reports of this file, by its path.' }),
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
      description: 'Whether this client may edit the metadata and the source of the report permits it.',
    }),
    mendableWithKey: z.boolean().openapi({
      description:
        'Whether this client could edit the metadata with the key set in KEEPER_KEY, but not without it.',
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
    206: { description: '文件的一段（Range）', content: { 'application/octet-stream': { schema: z.any() } } },
    304: { description: '与客户端已有的（If-None-Match、If-Modified-Since）一样' },
    416: { description: '文件没有这一段' },
  },
});

export const sourceRowRoute = createRoute({
  method: 'get',
  path: '/api/reports/{id}/source/row',
  summary: '原文件是每行一份报告的表格时，这份报告的那一行（网页）',
  request: { params: idParam },
  responses: { 200: { description: '一页网页', content: { 'text/html': { schema: z.string() } } } },
});

export const pageImageRoute = createRoute({
  method: 'get',
  path: '/api/reports/{id}/pages/{page}',
  summary: '一页的图像：PDF 的一页，或图片本身，供核对识别的文字',
  request: { params: idParam.extend({ page: z.coerce.number().int().min(1).max(100_000) }) },
  responses: {
    200: {
      description: '图像',
      content: { 'image/png': { schema: z.any() }, 'image/jpeg': { schema: z.any() } },
    },
    304: { description: '与客户端已有的（If-None-Match、If-Modified-Since）一样' },
    404: refusal('没有这一页，或这种文件没有页面的图像'),
    503: refusal('同时要的图像太多；Retry-After 说明过几秒再来'),
  },
});

export type ReportsQuery = z.infer<typeof reportsQuery>;

export type ReportsAnswer = z.infer<typeof reportsAnswer>;

export type ReportQuery = z.infer<typeof reportQuery>;

export type ReportAnswer = z.infer<typeof reportAnswer>;
