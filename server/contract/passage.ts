/** Schemas of passages, hits, totals and facets, shared by several responses. */
import { z } from '@hono/zod-openapi';
import { FACET_NAMES, type FacetName } from '../../indexer/domain/filters.ts';
import { ROLES } from '../../indexer/domain/passage.ts';
import { sectionKind } from './parameters.ts';
import { reportHead } from './report.ts';

const role = z.enum(ROLES);

export const range = z
  .tuple([z.number().int(), z.number().int()])
  .openapi({ description: 'Start and end (exclusive) in UTF-16 units of the text.' });

const section = z.object({
  kind: sectionKind,
  path: z.array(z.string()).openapi({ description: 'Headings above the passage, outermost first.' }),
});

/** Where a passage is printed and how it was read. */
const printed = {
  page: z.number().int().optional().openapi({
    description: 'Page on which it begins, from 1; absent in files without pages.',
  }),
  recognised: z.boolean().optional().openapi({
    description:
      'True if its text, or part of it, was recognised on a picture of the page (OCR) and so may have errors; the picture is at /api/reports/{id}/pages/{page}.',
  }),
};

export const passage = z
  .object({
    id: z.string(),
    position: z.number().int(),
    paragraph: z.number().int().nullable(),
    role,
    section,
    text: z.string(),
    ...printed,
    ranges: z.array(range).openapi({ description: 'Occurrences of the query, if there is one.' }),
  })
  .openapi('Passage');

export const hit = passage
  .extend({
    report: reportHead,
    excerpts: z
      .array(range)
      .openapi({ description: 'Snippets around the occurrences, at most about 240 characters.' }),
    words: z.array(z.string()).optional().openapi({
      description: 'Smart mode only: words of the query, or their synonyms, as they occur in the passage.',
    }),
    missing: z.array(z.string()).optional().openapi({
      description: 'Smart mode only: words of the query that do not occur in the passage, even as synonyms.',
    }),
  })
  .openapi('Hit');

export const term = z
  .object({
    text: z.string().openapi({ description: 'The term as typed.' }),
    folded: z.string().openapi({ description: 'The term folded for comparison.' }),
    excluded: z.boolean(),
    clause: z.number().int().nullable().openapi({
      description: 'Index of the clause that the term belongs to, from 0; null if the term is excluded.',
    }),
  })
  .openapi('Term');

export const total = z
  .object({
    passages: z.number().int(),
    occurrences: z.number().int(),
    reports: z.number().int(),
    places: z.number().int(),
    recognised: z.number().int().openapi({
      description: 'Of the passages, those of recognised text; see `Passage.recognised`.',
    }),
    exact: z.boolean().openapi({ description: 'False if the figures are estimates (约).' }),
  })
  .openapi('Total');

export const missing = z.array(z.string()).openapi({
  description:
    'Search servers that did not answer, by host and port: what they hold is neither found nor counted, and no figure is exact. Empty where all answered.',
});

const facetValue = z.object({
  value: z.string().openapi({ description: 'Value for the filter of the same name.' }),
  label: z.string().openapi({ description: 'Display label, in the language of the request.' }),
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
