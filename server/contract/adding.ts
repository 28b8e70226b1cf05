/** Contract of `/api/files`, `/api/pages` and `/api/check`: adding reports from the page, for the keeper. */
import { createRoute, z } from '@hono/zod-openapi';
import { refusal } from './parameters.ts';

export const storedAnswer = z
  .object({ file: z.string().openapi({ description: 'Name of the new file in the reports folder.' }) })
  .openapi('Stored');

/** Characters of an address; no browser takes longer ones. */
const MAX_ADDRESS_LENGTH = 2000;
export const MAX_ADDRESS_BODY = 16_384;

const refusals = {
  400: refusal('文件名、地址不合规，或内容不是能读的格式'),
  403: refusal('不是从本机的网页，也没有 KEEPER_KEY 的密钥'),
  409: refusal('已有同名的文件，或写不进报告文件夹'),
  413: refusal('文件太大'),
};
const stored = {
  description: '已放进报告文件夹，正在编入',
  content: { 'application/json': { schema: storedAnswer } },
};

export const addFileRoute = createRoute({
  method: 'post',
  path: '/api/files',
  summary: '把一个文件放进报告文件夹（请求的内容就是文件的内容），然后编入',
  request: {
    query: z.object({ name: z.string().openapi({ description: 'Name of the file, without a folder.' }) }),
    body: { required: true, content: { 'application/octet-stream': { schema: z.any() } } },
  },
  responses: { 201: stored, ...refusals },
});

export const addPageRoute = createRoute({
  method: 'post',
  path: '/api/pages',
  summary: '取一个网页（或 PDF、Word 文件），原样放进报告文件夹，记下地址，然后编入',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({ url: z.string().trim().min(1).max(MAX_ADDRESS_LENGTH) }),
        },
      },
    },
  },
  responses: { 201: stored, ...refusals, 502: refusal('网页没有取到，并说明原因') },
});

export const checkRoute = createRoute({
  method: 'post',
  path: '/api/check',
  summary: '重新核对报告文件夹，读入新增和改动过的文件',
  responses: {
    202: { description: '已开始', content: { 'application/json': { schema: z.object({}) } } },
    403: refusals[403],
  },
});

export type StoredAnswer = z.infer<typeof storedAnswer>;
