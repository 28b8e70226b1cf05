/** `/api/trends` */
import { z } from '@hono/zod-openapi';
import { filters, q, repeatable, wholeNumber, within } from './parameters.ts';
import { groupFilter } from './report.ts';

/** Phrases of one comparison: each costs a search. */
const MOST_PHRASES = 10;

const rates = {
  occurrences: z.number().int(),
  passages: z.number().int(),
  reports: z.number().int().openapi({ description: 'Reports that say it.' }),
  perTenThousand: z.number().openapi({ description: 'Occurrences per 10,000 characters.' }),
  perReport: z.number().openapi({ description: 'Occurrences per report, whether it says it or not.' }),
};

/** How much text there is, whether it says anything of what is asked or not. */
export const corpusSize = {
  reports: z.number().int(),
  passages: z.number().int(),
  characters: z.number().int().openapi({ description: 'UTF-16 units of the text as it is.' }),
};

export const trendsQuery = filters.extend({
  q: repeatable.pipe(z.array(q).min(1).max(MOST_PHRASES)).openapi({
    type: 'array',
    items: { type: 'string' },
    description: `A query; given several times, each is counted: up to ${MOST_PHRASES}.`,
  }),
  within,
  by: z.enum(['year', 'province', 'city', 'county', 'section', 'genre', 'place']),
  limit: wholeNumber(1, 100_000, 1000).openapi({ description: 'Groups.' }),
  offset: wholeNumber(0, 10_000_000, 0),
});

export const trendsAnswer = z
  .object({
    by: trendsQuery.shape.by,
    phrases: z.array(
      z.object({
        text: z.string(),
        understood: z.string().openapi({ description: 'How it was read, as a sentence.' }),
        total: z.object({ ...rates, places: z.number().int() }),
      }),
    ),
    whole: z
      .object(corpusSize)
      .openapi({ description: 'All that the filters leave: the denominators of the totals.' }),
    groups: z
      .array(
        z.object({
          value: z.string().nullable().openapi({ description: 'Null for reports that leave it open.' }),
          label: z.string().openapi({ description: 'As a person reads it.' }),
          filter: groupFilter,
          ...corpusSize,
          years: z.array(z.number().int()).openapi({ description: 'Years of its reports.' }),
          phrases: z.array(z.object(rates)).openapi({ description: 'In the order asked.' }),
        }),
      )
      .openapi({
        description:
          'Every group that has a report, said there or not; years in order, others by occurrences.',
      }),
    totalGroups: z.number().int(),
    emptyYears: z.array(z.number().int()).openapi({
      description:
        'Years between the first and the last that hold no report; with a year filter, those of its years.',
    }),
    tookMs: z.number(),
  })
  .openapi('TrendsAnswer');

export type TrendsQuery = z.infer<typeof trendsQuery>;

export type TrendsAnswer = z.infer<typeof trendsAnswer>;
