/** Contract of `/api/reuse`: who else in the collection has the wording of a text. */
import { createRoute, z } from '@hono/zod-openapi';
import { filters, id, refusal, sectionKind } from './parameters.ts';
import { range } from './passage.ts';
import { reportHead } from './report.ts';

/** UTF-16 units of a text; longer drafts are sent in parts. */
export const MAX_REUSE_TEXT = 40_000;
/** JSON writes a character as `\uXXXX` at the longest. */
const BYTES_PER_CHARACTER = 6;
/** Names of the fields and white space between them. */
const OTHER_BYTES = 4096;
/** Bytes; no valid body is longer. */
export const MAX_REUSE_BODY = MAX_REUSE_TEXT * BYTES_PER_CHARACTER + OTHER_BYTES;

/** How much shared wording says, from the weakest on. */
export const BANDS = ['formula', 'reuse', 'strong'] as const;

export const reuseBody = z
  .strictObject({
    text: z
      .string()
      .optional()
      .openapi({
        description: `Text to look for, at most ${MAX_REUSE_TEXT} UTF-16 units; line breaks do not matter.`,
      }),
    passage: id.optional().openapi({
      description: 'Id of a passage to look for instead of a text; its own report is left out.',
    }),
    except: z.enum(['report', 'place']).default('report').openapi({
      description: 'With `passage`: leave out its report, or all reports of its place.',
    }),
    limit: z.number().int().min(1).max(1000).default(20).openapi({
      description:
        'Sources listed for each span, fewer where there are thousands of spans; `reports` and `places` count all of them.',
    }),
  })
  .openapi('ReuseBody');

const source = z.object({
  passage: z.string().openapi({ description: 'Id of the passage.' }),
  report: reportHead,
  position: z.number().int(),
  section: z.object({ kind: sectionKind, path: z.array(z.string()) }),
  date: z.string().nullable().openapi({
    description:
      'By which sources are sorted: the date under the report; without one, the year in which it was due, the year after the one that a report on 法治政府建设 tells of; null if it tells neither.',
  }),
  text: range.openapi({ description: 'What of the text the passage has, in UTF-16 units of the text.' }),
  start: z.number().int().openapi({ description: 'In UTF-16 units of the passage.' }),
  end: z.number().int(),
  wording: z.string().openapi({ description: 'The passage from `start` to `end`, verbatim.' }),
  similarity: z.number().openapi({
    description:
      'Twice the equal characters, divided by the characters of both; 1 if they are the same as compared.',
  }),
  differences: z
    .array(z.object({ text: range, passage: range }))
    .openapi({ description: 'What stands for what; one of the two may be empty. Figures are whole.' }),
});

export const reuseAnswer = z
  .object({
    characters: z.number().int().openapi({
      description: 'Characters of the text as compared: without white space and quotation marks.',
    }),
    found: z.number().int().openapi({ description: 'Characters of these that lie in a span.' }),
    shares: z
      .object({ strong: z.number().int(), reuse: z.number().int(), formula: z.number().int() })
      .openapi({ description: 'The characters found, each by the strongest of its spans.' }),
    complete: z.boolean().openapi({
      description:
        'Whether every run of 13 characters that the collection shares with the text has been found. False while texts are still being read, where the text of some reports is not in memory (`searched`), or where the text has more in common with the collection than one request may compare (`cut`).',
    }),
    searched: z.object({ reports: z.number().int(), of: z.number().int() }),
    cut: z.boolean(),
    spans: z
      .array(
        z.object({
          start: z.number().int(),
          end: z.number().int(),
          band: z.enum(BANDS).openapi({
            description:
              'formula: 8 to 12 equal characters; reuse: 13 to 19; strong: 20 and more. Of wording that is similar to three quarters, all equal characters count. Runs of 13 are found without exception, shorter ones often.',
          }),
          places: z.number().int(),
          reports: z.number().int(),
          passages: z.number().int(),
          sources: z.array(source).openapi({ description: 'Earliest first, one a passage.' }),
        }),
      )
      .openapi({
        description:
          'By their start. A span lies within another where some passages have the whole and others only that part; a formula within a copy is not listed. Offsets are UTF-16 units of the text.',
      }),
    tookMs: z.number(),
  })
  .openapi('ReuseAnswer');

export const reuseRoute = createRoute({
  method: 'post',
  path: '/api/reuse',
  summary: '相同或相近的段落：一段文字或库里的一段，还有谁这样写，谁最早，差别在哪里',
  request: {
    query: filters,
    body: { required: true, content: { 'application/json': { schema: reuseBody } } },
  },
  responses: {
    200: { description: '相同或相近的段落', content: { 'application/json': { schema: reuseAnswer } } },
    400: refusal('文字太短或太长，或有不合规的字段'),
    404: refusal('没有这一段'),
    413: refusal(`内容超过 ${MAX_REUSE_BODY} 字节`),
  },
});

export type ReuseBody = z.infer<typeof reuseBody>;
export type ReuseAnswer = z.infer<typeof reuseAnswer>;
export type ReuseSpan = ReuseAnswer['spans'][number];
export type ReuseSource = ReuseSpan['sources'][number];
export type ReuseBand = (typeof BANDS)[number];
