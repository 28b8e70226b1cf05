/** Drafts in files are read and not stored. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { docxOf } from '../../indexer/formats/testing/docx-of.ts';
import { odsOf } from '../../indexer/formats/testing/odt-of.ts';
import { settings } from '../../indexer/settings.ts';
import { draftRoute, MAX_DRAFT_FILE } from '../contract/drafts.ts';
import { FileReaders } from '../reports/file-readers.ts';
import { apiRoutes } from '../routes/api.ts';
import { draftRoutes } from '../routes/drafts.ts';
import { ApiError } from '../web/errors.ts';

let temporary: string;
beforeAll(() => {
  temporary = mkdtempSync(join(tmpdir(), 'zhenjian-drafts-'));
  vi.stubEnv('TMPDIR', temporary);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
});

const routes = apiRoutes();
routes.onError((error, c) =>
  error instanceof ApiError ? c.json(error.body('zh'), error.status) : c.json({ text: String(error) }, 500),
);
routes.route('/', draftRoutes(new FileReaders(settings({}))));

async function read(name: string, contents: Uint8Array | string) {
  const response = await routes.request(`${draftRoute.path}?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: contents as BodyInit,
  });
  const body = (await response.json()) as { text?: string; error?: { message: string } };
  return { status: response.status, text: body.text, message: body.error?.message };
}

const paragraph = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

test('the paragraphs of a Word file, with its block quotations marked', async () => {
  const file = docxOf(
    [
      paragraph('某镇的报告写道：'),
      paragraph('推行一村一法律顾问制度，成效明显。', '<w:pStyle w:val="q"/>'),
      paragraph('开展网格化矛盾调解，群众满意。', '<w:ind w:left="840"/>'),
      paragraph('可见基层治理的重心正在下移。', '<w:ind w:firstLine="480"/>'),
    ].join(''),
    { styles: '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>' },
  );
  expect((await read('论文.docx', file)).text).toBe(
    [
      '某镇的报告写道：',
      '> 推行一村一法律顾问制度，成效明显。',
      '> 开展网格化矛盾调解，群众满意。',
      '可见基层治理的重心正在下移。',
    ].join('\n\n'),
  );
});

test('a text file as it is written, whatever its encoding', async () => {
  const words = '> 推行一村一法律顾问制度。\r\n\r\n可见';
  expect((await read('文稿.md', words)).text).toBe(words.replaceAll('\r', ''));
  const gb18030 = Buffer.from('cdc6d0d0d2bbb4e5d2bbb7a8c2c9b9cbcecad6c6b6c8', 'hex');
  expect((await read('文稿.txt', gb18030)).text).toBe('推行一村一法律顾问制度');
});

test.each([
  ['a table', '表.csv', '标题,正文\n甲,乙', 400, '这是表格'],
  ['a workbook', '表.ods', odsOf(''), 400, '这是表格'],
  ['an empty file', '空.txt', '', 400, '空的'],
  ['a program', '程序.exe', 'MZ', 400, '程序.exe'],
  ['a broken Word file', '坏.docx', 'PK 不是压缩包', 400, '坏.docx'],
  ['a long text', '长.txt', '字'.repeat(500_001), 400, '500001'],
  ['a large file', '大.txt', new Uint8Array(MAX_DRAFT_FILE + 1), 413, '最多'],
])('%s is refused with a sentence', async (_, name, contents, status, words) => {
  const answer = await read(name, contents);
  expect(answer.status).toBe(status);
  expect(answer.message).toContain(words);
});

test('nothing of them stays on the disk', () => {
  // Readers keep the cache of their own compiled code beside.
  expect(readdirSync(temporary).filter((name) => name.startsWith('zhenjian'))).toEqual([]);
});
