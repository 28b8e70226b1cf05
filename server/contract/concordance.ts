/** Contract of `/api/kwic`: keyword in context. */
import { z } from '@hono/zod-openapi';
import { filters, q, wholeNumber, within } from './parameters.ts';
import { missing, passage, range, term, total } from './passage.ts';
import { reportHead } from './report.ts';

export const kwicQuery = filters.extend({
  q,
  within,
  sort: z
    .enum(['left', 'left-word', 'right', 'right-word', 'place', 'newest', 'oldest'])
    .default('newest')
    .openapi({
      description:
        'left and right sort by the folded context in pinyin order, reading outwards from the keyword; contexts cut short by the edge of the passage come first. left-word and right-word compare whole words, each read forwards; a passage whose words are not in memory is compared by characters.',
    }),
  width: wholeNumber(1, 100, 24).openapi({ description: 'Characters on each side.' }),
  limit: wholeNumber(1, 500, 50),
  offset: wholeNumber(0, 10_000_000, 0),
});

export const kwicAnswer = z
  .object({
    query: z.object({ text: z.string(), terms: z.array(term), understood: z.string() }),
    total: total.openapi({
      description: 'Exact unless servers are missing; there is one line per occurrence.',
    }),
    missing,
    lines: z.array(
      z.object({
        left: z.string().openapi({ description: 'Verbatim; does not extend beyond the passage.' }),
        keyword: z.string(),
        right: z.string(),
        passage: z.string().openapi({ description: 'Id of the passage.' }),
        range: range.openapi({ description: 'Span of the keyword in the passage, in UTF-16 units.' }),
        report: reportHead,
        ...passage.pick({
          section: true,
          position: true,
          paragraph: true,
          role: true,
          page: true,
          recognised: true,
        }).shape,
      }),
    ),
    tookMs: z.number(),
  })
  .openapi('KwicAnswer');

export type KwicQuery = z.infer<typeof kwicQuery>;

export type KwicAnswer = z.infer<typeof kwicAnswer>;
