/** Contract of `/api/citations` and of the citation of one passage. */
import { z } from '@hono/zod-openapi';
import { id } from './parameters.ts';

const citationFormat = z
  .enum(['gbt7714-2015', 'gbt7714-2025', 'markdown', 'text', 'bibtex', 'ris', 'csl-json'])
  .default('gbt7714-2025')
  .openapi({ description: 'Citation format; the default is the standard in force since 2026-07-01.' });

export const citationQuery = z.object({ format: citationFormat });

export const citationAnswer = z
  .object({
    format: z.string(),
    text: z.string().openapi({ description: 'The complete citation, including the paragraph.' }),
    quote: z.string().openapi({ description: 'Verbatim text of the passage.' }),
    pinpoint: z.string().openapi({ description: 'Headings and paragraph number, cited in place of a page.' }),
    note: z.string().optional().openapi({
      description:
        'Says that the text was recognised on a picture, and on which page; absent otherwise. GB/T 7714 entries have no place for it; the other forms contain it.',
    }),
    source: z
      .string()
      .nullable()
      .openapi({ description: 'Web address of the report itself, null if none is known.' }),
    shortLink: z.string().openapi({
      description: 'Path of the passage on this server by its id alone: gone once the report has changed.',
    }),
    link: z.string().openapi({
      description:
        'Path of the passage on this server. It quotes words of the passage, so it still resolves after the report has changed.',
    }),
  })
  .openapi('CitationAnswer');

/** Keeps the request URL below the limits of proxies (8 KB) and Node (16 KB). */
const MAX_CITED = 300;

export const citationsQuery = z.object({
  ids: z
    .string()
    .transform((value) => [...new Set(value.split(',').filter((item) => item !== ''))])
    .pipe(z.array(id).min(1).max(MAX_CITED))
    .openapi({ type: 'string', description: `Comma-separated passage ids, at most ${MAX_CITED}.` }),
  format: citationFormat,
});

export const citationsAnswer = z
  .object({
    format: z.string(),
    text: z
      .string()
      .openapi({ description: 'Everything below as one text, ready to be saved as a file of this format.' }),
    items: z
      .array(
        citationAnswer.extend({
          id: z.string(),
          number: z.number().int().openapi({ description: 'Number of its report in `references`.' }),
          mark: z.string().openapi({
            description:
              'Mark after the quotation: [1], or [1] plus the pinpoint if reference 1 is cited more than once.',
          }),
        }),
      )
      .openapi({ description: 'In the order of the requested ids.' }),
    references: z
      .array(z.object({ number: z.number().int(), report: z.string(), text: z.string() }))
      .openapi({ description: 'Each report once, numbered from 1 in order of first citation.' }),
    missing: z
      .array(z.string())
      .openapi({ description: 'Requested ids that are no longer in the collection.' }),
  })
  .openapi('CitationsAnswer');

export type CitationFormat = z.infer<typeof citationFormat>;

export type CitationAnswer = z.infer<typeof citationAnswer>;

export type CitationsAnswer = z.infer<typeof citationsAnswer>;
