/** Contract of `/api/reports/{id}/reading`: how a report's file was read, for checking. */
import { z } from '@hono/zod-openapi';
import { confidence } from './report.ts';

const DECLARABLE = ['title', 'year', 'place', 'issuer', 'url', 'publishedOn'] as const;

export const readingAnswer = z
  .object({
    file: z.string(),
    row: z.number().int().nullable(),
    kind: z.string().openapi({ description: 'What the file is by its contents, such as `pdf`.' }),
    bytes: z.number().int(),
    declared: z.array(z.enum(DECLARABLE)).openapi({
      description: 'What `metadata.csv` or the file itself declares; the rest is inferred from the text.',
    }),
    place: z.object({ confidence, evidence: z.array(z.string()) }),
    issuerConfidence: confidence,
    passages: z.number().int(),
    headings: z.number().int(),
    warnings: z.array(z.string()),
    dropped: z.array(z.string()).openapi({
      description:
        'Lines of the file that are no text of the report: navigation, page numbers, running heads.',
    }),
  })
  .openapi('Reading');

export type ReadingAnswer = z.infer<typeof readingAnswer>;
export type Declarable = (typeof DECLARABLE)[number];
