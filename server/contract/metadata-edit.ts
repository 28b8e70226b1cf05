/** What is asked and answered where the metadata of a report are mended. */
import { createRoute, z } from '@hono/zod-openapi';
import { errorAnswer } from './error.ts';
import { idParam } from './parameters.ts';

/** Characters: longer than any title of a report, and than any name of a place. */
const LONGEST_TITLE = 300;
const LONGEST_NAME = 60;
const LONGEST_URL = 2000;

/**
 * A line of a table: no line breaks and control characters; nothing that a spreadsheet takes for a formula, since
 * such programs are what a metadata.csv is opened with.
 */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u)
    .regex(/^(?![=+\-@＝＋－＠])/);
const name = line(LONGEST_NAME).optional();

export const metadataEditBody = z
  .strictObject({
    title: line(LONGEST_TITLE).optional(),
    // What the indexer takes for a year of a report ends with 2099.
    year: z.union([z.literal(''), z.number().int().min(1900).max(2099)]).optional(),
    province: name,
    city: name,
    county: name,
    town: name,
    source_url: line(LONGEST_URL)
      .regex(/^(?:$|https?:\/\/\S+$)/i)
      .refine((url) => url === '' || URL.canParse(url))
      .optional(),
  })
  .openapi('Mending', {
    description:
      'What is to be declared of a report. What is not named stays as it is; an empty text takes a declaration back, so that the text decides again. A place is declared by its levels together.',
  });

export const metadataEditAnswer = z
  .object({
    file: z.string().openapi({ description: 'The table that was written, from the reports folder on.' }),
  })
  .openapi('Mended');

const refused = (description: string) => ({
  description,
  content: { 'application/json': { schema: errorAnswer } },
});

export const metadataEditRoute = createRoute({
  method: 'put',
  path: '/api/reports/{id}/metadata',
  summary: '更正：写入报告旁的 metadata.csv，然后重新编入',
  request: {
    params: idParam,
    body: { required: true, content: { 'application/json': { schema: metadataEditBody } } },
  },
  responses: {
    202: {
      description: '已写入，正在重新编入',
      content: { 'application/json': { schema: metadataEditAnswer } },
    },
    403: refused('不是从本机的网页，也没有 KEEPER_KEY 的密钥'),
    409: refused('写不了，并说明该在哪里更正'),
  },
});

export type MetadataEditBody = z.infer<typeof metadataEditBody>;
export type MetadataEditAnswer = z.infer<typeof metadataEditAnswer>;
