/** Contract of `/api/drafts`: the text of a draft in a file, which is read and not stored. */
import { createRoute, z } from '@hono/zod-openapi';
import { refusal } from './parameters.ts';

/** Bytes; a thesis with its pictures has some ten million. */
export const MAX_DRAFT_FILE = 30 * 2 ** 20;

export const draftAnswer = z
  .object({
    text: z.string().openapi({
      description:
        'Paragraphs with an empty line between them; a block quotation begins with > as in Markdown.',
    }),
    notes: z.array(z.string()).openapi({ description: 'What to check, one sentence each, in Chinese.' }),
  })
  .openapi('Draft');

export const draftRoute = createRoute({
  method: 'post',
  path: '/api/drafts',
  summary: '一个文件里的文字，供核对引文和比对（请求的内容就是文件的内容）；不存',
  request: {
    query: z.object({
      name: z.string().max(255).openapi({ description: 'Name of the file, without a folder.' }),
    }),
    body: { required: true, content: { 'application/octet-stream': { schema: z.any() } } },
  },
  responses: {
    200: { description: '文件里的文字', content: { 'application/json': { schema: draftAnswer } } },
    400: refusal('读不了，并说明原因'),
    413: refusal('文件太大'),
  },
});

export type DraftAnswer = z.infer<typeof draftAnswer>;
