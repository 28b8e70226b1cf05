/** Contract of `/api/quotations`: are the quotations in a draft verbatim, and whose are they. */
import { createRoute, z } from '@hono/zod-openapi';
import { citationAnswer } from './citations.ts';
import { filters, refusal, wholeNumber } from './parameters.ts';
import { passage, range, total } from './passage.ts';
import { reportHead } from './report.ts';

/** UTF-16 units: a doctoral thesis has some 200,000 characters. */
export const MAX_DRAFT_LENGTH = 500_000;
/** Bytes of JSON, where a Han character takes three, or six if it is escaped. */
export const MAX_DRAFT_BODY = 4 * 2 ** 20;
/** Quotations looked up in one request. */
export const MAX_QUOTATIONS = 100;

const offset = z.number().int();

const difference = z
  .object({
    kind: z.enum(['wording', 'number', 'punctuation', 'form']).openapi({
      description:
        'form: the same characters in another form (traditional, full-width, another dash). Of quotation marks and white space no difference is made.',
    }),
    start: offset.openapi({
      description: 'In the text sent, UTF-16 units; where words are left out, start is end.',
    }),
    end: offset,
    text: z.string().openapi({ description: 'What the draft has; empty where words are left out.' }),
    passageStart: offset.openapi({ description: 'In `source.text`, UTF-16 units.' }),
    passageEnd: offset,
    passageText: z.string().openapi({ description: 'What the passage has; empty where words are added.' }),
  })
  .openapi('Difference');

const givenField = z.object({ given: z.string(), agrees: z.boolean() }).nullable().openapi({
  description: 'What the draft gives; null if it gives nothing, or nothing that can be compared.',
});

const citedSource = z
  .object({
    text: z.string().openapi({ description: 'The words beside the quotation that were read.' }),
    place: givenField,
    year: givenField,
    title: givenField,
    documentNumber: givenField,
    agrees: z.boolean().nullable(),
  })
  .openapi('CitedSource');

export const quotation = z
  .object({
    start: offset.openapi({ description: 'In the text sent, inside the marks, UTF-16 units.' }),
    end: offset,
    text: z.string(),
    kind: z.enum(['marks', 'block']),
    elisions: z
      .array(z.object({ kind: z.enum(['ellipsis', 'insertion']), start: offset, end: offset }))
      .openapi({ description: 'Where the draft leaves words out (……) or puts its own in square brackets.' }),
    status: z.enum(['verbatim', 'altered', 'absent']).openapi({
      description:
        'verbatim: a passage has exactly these characters, quotation marks and white space apart. altered: a passage differs in at most a quarter of the characters. absent: none comes as near.',
    }),
    passage: z.string().nullable().openapi({ description: 'Id of the passage; null if absent.' }),
    source: passage
      .omit({ ranges: true })
      .extend({
        report: reportHead,
        ranges: z.array(range).openapi({ description: 'What is quoted.' }),
        next: z.string().nullable().openapi({
          description:
            'Id of the next passage, if the quotation runs on into it; `text` has both, a line each.',
        }),
      })
      .nullable(),
    differences: z.array(difference),
    found: total.nullable().openapi({
      description: 'Passages that have the quotation, folded as in search; null if none has.',
    }),
    citation: citationAnswer.omit({ quote: true }).nullable(),
    cited: citedSource.nullable().openapi({
      description:
        'What the draft says of the source, compared with the report; null if it says nothing or is absent.',
    }),
  })
  .openapi('Quotation');

export const quotationsQuery = filters.extend({
  from: wholeNumber(0, MAX_DRAFT_LENGTH, 0).openapi({
    description: 'Number of quotations to skip: `next` of the answer before.',
  }),
  limit: wholeNumber(1, MAX_QUOTATIONS, MAX_QUOTATIONS),
});

export const quotationsBody = z.strictObject({
  text: z.string().min(1).max(MAX_DRAFT_LENGTH),
});

export const quotationsAnswer = z
  .object({
    quotations: z.array(quotation).openapi({ description: 'In the order of the text.' }),
    total: z
      .number()
      .int()
      .openapi({ description: 'Quotations of six folded characters and more in the text.' }),
    next: z
      .number()
      .int()
      .nullable()
      .openapi({ description: '`from` of the next request; null at the end.' }),
    unpaired: z.array(z.object({ at: offset, mark: z.string() })).openapi({
      description: 'Quotation marks without a counterpart in their paragraph: nothing is looked up.',
    }),
    searched: z
      .object({
        reports: z.number().int(),
        passages: z.number().int(),
        places: z.number().int(),
        years: z.tuple([z.number().int(), z.number().int()]).nullable(),
        changedShare: z
          .number()
          .openapi({ description: 'Share of the characters beyond which it is absent.' }),
      })
      .openapi({ description: 'What the quotations were looked for in.' }),
  })
  .openapi('QuotationsAnswer');

export const quotationsRoute = createRoute({
  method: 'post',
  path: '/api/quotations',
  summary: '引文核对：一份文稿里的每处引文，库里有没有、差在哪里、出自何处',
  request: {
    query: quotationsQuery,
    body: { required: true, content: { 'application/json': { schema: quotationsBody } } },
  },
  responses: {
    200: { description: '逐处的核对结果', content: { 'application/json': { schema: quotationsAnswer } } },
    400: refusal('没有文字，或文稿太长'),
    413: refusal('请求太大'),
  },
});

export type Difference = z.infer<typeof difference>;

export type CitedSource = z.infer<typeof citedSource>;

export type QuotationCheck = z.infer<typeof quotation>;

export type QuotationsAnswer = z.infer<typeof quotationsAnswer>;

export type QuotationsQuery = z.infer<typeof quotationsQuery>;
