/** `/api/citations` and the citation of one passage. */
import { z } from '@hono/zod-openapi';
import { id } from './parameters.ts';

const citationFormat = z
  .enum(['gbt7714-2015', 'gbt7714-2025', 'markdown', 'text', 'bibtex', 'ris', 'csl-json'])
  .default('gbt7714-2025')
  .openapi({ description: 'The standard in force since 2026-07-01 where none is named.' });

export const citationQuery = z.object({ format: citationFormat });

export const citationAnswer = z
  .object({
    format: z.string(),
    text: z.string().openapi({ description: 'The citation, complete down to the paragraph.' }),
    quote: z.string().openapi({ description: 'The passage, verbatim.' }),
    pinpoint: z.string().openapi({ description: 'Headings and paragraph: what stands for the page.' }),
    link: z.string().openapi({
      description:
        'Path of the passage on this server. It names words of it, so that it is found after its report has changed.',
    }),
  })
  .openapi('CitationAnswer');

/** An address of them still fits where addresses end: 8 KB in proxies, 16 KB in Node. */
const MOST_CITED = 300;

export const citationsQuery = z.object({
  ids: z
    .string()
    .transform((value) => [...new Set(value.split(',').filter((item) => item !== ''))])
    .pipe(z.array(id).min(1).max(MOST_CITED))
    .openapi({ type: 'string', description: `Passage ids, parted by commas, ${MOST_CITED} at most.` }),
  format: citationFormat,
});

export const citationsAnswer = z
  .object({
    format: z.string(),
    text: z.string().openapi({ description: 'All of it, ready for a file of this form.' }),
    items: z
      .array(
        citationAnswer.extend({
          id: z.string(),
          number: z.number().int().openapi({ description: 'Of its report in `references`.' }),
          mark: z.string().openapi({
            description:
              'What stands after the quotation: [1], or [1] and the pinpoint where [1] is cited often.',
          }),
        }),
      )
      .openapi({ description: 'In the order asked.' }),
    references: z
      .array(z.object({ number: z.number().int(), report: z.string(), text: z.string() }))
      .openapi({ description: 'A report once, numbered from 1 as first cited.' }),
    missing: z.array(z.string()).openapi({ description: 'Ids that are in the collection no more.' }),
  })
  .openapi('CitationsAnswer');

export type CitationFormat = z.infer<typeof citationFormat>;

export type CitationAnswer = z.infer<typeof citationAnswer>;

export type CitationsAnswer = z.infer<typeof citationsAnswer>;
