/** What is asked and answered about the collection as a whole: trends, lines of a concordance, places, suggestions. */
import { z } from '@hono/zod-openapi';
import {
  filters,
  passage,
  q,
  range,
  repeatable,
  reportHead,
  term,
  total,
  wholeNumber,
  within,
} from '../contract.ts';

/** Phrases of one comparison: each costs a search. */
const MOST_PHRASES = 10;

const groupFilter = z.record(z.string(), z.string()).nullable().openapi({
  description:
    'The filters of a search that select it, as few as tell it from others of its name; null where none can.',
});

const rates = {
  occurrences: z.number().int(),
  passages: z.number().int(),
  reports: z.number().int().openapi({ description: 'Reports that say it.' }),
  perTenThousand: z.number().openapi({ description: 'Occurrences per 10,000 characters.' }),
  perReport: z.number().openapi({ description: 'Occurrences per report, whether it says it or not.' }),
};
const size = {
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
      .object(size)
      .openapi({ description: 'All that the filters leave: the denominators of the totals.' }),
    groups: z
      .array(
        z.object({
          value: z.string().nullable().openapi({ description: 'Null for reports that leave it open.' }),
          label: z.string().openapi({ description: 'As a person reads it.' }),
          filter: groupFilter,
          ...size,
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

export const kwicQuery = filters.extend({
  q,
  within,
  sort: z.enum(['left', 'right', 'place', 'newest', 'oldest']).default('newest').openapi({
    description:
      'left and right: by the folded characters going away from the keyword, in pinyin order; what is nearest the edge of its passage first.',
  }),
  width: wholeNumber(1, 100, 24).openapi({ description: 'Characters on each side.' }),
  limit: wholeNumber(1, 500, 50),
  offset: wholeNumber(0, 10_000_000, 0),
});

export const kwicAnswer = z
  .object({
    query: z.object({ text: z.string(), terms: z.array(term), understood: z.string() }),
    total: total.openapi({ description: 'Exact; there are as many lines as occurrences.' }),
    lines: z.array(
      z.object({
        left: z.string().openapi({ description: 'Verbatim, as far as the passage goes.' }),
        keyword: z.string(),
        right: z.string(),
        passage: z.string().openapi({ description: 'Its id.' }),
        range: range.openapi({ description: 'Of the keyword in the passage, in UTF-16 units.' }),
        report: reportHead,
        ...passage.pick({ section: true, position: true, paragraph: true, role: true }).shape,
      }),
    ),
    tookMs: z.number(),
  })
  .openapi('KwicAnswer');

export const placesQuery = filters.extend({
  typed: z.string().max(100).optional().openapi({
    description:
      'A name or its beginning, in characters or pinyin, in full or initials; names above may go before.',
  }),
  q: q.optional().openapi({ description: 'A query that the places are asked for.' }),
  has: z.enum(['yes', 'no', 'any']).optional().openapi({
    description:
      'With q: places that say it (yes, the standard), that never say it, or all with their counts.',
  }),
  within,
  level: z.enum(['province', 'city', 'county', 'place']).optional().openapi({
    description: 'place, the standard where nothing is typed, is what issued a report, of whatever level.',
  }),
  limit: wholeNumber(1, 1000, 100),
  offset: wholeNumber(0, 10_000_000, 0),
});

export const placesAnswer = z
  .object({
    query: z.object({ text: z.string(), terms: z.array(term), understood: z.string() }).nullable(),
    total: z.number().int().openapi({ description: 'Places that are asked for; exact.' }),
    among: z.number().int().openapi({ description: 'Places of the level that the filters leave.' }),
    places: z.array(
      z.object({
        name: z.string().openapi({ description: 'Empty where reports do not tell their place.' }),
        label: z.string().openapi({ description: 'With the names above its own.' }),
        level: z.enum(['province', 'city', 'county', 'town']).nullable(),
        key: z
          .string()
          .nullable()
          .openapi({ description: 'Of what issued reports; null for all under a unit.' }),
        filter: groupFilter,
        ...size,
        years: z.array(z.number().int()).openapi({ description: 'Years of its reports.' }),
        said: z
          .object({ occurrences: z.number().int(), passages: z.number().int(), reports: z.number().int() })
          .nullable()
          .openapi({ description: 'Of the query, where there is one.' }),
      }),
    ),
    tookMs: z.number(),
  })
  .openapi('PlacesAnswer');

export const suggestQuery = z.object({
  typed: z.string().max(2000).openapi({ description: 'The search box; its last word is gone on from.' }),
  limit: wholeNumber(1, 50, 10),
});

export const suggestAnswer = z
  .object({
    typed: z.string(),
    replaces: range.openapi({ description: 'The part of what is typed that a suggestion stands for.' }),
    suggestions: z.array(
      z.object({
        text: z
          .string()
          .openapi({ description: 'As a report writes it, without quotation marks and line breaks.' }),
        kind: z.enum(['word', 'phrase', 'heading']).openapi({
          description: 'word: of the lexicon; phrase: of the reports; heading: counted where it is one.',
        }),
        occurrences: z.number().int(),
        exact: z.boolean().openapi({ description: 'False where it is an estimate from a sample (约).' }),
      }),
    ),
    tookMs: z.number(),
  })
  .openapi('SuggestAnswer');

export type TrendsQuery = z.infer<typeof trendsQuery>;
export type TrendsAnswer = z.infer<typeof trendsAnswer>;
export type GroupFilter = z.infer<typeof groupFilter>;
export type KwicQuery = z.infer<typeof kwicQuery>;
export type KwicAnswer = z.infer<typeof kwicAnswer>;
export type PlacesQuery = z.infer<typeof placesQuery>;
export type PlacesAnswer = z.infer<typeof placesAnswer>;
export type SuggestAnswer = z.infer<typeof suggestAnswer>;
