/** Contract of `/api/passages`: a passage in its context, or located by its wording. */
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

const words = (maxLength: number) => z.string().max(maxLength).default('');

export const findQuery = z.object({
  id: id.optional().openapi({ description: 'Id of the passage when the link was made.' }),
  quote: words(300).openapi({ description: 'Quotation from the passage.' }),
  prefix: words(100).openapi({ description: 'Text before the quotation.' }),
  suffix: words(100).openapi({ description: 'Text after the quotation.' }),
  place: z.string().max(200).optional().openapi({ description: 'Key of the place that the report is from.' }),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  sum: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .optional()
    .openapi({ description: 'Hash of the folded text of the passage, to detect changed wording.' }),
});

export const foundAnswer = z
  .object({
    passage: passage.extend({ report: reportHead }),
    moved: z.boolean().openapi({ description: 'The passage is no longer where the link points.' }),
    changed: z.boolean().openapi({ description: 'The wording has changed since the link was made.' }),
    others: z.number().int().openapi({ description: 'Number of other passages with the same words.' }),
  })
  .openapi('FoundAnswer');

export type PassageAnswer = z.infer<typeof passageAnswer>;

export type FindQuery = z.infer<typeof findQuery>;

export type FoundAnswer = z.infer<typeof foundAnswer>;
