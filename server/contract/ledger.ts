/** Contract of `/api/reports/{id}/ledger`: where the wording of a report comes from. */
import { z } from '@hono/zod-openapi';
import { reportHead } from './report.ts';

/**
 * Where wording comes from. What several of these could claim belongs to the first: what most reports say is no one's
 * in particular, and what a higher level wrote is quoted rather than taken from a neighbour who quotes it too.
 */
export const SOURCE_CLASSES = [
  'outline',
  'higher',
  'ownEarlier',
  'elsewhereEarlier',
  'sameTime',
  'own',
] as const;

const sourceClass = z.enum(SOURCE_CLASSES).openapi({
  description: [
    'outline: what more than half of the other reports of the genre and the year have, in runs of 8 characters and more (with fewer than 4 of them, those of other places in any year are asked)',
    'higher: in an earlier report of the nation, or of the province, city or county that the place belongs to',
    'ownEarlier: in an earlier report of the same place',
    'elsewhereEarlier: in an earlier report of another place',
    'sameTime: in a report that is undated or not known to be earlier or later, so that no direction is claimed',
    'own: nothing in the collection has it earlier',
  ].join('; '),
});

export const shares = z.object(
  Object.fromEntries(SOURCE_CLASSES.map((name) => [name, z.number()])) as Record<
    (typeof SOURCE_CLASSES)[number],
    z.ZodNumber
  >,
);

export const ledgerAnswer = z
  .object({
    characters: z.number().int().openapi({ description: 'UTF-16 units of all passages.' }),
    shares: shares.openapi({ description: 'Of these characters, 0 to 1; together 1.' }),
    outlineOf: z.number().int().openapi({
      description: 'Reports by which the outline is told; 0 if there are too few to tell it.',
    }),
    complete: z.boolean().openapi({
      description:
        'Whether the text was compared with all reports of the collection. False while texts are still being read, and where some are not in memory (`searched`).',
    }),
    searched: z.object({ reports: z.number().int(), of: z.number().int() }),
    passages: z.array(
      z.object({
        id: z.string(),
        position: z.number().int(),
        spans: z
          .array(
            z.object({
              start: z.number().int(),
              end: z.number().int(),
              class: sourceClass,
              source: z
                .object({ passage: z.string(), report: z.string(), position: z.number().int() })
                .nullable()
                .openapi({
                  description: 'The passage that has most of this wording, the earliest of several.',
                }),
            }),
          )
          .openapi({ description: 'In order and without gaps: every character is in exactly one of them.' }),
      }),
    ),
    sources: z
      .array(
        z.object({
          report: reportHead,
          date: z.string().nullable(),
          class: sourceClass,
          characters: z.number().int(),
        }),
      )
      .openapi({ description: 'Reports that the spans point at, those of most characters first.' }),
  })
  .openapi('LedgerAnswer');

export type SourceClass = (typeof SOURCE_CLASSES)[number];
export type LedgerAnswer = z.infer<typeof ledgerAnswer>;
export type LedgerSpan = LedgerAnswer['passages'][number]['spans'][number];
