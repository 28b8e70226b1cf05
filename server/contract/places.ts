/** Contract of `/api/places`. */
import { z } from '@hono/zod-openapi';
import { filters, q, wholeNumber, within } from './parameters.ts';
import { missing, term } from './passage.ts';
import { groupFilter } from './report.ts';
import { corpusSize } from './trends.ts';

export const placesQuery = filters.extend({
  typed: z.string().max(100).optional().openapi({
    description:
      'A place name or its beginning, in characters or pinyin (full or initials), optionally after the names of enclosing places.',
  }),
  q: q.optional().openapi({ description: 'A query to count in each place.' }),
  has: z.enum(['yes', 'no', 'any']).optional().openapi({
    description:
      'With q: places where it occurs (yes, the default), places where it never occurs (no), or all places with counts (any).',
  }),
  within,
  unit: z.enum(['province', 'city', 'county', 'place']).optional().openapi({
    description:
      'What is listed: administrative units with all that lies in them, or places. place, the default if nothing is typed, selects the places that issued reports, of any level.',
  }),
  sort: z.enum(['occurrences', 'rate', 'reports', 'place']).optional().openapi({
    description:
      'place ascends by administrative division code, the others descend: occurrences, the default, occurrences per 10,000 characters, and reports with an occurrence (of places without one, all reports). Typed names keep their order without it.',
  }),
  limit: wholeNumber(1, 1000, 100),
  offset: wholeNumber(0, 10_000_000, 0),
});

export const placesAnswer = z
  .object({
    query: z.object({ text: z.string(), terms: z.array(term), understood: z.string() }).nullable(),
    total: z.number().int().openapi({ description: 'Exact number of matching places.' }),
    missing,
    among: z
      .number()
      .int()
      .openapi({ description: 'Number of places of that level with a report under the filters.' }),
    places: z.array(
      z.object({
        name: z.string().openapi({ description: 'Empty for reports whose place is unknown.' }),
        label: z.string().openapi({
          description:
            'Name preceded by those of the enclosing places; display text if the place is unknown.',
        }),
        level: z.enum(['province', 'city', 'county', 'town']).nullable(),
        key: z.string().nullable().openapi({
          description: 'Key of a place that issued reports; null for an administrative unit as a whole.',
        }),
        filter: groupFilter,
        ...corpusSize,
        years: z.array(z.number().int()).openapi({ description: 'Years covered by its reports.' }),
        said: z
          .object({
            occurrences: z.number().int(),
            passages: z.number().int(),
            reports: z.number().int(),
            perTenThousand: z.number().openapi({ description: 'Occurrences per 10,000 characters.' }),
          })
          .nullable()
          .openapi({ description: 'Counts of the query, null without one.' }),
      }),
    ),
    tookMs: z.number(),
  })
  .openapi('PlacesAnswer');

export type PlacesQuery = z.infer<typeof placesQuery>;

export type PlacesAnswer = z.infer<typeof placesAnswer>;
