/** Contract of `/api/practices`: the practices that the collection gives a name to. */
import { createRoute, z } from '@hono/zod-openapi';
import { filters, refusal, wholeNumber } from './parameters.ts';
import { missing } from './passage.ts';
import { place, reportHead } from './report.ts';

/** Characters; longer than any name, and any query of names. */
const MAX_NAME_LENGTH = 100;
/** JSON writes a character as `\uXXXX` at the longest; and the rest of the body. */
export const MAX_MEND_BODY = MAX_NAME_LENGTH * 6 + 1024;

const level = z.enum(['local', 'national']).openapi({
  description:
    'national: said by a body of the nation, or in at least three provinces and half of those of the collection, or listed as such in data/practices.txt. It is judged by the whole collection, whatever the filters.',
});

const first = z
  .object({
    report: reportHead,
    passage: z.string().openapi({ description: 'Id of the passage.' }),
    date: z.string().nullable().openapi({
      description:
        'The date under the report; without one, the year in which it was due, the year after the one that a report on 法治政府建设 tells of; null if it tells neither.',
    }),
  })
  .openapi({ description: 'Where the collection says it first; undated reports come last.' });

const years = z
  .array(z.object({ year: z.number().int(), places: z.number().int(), of: z.number().int() }))
  .openapi({
    description:
      'Each year with a report that passes the filters: places that say it, of all that have a report.',
  });

const practice = z
  .object({
    name: z.string(),
    variants: z.array(z.string()).openapi({ description: 'Other names of it, which count as it.' }),
    query: z.string().openapi({ description: 'The exact search that finds the same passages.' }),
    passages: z.number().int(),
    reports: z.number().int(),
    places: z.number().int(),
    first,
    origin: first.openapi({
      description:
        'Where the whole collection says it first, whatever the filters: another place than `first` where the places of the filters took it over.',
    }),
    level,
    years,
  })
  .openapi('Practice');

const progress = z.object({ reports: z.number().int(), of: z.number().int() }).openapi({
  description: 'Reports that the catalogue tells of, of all; fewer while new ones are being read.',
});

export const practicesQuery = filters.extend({
  sort: z.enum(['spread', 'novelty', 'place']).default('spread').openapi({
    description:
      'spread: by places, then reports, descending. novelty: by the first date, the newest first. place: by the place that says it first, then by its date.',
  }),
  scope: level.optional(),
  typed: z.string().max(MAX_NAME_LENGTH).optional().openapi({
    description:
      'A part of a name in characters, or its beginning in pinyin (full or initials). Quotation marks and spaces do not matter.',
  }),
  limit: wholeNumber(1, 200, 50),
  offset: wholeNumber(0, 10_000_000, 0),
});

export const practicesAnswer = z
  .object({
    practices: z.array(practice),
    total: z.number().int(),
    progress,
    missing,
    tookMs: z.number(),
  })
  .openapi('PracticesAnswer');

export const practiceName = z.object({ name: z.string().min(1).max(MAX_NAME_LENGTH) });

export const practiceQuery = filters;

export const practiceAnswer = z
  .object({
    practice,
    places: z
      .array(
        z.object({
          place,
          passages: z.number().int(),
          first: first.shape.passage,
          date: first.shape.date,
          years: z
            .array(
              z.object({
                year: z.number().int(),
                passages: z.number().int(),
                passage: z.string().nullable().openapi({ description: 'Id of the first of them.' }),
              }),
            )
            .openapi({ description: 'Years in which the place has a report, said there or not.' }),
        }),
      )
      .openapi({ description: 'Places that say it, the earliest first; at most 100.' }),
    beside: z
      .array(
        z.object({
          name: z.string(),
          level,
          together: z.number().int().openapi({ description: 'Places that say both.' }),
          places: z.number().int().openapi({ description: 'Places that say the other.' }),
        }),
      )
      .openapi({
        description:
          'Other practices of the same places, those first that these places say more than others do.',
      }),
    progress,
    missing,
    tookMs: z.number(),
  })
  .openapi('PracticeAnswer');

export const practiceMend = z
  .discriminatedUnion('action', [
    z.strictObject({
      action: z.enum(['join', 'rename']),
      to: z
        .string()
        .trim()
        .min(2)
        .max(MAX_NAME_LENGTH)
        // The file separates names by white space and begins comments with #.
        .regex(/^[^\s#\p{Cc}\p{Cs}]+$/u),
    }),
    z.strictObject({ action: z.enum(['leave-out', 'restore']) }),
  ])
  .openapi('PracticeMend', {
    description:
      'join: the practice is another name of `to`; rename: it is called `to`; leave-out: it is no practice; restore: it is one after all.',
  });

export const practiceMendRoute = createRoute({
  method: 'put',
  path: '/api/practices/{name}',
  summary: '做法目录的更正：合并、改名、去掉，写入 data/practices.txt',
  request: {
    params: practiceName,
    body: { required: true, content: { 'application/json': { schema: practiceMend } } },
  },
  responses: {
    200: {
      description: '已写入，目录已照此更新',
      content: { 'application/json': { schema: z.object({ name: z.string() }).openapi('PracticeMended') } },
    },
    400: refusal('内容不是 JSON，或有不合规的字段'),
    403: refusal('不是从本机的网页，也没有 KEEPER_KEY 的密钥'),
    404: refusal('目录里没有这个做法'),
    409: refusal('data/practices.txt 写不了'),
    413: refusal(`内容超过 ${MAX_MEND_BODY} 字节`),
  },
});

export type PracticesQuery = z.infer<typeof practicesQuery>;
export type PracticesAnswer = z.infer<typeof practicesAnswer>;
export type PracticeRow = PracticesAnswer['practices'][number];
export type PracticeAnswer = z.infer<typeof practiceAnswer>;
export type PracticeMend = z.infer<typeof practiceMend>;
