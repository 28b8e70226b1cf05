/** Contract of `/api/keeper` and `/metrics`: the state of the service, for whoever keeps it. */
import { createRoute, z } from '@hono/zod-openapi';
import { healthAnswer } from './health.ts';
import { refusal } from './parameters.ts';
import { place } from './report.ts';

/** Of a run that is kept; their number is kept whole. */
export const MAX_FAILURES = 20;

export const indexingRun = z
  .object({
    startedAt: z.string().openapi({ description: 'ISO 8601 time.' }),
    seconds: z.number(),
    files: z.number().int().openapi({ description: 'Files in the reports folder.' }),
    indexed: z.number().int().openapi({ description: 'Files that were read.' }),
    removed: z.number().int(),
    failures: z.number().int().openapi({ description: 'Files that could not be read.' }),
    failed: z
      .array(z.object({ file: z.string(), reason: z.string() }))
      .openapi({ description: `The first ${MAX_FAILURES} of them.` }),
    incomplete: z.string().nullable().openapi({
      description: 'Why it did not come to its end, in one Chinese sentence; null if it did.',
    }),
  })
  .openapi('IndexingRun');

const bytes = z.number().int();

const doubtful = z
  .object({
    id: z.string(),
    title: z.string(),
    year: z.number().int().nullable(),
    place,
    warnings: z.array(z.string()),
  })
  .openapi('DoubtfulReport');

export const keeperAnswer = z
  .object({
    runs: z.array(indexingRun).openapi({ description: 'The last runs, newest first, across restarts.' }),
    indexing: healthAnswer.shape.indexing,
    incomplete: healthAnswer.shape.incomplete,
    failed: healthAnswer.shape.failed,
    doubtful: z.object({ total: z.number().int(), reports: z.array(doubtful) }).openapi({
      description:
        'Reports whose place is not certain, which have no year, or which were read with warnings: those in greatest doubt first, and not all of them if there are many.',
    }),
    disks: z
      .array(z.object({ folder: z.enum(['reports', 'state']), path: z.string(), free: bytes, total: bytes }))
      .openapi({ description: 'In bytes; `free` is what the server may still write.' }),
    memory: z
      .object({ process: bytes, text: bytes, machineFree: bytes, machineTotal: bytes })
      .openapi({ description: 'In bytes; `text` is the part of the process that holds text of reports.' }),
    engine: healthAnswer.shape.engine.extend({
      isAnswering: z.boolean(),
      bytes: bytes.nullable().openapi({ description: 'Size of the index; null while that is not known.' }),
    }),
    program: z.object({
      version: z.string(),
      node: z.string(),
      startedAt: z.string().openapi({ description: 'ISO 8601 time.' }),
    }),
  })
  .openapi('KeeperAnswer');

const refusals = { 403: refusal('不是从本机的网页，也没有 KEEPER_KEY 的密钥') };

export const keeperRoute = createRoute({
  method: 'get',
  path: '/api/keeper',
  summary: '维护：历次核对、读不了的文件、拿不准的推断、磁盘、内存和搜索引擎',
  responses: {
    200: { description: '现在的状况', content: { 'application/json': { schema: keeperAnswer } } },
    ...refusals,
  },
});

export const metricsRoute = createRoute({
  method: 'get',
  path: '/metrics',
  summary: '供 Prometheus 收集的指标',
  responses: {
    200: { description: 'Prometheus 的文本格式', content: { 'text/plain': { schema: z.string() } } },
    ...refusals,
  },
});

export type IndexingRun = z.infer<typeof indexingRun>;
export type KeeperAnswer = z.infer<typeof keeperAnswer>;
