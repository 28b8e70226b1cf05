/** Contract of `/api/suggest`. */
import { z } from '@hono/zod-openapi';
import { wholeNumber } from './parameters.ts';
import { missing, range } from './passage.ts';

export const suggestQuery = z.object({
  typed: z
    .string()
    .max(2000)
    .openapi({ description: 'Contents of the search box; its last word is completed.' }),
  limit: wholeNumber(1, 50, 10),
});

export const suggestAnswer = z
  .object({
    typed: z.string(),
    missing,
    replaces: range.openapi({ description: 'Span of the typed text that a suggestion replaces.' }),
    suggestions: z.array(
      z.object({
        text: z
          .string()
          .openapi({ description: 'Wording of a report, without quotation marks and line breaks.' }),
        kind: z.enum(['word', 'phrase', 'heading']).openapi({
          description:
            'word: from the lexicon; phrase: from the reports; heading: a heading, counted only as such.',
        }),
        occurrences: z.number().int(),
        exact: z.boolean().openapi({ description: 'False if the count is an estimate from a sample (约).' }),
      }),
    ),
    tookMs: z.number(),
  })
  .openapi('SuggestAnswer');

export type SuggestAnswer = z.infer<typeof suggestAnswer>;
