/** `/api/kwic`: keyword in context. */
import { z } from '@hono/zod-openapi';
import { filters, q, wholeNumber, within } from './parameters.ts';
import { passage, range, term, total } from './passage.ts';
import { reportHead } from './report.ts';

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

export type KwicQuery = z.infer<typeof kwicQuery>;

export type KwicAnswer = z.infer<typeof kwicAnswer>;
