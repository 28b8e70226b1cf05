/** Contract of `/api/trends`. */
import { z } from '@hono/zod-openapi';
import { filters, governmentLevel, q, repeatable, wholeNumber, within } from './parameters.ts';
import { missing } from './passage.ts';
import { groupFilter } from './report.ts';

/** Each phrase of a comparison costs a search. */
const MAX_PHRASES = 10;

const rates = {
  occurrences: z.number().int(),
  passages: z.number().int(),
  reports: z.number().int().openapi({ description: 'Reports with an occurrence.' }),
  perTenThousand: z.number().openapi({ description: 'Occurrences per 10,000 characters.' }),
  perReport: z.number().openapi({ description: 'Occurrences per report, including reports without any.' }),
};

/** Size of the searched text, with or without occurrences. */
export const corpusSize = {
  reports: z.number().int(),
  passages: z.number().int(),
  characters: z.number().int().openapi({ description: 'Length of the original text in UTF-16 units.' }),
};

export const trendsQuery = filters.extend({
  q: repeatable.pipe(z.array(q).min(1).max(MAX_PHRASES)).openapi({
    type: 'array',
    items: { type: 'string' },
    description: `A query; may be repeated to count up to ${MAX_PHRASES} queries.`,
  }),
  within,
  by: z.enum(['year', 'level', 'province', 'city', 'county', 'section', 'genre', 'place']),
  limit: wholeNumber(1, 100_000, 1000).openapi({ description: 'Maximum number of groups.' }),
  offset: wholeNumber(0, 10_000_000, 0),
});

export const trendsAnswer = z
  .object({
    by: trendsQuery.shape.by,
    phrases: z.array(
      z.object({
        text: z.string(),
        understood: z.string().openapi({ description: 'Interpretation of the query as a sentence.' }),
        total: z.object({ ...rates, places: z.number().int() }),
      }),
    ),
    whole: z
      .object(corpusSize)
      .openapi({ description: 'Everything that passes the filters: the denominators of the totals.' }),
    levels: z.array(z.object({ level: governmentLevel, reports: z.number().int() })).openapi({
      description:
        'Levels of government whose reports pass the filters, outermost first: with more than one, the figures mix them.',
    }),
    groups: z
      .array(
        z.object({
          value: z.string().nullable().openapi({ description: 'Null for reports without a value.' }),
          label: z.string().openapi({ description: 'Display label, in the language of the request.' }),
          filter: groupFilter,
          ...corpusSize,
          years: z.array(z.number().int()).openapi({ description: 'Years covered by its reports.' }),
          phrases: z
            .array(z.object(rates))
            .openapi({ description: 'In the order of the requested queries.' }),
        }),
      )
      .openapi({
        description:
          'Every group with a report, even without occurrences; years, levels and sections in their own order, others by descending occurrences.',
      }),
    totalGroups: z.number().int(),
    missing,
    emptyYears: z.array(z.number().int()).openapi({
      description:
        'Years without a report between the first and the last year; with a year filter, years of the filter without a report.',
    }),
    tookMs: z.number(),
  })
  .openapi('TrendsAnswer');

export type TrendsQuery = z.infer<typeof trendsQuery>;

export type TrendsAnswer = z.infer<typeof trendsAnswer>;
