/** `/api/compare` */
import { z } from '@hono/zod-openapi';
import { commaSeparated, filters, mode, q, sectionKind } from './parameters.ts';
import { hit, range, total } from './passage.ts';
import { place, reportHead } from './report.ts';

export const compareQuery = filters.extend({
  q: q.optional(),
  mode,
  reports: commaSeparated.openapi({ description: 'Report ids, parted by commas.' }),
  places: commaSeparated.openapi({ description: 'Place keys, parted by commas.' }),
  align: z.enum(['none', 'section']).default('none'),
});

export const compareAnswer = z
  .object({
    columns: z.array(
      z.object({
        key: z.string().openapi({ description: 'Report id or place key, as asked.' }),
        report: reportHead.nullable(),
        place: place.nullable(),
        reports: z.array(reportHead).openapi({ description: 'The reports in the column.' }),
        total,
        hits: z.array(
          hit.extend({
            shared: z.array(range).openapi({
              description:
                'Parts of eight folded characters or more that stand in another column too, in order.',
            }),
          }),
        ),
      }),
    ),
    rows: z.array(
      z.object({
        kind: sectionKind.nullable().openapi({ description: 'Null where nothing is aligned.' }),
        cells: z.array(z.array(z.string())).openapi({ description: 'Passage ids, a cell for each column.' }),
      }),
    ),
  })
  .openapi('CompareAnswer');

export type CompareQuery = z.infer<typeof compareQuery>;

export type CompareAnswer = z.infer<typeof compareAnswer>;
