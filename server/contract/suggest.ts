/** `/api/suggest` */
import { z } from '@hono/zod-openapi';
import { wholeNumber } from './parameters.ts';
import { range } from './passage.ts';

export const suggestQuery = z.object({
  typed: z.string().max(2000).openapi({ description: 'The search box; its last word is gone on from.' }),
  limit: wholeNumber(1, 50, 10),
});

export const suggestAnswer = z
  .object({
    typed: z.string(),
    replaces: range.openapi({ description: 'The part of what is typed that a suggestion stands for.' }),
    suggestions: z.array(
      z.object({
        text: z
          .string()
          .openapi({ description: 'As a report writes it, without quotation marks and line breaks.' }),
        kind: z.enum(['word', 'phrase', 'heading']).openapi({
          description: 'word: of the lexicon; phrase: of the reports; heading: counted where it is one.',
        }),
        occurrences: z.number().int(),
        exact: z.boolean().openapi({ description: 'False where it is an estimate from a sample (约).' }),
      }),
    ),
    tookMs: z.number(),
  })
  .openapi('SuggestAnswer');

export type SuggestAnswer = z.infer<typeof suggestAnswer>;
