/** `/api/places` */
import { z } from '@hono/zod-openapi';
import { filters, q, wholeNumber, within } from './parameters.ts';
import { term } from './passage.ts';
import { groupFilter } from './report.ts';
import { corpusSize } from './trends.ts';

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
        ...corpusSize,
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

export type PlacesQuery = z.infer<typeof placesQuery>;

export type PlacesAnswer = z.infer<typeof placesAnswer>;
