/** Contract of `PUT /api/reports/{id}/metadata`: correcting the metadata of a report. */
import { createRoute, z } from '@hono/zod-openapi';
import { idParam, refusal } from './parameters.ts';

/** Characters; longer than any title of a report and any place name. */
const MAX_TITLE_LENGTH = 300;
const MAX_NAME_LENGTH = 60;
const MAX_ISSUER_LENGTH = 200;
const MAX_URL_LENGTH = 2000;
/** Province, city, county and town. */
const NAMES = 4;
/** JSON writes a character as `\uXXXX` at the longest. */
const BYTES_PER_CHARACTER = 6;
/** Names of the fields, the year and white space between them. */
const OTHER_BYTES = 4096;
/** Bytes; no valid body is longer. */
export const MAX_BODY_LENGTH =
  (MAX_TITLE_LENGTH + NAMES * MAX_NAME_LENGTH + MAX_ISSUER_LENGTH + MAX_URL_LENGTH) * BYTES_PER_CHARACTER +
  OTHER_BYTES;

/**
 * The text of one table cell: no line breaks or control characters, and nothing that a spreadsheet would
 * evaluate as a formula, since spreadsheets are what people open a metadata.csv with.
 */
const cellText = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u)
    .regex(/^(?![=+\-@＝＋－＠])/);
const name = cellText(MAX_NAME_LENGTH).optional();

export const metadataEditBody = z
  .strictObject({
    title: cellText(MAX_TITLE_LENGTH).optional(),
    // The indexer recognizes years of reports up to 2099.
    year: z.union([z.literal(''), z.number().int().min(1900).max(2099)]).optional(),
    province: name,
    city: name,
    county: name,
    town: name,
    issuer: cellText(MAX_ISSUER_LENGTH)
      .optional()
      .openapi({ description: 'Joint issuers are separated by 、.' }),
    source_url: cellText(MAX_URL_LENGTH)
      .regex(/^(?:$|https?:\/\/\S+$)/i)
      .refine((url) => url === '' || URL.canParse(url))
      .optional(),
  })
  .openapi('Mending', {
    description:
      'Metadata to declare for a report. Omitted fields stay unchanged; an empty string withdraws a declaration, so that the value is again inferred from the report. The levels of a place are declared together.',
  });

export const metadataEditAnswer = z
  .object({
    file: z
      .string()
      .openapi({ description: 'Path of the table that was written, relative to the reports folder.' }),
  })
  .openapi('Mended');

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
    400: refusal('内容不是 JSON，或有不合规的字段'),
    403: refusal('不是从本机的网页，也没有 KEEPER_KEY 的密钥'),
    409: refusal('写不了，并说明该在哪里更正'),
    413: refusal(`内容超过 ${MAX_BODY_LENGTH} 字节`),
  },
});

export type MetadataEditBody = z.infer<typeof metadataEditBody>;
export type MetadataEditAnswer = z.infer<typeof metadataEditAnswer>;
