/** Contract of `/api/export`: all hits of a query as one file. */
import { createRoute, z } from '@hono/zod-openapi';
import { kwicAnswer, kwicQuery } from './concordance.ts';
import { refusal } from './parameters.ts';
import { hit } from './passage.ts';
import { searchQuery } from './search.ts';

export const exportFormat = z.enum(['csv', 'xlsx', 'jsonl']);

/** A search without paging and counting: an export always contains every hit. */
export const exportQuery = searchQuery.omit({ limit: true, offset: true, count: true }).extend({
  format: exportFormat.default('csv'),
  rows: z.enum(['passages', 'lines']).default('passages').openapi({
    description:
      'A row for each passage, or for each occurrence: the lines of a concordance, always of the exact search.',
  }),
  lines: kwicQuery.shape.sort.openapi({ description: 'Order of the lines, as `sort` of `/api/kwic`.' }),
  width: kwicQuery.shape.width,
  citation: z.enum(['gbt7714-2025', 'gbt7714-2015', 'text']).default('gbt7714-2025').openapi({
    description: 'Citation format of each passage.',
  }),
});

const cited = {
  citation: z.string().openapi({ description: 'Citation including the paragraph, in the requested format.' }),
  link: z.string().openapi({ description: 'Absolute URL of the passage.' }),
};

export const exportedHit = hit.extend(cited).openapi('ExportedHit');

export const exportedLine = kwicAnswer.shape.lines.element.extend(cited).openapi('ExportedLine');

export const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
} as const satisfies Record<ExportFormat, string>;

export const exportRoute = createRoute({
  method: 'get',
  path: '/api/export',
  summary: '导出：一次检索的全部段落或每一处，连同引文和链接',
  request: { query: exportQuery },
  responses: {
    200: {
      description: '一行一段，或一行一处；jsonl 每行一个 ExportedHit 或 ExportedLine',
      content: {
        [MEDIA_TYPES.csv]: { schema: z.string() },
        [MEDIA_TYPES.xlsx]: { schema: z.any() },
        [MEDIA_TYPES.jsonl]: { schema: z.union([exportedHit, exportedLine]) },
      },
    },
    429: refusal('这个客户端要得太多；Retry-After 说明过几秒再来'),
    503: refusal('同时进行的导出太多；Retry-After 说明过几秒再来'),
  },
});

export type ExportFormat = z.infer<typeof exportFormat>;
export type ExportQuery = z.infer<typeof exportQuery>;
export type ExportedHit = z.infer<typeof exportedHit>;
export type ExportedLine = z.infer<typeof exportedLine>;
