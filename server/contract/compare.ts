/** Contract of `/api/compare`. */
import { z } from '@hono/zod-openapi';
import { commaSeparated, filters, mode, q, sectionKind } from './parameters.ts';
import { hit, missing, range, total } from './passage.ts';
import { place, reportHead } from './report.ts';
import { BANDS } from './reuse.ts';

export const compareQuery = filters.extend({
  q: q.optional(),
  mode,
  reports: commaSeparated.openapi({ description: 'Comma-separated report ids.' }),
  places: commaSeparated.openapi({ description: 'Comma-separated place keys.' }),
  align: z.enum(['none', 'section']).default('none'),
});

export const compareAnswer = z
  .object({
    missing,
    columns: z.array(
      z.object({
        key: z.string().openapi({ description: 'Report id or place key, as requested.' }),
        report: reportHead.nullable(),
        place: place.nullable(),
        reports: z.array(reportHead).openapi({ description: 'The reports in the column.' }),
        total,
        hits: z.array(
          hit.extend({
            shared: z.array(range).openapi({
              description:
                'Spans of eight or more folded characters that also occur in another column, in order.',
            }),
            stretches: z
              .array(
                z.object({
                  start: z.number().int(),
                  end: z.number().int(),
                  band: z.enum(BANDS),
                  also: z.array(
                    z.object({
                      column: z.number().int().openapi({ description: 'Counted from 0.' }),
                      passage: z.string().nullable().openapi({
                        description:
                          'The one that has most of it; null for a formula, which may stand in many.',
                      }),
                    }),
                  ),
                  differences: z.array(range).openapi({
                    description:
                      'Parts for which at least one of the others has something else; figures are whole.',
                  }),
                }),
              )
              .openapi({
                description:
                  'Wording of other columns, near copies included, in order and disjoint: `strong` from 20 characters, `reuse` from 13, `formula` from 8. Each says which columns have it.',
              }),
          }),
        ),
      }),
    ),
    rows: z.array(
      z.object({
        kind: sectionKind.nullable().openapi({ description: 'Null if columns are not aligned.' }),
        chapter: z.string().nullable().openapi({
          description:
            'Without a query, a kind has a row for each chapter, under its heading in the first column that has it: chapters with the nearest headings, or failing that wording, face each other, and those without a counterpart stand alone. Null with a query.',
        }),
        cells: z.array(z.array(z.string())).openapi({ description: 'Passage ids, one cell per column.' }),
      }),
    ),
  })
  .openapi('CompareAnswer');

export type CompareQuery = z.infer<typeof compareQuery>;

export type CompareAnswer = z.infer<typeof compareAnswer>;
