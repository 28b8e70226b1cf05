/** `/api/passages`: a passage in its context, or found again by its words. */
import { z } from '@hono/zod-openapi';
import { id, wholeNumber } from './parameters.ts';
import { passage } from './passage.ts';
import { reportHead } from './report.ts';

export const passageQuery = z.object({ context: wholeNumber(0, 20, 0) });

export const passageAnswer = z
  .object({
    passage: passage.extend({ report: reportHead }),
    before: z.array(passage),
    after: z.array(passage),
  })
  .openapi('PassageAnswer');

const words = (most: number) => z.string().max(most).default('');

export const findQuery = z.object({
  id: id.optional().openapi({ description: 'The id that the passage had.' }),
  quote: words(300).openapi({ description: 'Words of the passage.' }),
  prefix: words(100).openapi({ description: 'What stood before them.' }),
  suffix: words(100).openapi({ description: 'What stood after them.' }),
  place: z.string().max(200).optional().openapi({ description: 'Key of the place of its report.' }),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  sum: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .optional()
    .openapi({ description: 'Hash of its folded text: tells whether a word of it has changed.' }),
});

export const foundAnswer = z
  .object({
    passage: passage.extend({ report: reportHead }),
    moved: z.boolean().openapi({ description: 'It stands elsewhere than the link says.' }),
    changed: z.boolean().openapi({ description: 'Its words are not those that the link was taken from.' }),
    others: z.number().int().openapi({ description: 'How many more passages have the same words.' }),
  })
  .openapi('FoundAnswer');

export type PassageAnswer = z.infer<typeof passageAnswer>;

export type FindQuery = z.infer<typeof findQuery>;

export type FoundAnswer = z.infer<typeof foundAnswer>;
