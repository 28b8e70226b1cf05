/** Contract of `/api/search`. */
import { z } from '@hono/zod-openapi';
import { filters, mode, q, wholeNumber, within } from './parameters.ts';
import { facets, hit, missing, term, total } from './passage.ts';

export const searchQuery = filters.extend({
  q,
  mode,
  within,
  sort: z.enum(['relevance', 'newest', 'oldest', 'place']).default('relevance'),
  limit: wholeNumber(1, 100, 20),
  offset: wholeNumber(0, 10_000_000, 0),
  count: z.enum(['auto', 'exact']).default('auto'),
});

export const searchAnswer = z
  .object({
    query: z.object({
      text: z.string(),
      mode: z.enum(['exact', 'smart']),
      terms: z.array(term),
      understood: z.string().openapi({ description: 'Interpretation of the query as a sentence.' }),
    }),
    total,
    missing,
    hits: z.array(hit),
    facets,
    tookMs: z.number(),
  })
  .openapi('SearchAnswer');

export type SearchQuery = z.infer<typeof searchQuery>;

export type SearchAnswer = z.infer<typeof searchAnswer>;
