/** Schemas of reports and their places, shared by several responses. */
import { z } from '@hono/zod-openapi';
import { CONFIDENCES, PLACE_LEVELS, type PlaceLevel } from '../../indexer/domain/place.ts';
import { genre, sectionKind } from './parameters.ts';

export const confidence = z.enum(CONFIDENCES);

const placeName = z.object(
  Object.fromEntries(PLACE_LEVELS.map((level) => [level, z.string().nullable()])) as Record<
    PlaceLevel,
    z.ZodNullable<z.ZodString>
  >,
);

export const place = placeName
  .extend({
    key: z.string().openapi({
      description:
        'Administrative division (行政区划) code, or the names joined if there is none. 000000 is the nation, ' +
        'shown as 全国, whose levels are all null; unknown is the key of all reports whose place is unknown.',
    }),
    code: z.string().nullable(),
    confidence,
    candidates: z.array(placeName),
    evidence: z.array(z.string()),
  })
  .openapi('Place');

export const reportHead = z
  .object({
    id: z.string(),
    title: z.string(),
    year: z.number().int().nullable(),
    genre,
    place,
    issuer: z.string().nullable(),
    issuerConfidence: confidence.openapi({
      description: '`certain` if the report names its issuer, `likely` if it follows from the place.',
    }),
    documentNumber: z.string().nullable(),
    issuedOn: z.string().nullable().openapi({ description: 'ISO 8601 date.' }),
    publishedOn: z
      .string()
      .nullable()
      .openapi({ description: 'ISO 8601 date on which its web page was published.' }),
  })
  .openapi('ReportHead');

export const reportSummary = reportHead
  .extend({
    sections: z.array(sectionKind),
    passages: z.number().int(),
    characters: z.number().int(),
    recognised: z.number().int().optional().openapi({
      description: 'Number of its passages whose text was recognised on pictures; absent if there are none.',
    }),
    sources: z.array(
      z.object({
        file: z.string(),
        row: z.number().int().nullable().openapi({
          description: 'Its row in a table of one report per row, from 1; null if the file is the report.',
        }),
        url: z.string().nullable(),
      }),
    ),
    warnings: z.array(z.string()),
  })
  .openapi('ReportSummary');

export const groupFilter = z.record(z.string(), z.string()).nullable().openapi({
  description: 'Minimal search filters that select it and no namesake; null if no filter can.',
});

export type Place = z.infer<typeof place>;

export type ReportHead = z.infer<typeof reportHead>;

export type ReportSummary = z.infer<typeof reportSummary>;

export type GroupFilter = z.infer<typeof groupFilter>;
