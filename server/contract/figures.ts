/** Contract of `/api/figures`: numbers with their units and what they are of. */
import { createRoute, z } from '@hono/zod-openapi';
import { exportFormat, exportQuery, MEDIA_TYPES } from './export.ts';
import { filters, q, refusal, repeatable, wholeNumber, within } from './parameters.ts';
import { missing } from './passage.ts';
import { groupFilter } from './report.ts';

/** More columns than this cannot be read side by side. */
export const MAX_COLUMNS = 6;

const figure = z
  .object({
    passage: z.string(),
    start: z.number().int().openapi({ description: 'From the first digit, in UTF-16 units of the passage.' }),
    end: z.number().int().openapi({ description: 'To the end of the unit.' }),
    text: z.string().openapi({ description: 'The number with its unit, verbatim: 1.5万件.' }),
    value: z.number().nullable().openapi({ description: '万 and 亿 multiplied out; null for a range.' }),
    low: z.number(),
    high: z.number(),
    qualifier: z.string().nullable().openapi({ description: 'As written: 余, 近, 超过, 以上.' }),
    unit: z.string().nullable().openapi({
      description:
        'Name of the unit, without a scale; null where a noun follows 万 directly. % and 个百分点 are two units.',
    }),
    change: z
      .string()
      .nullable()
      .openapi({ description: '增长, 下降, … where the number is that of a change.' }),
    base: z
      .string()
      .nullable()
      .openapi({ description: 'What the change is counted from: 同比, 上年, 2015年.' }),
    period: z.string().nullable(),
    concept: z.string().openapi({
      description:
        'The noun or verb-noun that the number is of, by its name in data/concepts.txt; empty if none was found.',
    }),
    position: z.number().int().openapi({ description: 'Of the passage in its report.' }),
    report: z.string(),
    year: z.number().int().nullable(),
    sentence: z
      .string()
      .openapi({ description: 'The sentence around it, verbatim, 300 characters at most.' }),
  })
  .openapi('Figure');

const concept = repeatable.pipe(z.array(z.string().max(200))).openapi({
  type: 'array',
  items: { type: 'string' },
  description:
    'Figures whose concept, or another wording of it in data/concepts.txt, contains the words, or is exactly the one in quotation marks. Repeated: any of them.',
});

const scope = filters.extend({
  q: q.optional().openapi({
    description:
      'Figures of passages that this finds, in exact mode; if it names units (人民调解 ~20 #件), only the numbers that it marks.',
  }),
  within,
});

export const figuresQuery = scope.extend({
  concept,
  unit: repeatable.pipe(z.array(z.string().max(20))).openapi({
    type: 'array',
    items: { type: 'string' },
    description: 'In any spelling: 万元 is 元. Repeated: any of them.',
  }),
  sort: z.enum(['place', 'newest', 'oldest', 'value']).default('place').openapi({
    description: 'Figures of one report stay in the order of its text; value: the greatest first.',
  }),
  limit: wholeNumber(1, 1000, 100),
  offset: wholeNumber(0, 10_000_000, 0),
});

const understood = z.string().nullable().openapi({ description: 'Interpretation of q; null without one.' });

export const figuresAnswer = z
  .object({
    figures: z.array(figure),
    total: z.number().int(),
    understood,
    missing,
    tookMs: z.number(),
  })
  .openapi('FiguresAnswer');

/** One column: words of the concept, and a unit after `#`. */
const column = repeatable.pipe(z.array(z.string().max(200)).max(MAX_COLUMNS)).openapi({
  type: 'array',
  items: { type: 'string' },
  description:
    'Columns: words that the concept contains, or one concept in quotation marks, and a unit, as in “调解矛盾纠纷” #起; either may be left out.',
});

export const figureTableQuery = scope.extend({
  column,
  by: z.enum(['place', 'year']).default('place'),
  sort: z
    .union([
      z.literal('row'),
      z.coerce
        .number()
        .int()
        .min(0)
        .max(MAX_COLUMNS - 1),
    ])
    .default('row')
    .openapi({
      description:
        'row: places by code, years upwards; a number: by the greatest figure of that column, from 0.',
    }),
  has: z.enum(['any', 'yes']).default('any').openapi({ description: 'yes: only rows with a figure.' }),
  limit: wholeNumber(1, 1000, 100),
  offset: wholeNumber(0, 10_000_000, 0),
});

const cell = z.object({
  figures: z.array(figure).openapi({ description: 'Newest report first; the first few if there are many.' }),
  more: z.number().int().openapi({ description: 'Figures beyond these.' }),
});

export const figureTableAnswer = z
  .object({
    by: z.enum(['place', 'year']),
    understood,
    columns: z.array(
      z.object({
        text: z.string(),
        concept: z.string(),
        unit: z.string().nullable(),
        figures: z.number().int(),
        rows: z.number().int().openapi({ description: 'Rows that have any.' }),
      }),
    ),
    rows: z.array(
      z.object({
        value: z
          .string()
          .nullable()
          .openapi({ description: 'Key of the place, or the year; null if unknown.' }),
        label: z.string(),
        filter: groupFilter,
        reports: z.number().int(),
        cells: z.array(cell),
      }),
    ),
    total: z.number().int().openapi({ description: 'Number of rows.' }),
    missing,
    tookMs: z.number(),
  })
  .openapi('FigureTableAnswer');

export const figureConceptsQuery = scope.extend({
  typed: z.string().max(200).optional().openapi({ description: 'Words that the concept contains.' }),
  limit: wholeNumber(1, 200, 30),
});

export const figureConceptsAnswer = z
  .object({
    concepts: z.array(
      z.object({
        concept: z.string(),
        unit: z.string().nullable(),
        figures: z.number().int(),
        places: z.number().int(),
      }),
    ),
    total: z.number().int(),
    missing,
  })
  .openapi('FigureConceptsAnswer');

export const figureExportQuery = scope.extend({
  column,
  format: exportFormat.exclude(['jsonl']).default('csv'),
  citation: exportQuery.shape.citation,
});

export const figureExportRoute = createRoute({
  method: 'get',
  path: '/api/figures/export',
  summary: '导出指标：一行一个数，连同所在的句子、引文和链接',
  request: { query: figureExportQuery },
  responses: {
    200: {
      description: '一行一个数',
      content: {
        [MEDIA_TYPES.csv]: { schema: z.string() },
        [MEDIA_TYPES.xlsx]: { schema: z.any() },
      },
    },
    429: refusal('这个客户端要得太多；Retry-After 说明过几秒再来'),
    503: refusal('同时进行的导出太多；Retry-After 说明过几秒再来'),
  },
});

/** A wording of what is counted: the file separates wordings by white space, and begins comments with #. */
const wording = z
  .string()
  .trim()
  .min(2)
  .max(100)
  .regex(/^[^\s#!\p{Cc}\p{Cs}]+$/u);
export const MAX_CONCEPT_BODY = 2000;

export const conceptMend = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('join'), concept: wording, to: wording }),
    z.strictObject({ action: z.literal('separate'), concept: wording }),
  ])
  .openapi('ConceptMend', {
    description:
      'join: the concept is another wording of `to`, under whose name it is counted; separate: it is counted by itself again.',
  });

export const conceptMendRoute = createRoute({
  method: 'put',
  path: '/api/figures/concepts',
  summary: '指标：把一种说法并入另一件事，或分出来，写入 data/concepts.txt',
  request: { body: { required: true, content: { 'application/json': { schema: conceptMend } } } },
  responses: {
    200: {
      description: '已写入，从现在起照此计数',
      content: { 'application/json': { schema: z.object({ name: z.string() }).openapi('ConceptMended') } },
    },
    400: refusal('内容不是 JSON，或有不合规的字段'),
    403: refusal('不是从本机的网页，也没有 KEEPER_KEY 的密钥'),
    404: refusal('没有写了数的这件事'),
    409: refusal('已经算作同一件事，或 data/concepts.txt 写不了'),
    413: refusal(`内容超过 ${MAX_CONCEPT_BODY} 字节`),
  },
});

export type ConceptMend = z.infer<typeof conceptMend>;
export type Figure = z.infer<typeof figure>;
export type FiguresQuery = z.infer<typeof figuresQuery>;
export type FiguresAnswer = z.infer<typeof figuresAnswer>;
export type FigureTableQuery = z.infer<typeof figureTableQuery>;
export type FigureTableAnswer = z.infer<typeof figureTableAnswer>;
export type FigureConceptsQuery = z.infer<typeof figureConceptsQuery>;
export type FigureConceptsAnswer = z.infer<typeof figureConceptsAnswer>;
export type FigureExportQuery = z.infer<typeof figureExportQuery>;
