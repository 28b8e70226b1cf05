/** Passages, hits and what is counted of them, as several answers hold them. */
import { z } from '@hono/zod-openapi';
import { FACET_NAMES, type FacetName } from '../../indexer/domain/filters.ts';
import { ROLES } from '../../indexer/domain/passage.ts';
import { sectionKind } from './parameters.ts';
import { reportHead } from './report.ts';

const role = z.enum(ROLES);

export const range = z
  .tuple([z.number().int(), z.number().int()])
  .openapi({ description: 'Start and end in UTF-16 units of the text; the end is not in it.' });

const section = z.object({
  kind: sectionKind,
  path: z.array(z.string()).openapi({ description: 'The headings above, outermost first.' }),
});

export const passage = z
  .object({
    id: z.string(),
    position: z.number().int(),
    paragraph: z.number().int().nullable(),
    role,
    section,
    text: z.string(),
    ranges: z.array(range).openapi({ description: 'Occurrences of the query, where one is asked.' }),
  })
  .openapi('Passage');

export const hit = passage
  .extend({
    report: reportHead,
    excerpts: z.array(range).openapi({ description: 'Parts around the hits, about 240 characters at most.' }),
    words: z.array(z.string()).optional().openapi({
      description:
        'In smart mode: the words of the query that the passage has, or their synonyms, as they stand there.',
    }),
    missing: z.array(z.string()).optional().openapi({
      description: 'In smart mode: the words of the query that it has not, nor a synonym of them.',
    }),
  })
  .openapi('Hit');

export const term = z
  .object({
    text: z.string().openapi({ description: 'As typed.' }),
    folded: z.string().openapi({ description: 'As compared.' }),
    excluded: z.boolean(),
    clause: z.number().int().nullable().openapi({
      description: 'Which of the requirements it belongs to, from 0; null where it is excluded.',
    }),
  })
  .openapi('Term');

export const total = z
  .object({
    passages: z.number().int(),
    occurrences: z.number().int(),
    reports: z.number().int(),
    places: z.number().int(),
    exact: z.boolean().openapi({ description: 'False where the figures are estimates (约).' }),
  })
  .openapi('Total');

const facetValue = z.object({
  value: z.string().openapi({ description: 'As the filter of the same name takes it.' }),
  label: z.string().openapi({ description: 'As a person reads it.' }),
  passages: z.number().int(),
});

export const facets = z
  .object(
    Object.fromEntries(FACET_NAMES.map((name) => [name, z.array(facetValue)])) as Record<
      FacetName,
      z.ZodArray<typeof facetValue>
    >,
  )
  .openapi('Facets');

export type Passage = z.infer<typeof passage>;

export type Hit = z.infer<typeof hit>;

export type Total = z.infer<typeof total>;

export type Facets = z.infer<typeof facets>;
