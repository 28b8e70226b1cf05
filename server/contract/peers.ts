/** Contract of `/api/places/{key}/peers`: places like one. */
import { z } from '@hono/zod-openapi';
import { sectionKind } from './parameters.ts';
import { place, reportHead } from './report.ts';

export const peersParams = z.object({
  key: z.string().max(200).openapi({ description: 'Key of the place.' }),
});

const likeness = z.number().openapi({ description: 'Cosine of weighted wording, 0 to 1.' });

export const peersAnswer = z
  .object({
    report: reportHead.nullable().openapi({
      description:
        'The newest report of the place, which the others are compared with; null if it has no year.',
    }),
    same: z.array(place).openapi({
      description: 'Places of the same level under the same county, city or province, by code.',
    }),
    alike: z
      .array(
        z.object({
          report: reportHead,
          likeness,
          sections: z.array(z.object({ section: sectionKind, likeness })).openapi({
            description: 'Of the kinds of sections that both reports have, the most alike first.',
          }),
        }),
      )
      .openapi({
        description:
          'Reports of the same level, genre and year whose wording is most alike, section by section: the mean of the cosines of their bigrams, weighted by inverse document frequency among these reports, by the length of the sections.',
      }),
    compared: z.object({ reports: z.number().int(), of: z.number().int() }).openapi({
      description: 'At most 400 reports are compared, those of the nearest places first.',
    }),
  })
  .openapi('PeersAnswer');

export type PeersAnswer = z.infer<typeof peersAnswer>;
