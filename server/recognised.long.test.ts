/**
 * Recognised text is marked wherever it can be seen, over a real engine: a scanned report beside one in text.
 * Skipped without tesseract, pdftoppm or Chromium.
 */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GreyPicture } from '../indexer/formats/ocr/picture.ts';
import { missingPackages } from '../indexer/formats/ocr/tools.ts';
import { chromium } from '../indexer/formats/pdf/test-files.ts';
import { printedReport } from '../indexer/formats/testing/printed-report.ts';
import { pdfOfPictures, pngOf, scanOf } from '../indexer/formats/testing/scan-of.ts';
import { query, type SampleServer, sampleServer } from './testing/sample-server.ts';

const BROWSER = chromium();
const isSkipped = missingPackages().length > 0 || BROWSER === null;
/** Of both reports, once in each. */
const Q = '行政处罚案件87件';
const IN_TEXT = `柳汀镇2023年法治政府建设情况报告\n\n一、主要举措和成效\n\n办理${Q}。\n\n二、存在问题\n\n力量不足。\n`;

let folder: string;
let server: SampleServer;
beforeAll(async () => {
  if (isSkipped) return;
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-recognised-'));
  const scans = await scanOf(printedReport(BROWSER ?? ''), 2, 2339);
  await writeFile(join(folder, '扫描.pdf'), pdfOfPictures(scans));
  await writeFile(join(folder, '文本.txt'), IN_TEXT);
  const [, second] = scans;
  if (second) await writeFile(join(folder, '照片.png'), pngOf(second));
  server = await sampleServer(folder, { ocr: true });
}, 280_000);
afterAll(async () => {
  await server?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

describe.skipIf(isSkipped)('recognised text (needs tesseract with chi_sim, pdftoppm and Chromium)', () => {
  test('a search tells how many of its passages are recognised, and marks each with its page', async () => {
    const { body } = await server.get(`/api/search?${query({ q: Q })}`);
    const inText = body.hits.filter((hit: { recognised?: boolean }) => hit.recognised === undefined);
    const recognised = body.hits.filter((hit: { recognised?: boolean }) => hit.recognised === true);
    expect(inText).toHaveLength(1);
    expect(inText[0]).not.toHaveProperty('page');
    expect(recognised.length).toBeGreaterThan(0);
    expect(body.total.recognised).toBe(recognised.length);
    expect(recognised.every(({ page }: { page: number }) => page === 1 || page === 2)).toBe(true);
    const smart = await server.get(`/api/search?${query({ q: '行政处罚', mode: 'smart' })}`);
    expect(smart.body.total.recognised).toBeGreaterThan(0);
  });

  test('lines of a concordance, reports, cells of a comparison and passages by id are marked', async () => {
    const kwic = (await server.get(`/api/kwic?${query({ q: Q })}`)).body;
    expect(kwic.total.recognised).toBe(kwic.lines.filter(({ recognised = false }) => recognised).length);
    const line = kwic.lines.find(({ recognised = false }) => recognised);
    const { body: whole } = await server.get(`/api/reports/${line.report.id}`);
    expect(whole.report.recognised).toBe(whole.passages.length);
    expect(whole.passages.every(({ recognised = false, page = 0 }) => recognised && page > 0)).toBe(true);
    const pages = whole.passages.map(({ page }: { page: number }) => page);
    expect(pages).toEqual([...pages].sort());
    const { body: compared } = await server.get(
      `/api/compare?${query({ reports: line.report.id, align: 'section' })}`,
    );
    expect(compared.columns[0].total.recognised).toBe(compared.columns[0].hits.length);
    expect(compared.columns[0].hits[0]).toMatchObject({ recognised: true });
    const { body: one } = await server.get(`/api/passages/${line.passage}`);
    expect(one.passage).toMatchObject({ recognised: true, page: line.page });
  });

  test('citations say that the wording was recognised, in the forms that have room for it', async () => {
    const { body } = await server.get(`/api/kwic?${query({ q: Q })}`);
    const line = body.lines.find(({ recognised = false }) => recognised);
    const note = `（扫描件文字识别，第${line.page}页）`;
    for (const format of ['text', 'markdown', 'bibtex', 'ris', 'csl-json']) {
      const { body: citation } = await server.get(`/api/passages/${line.passage}/citation?format=${format}`);
      expect(citation.text, format).toContain(note);
      expect(citation.note).toBe(note);
    }
    const { body: gbt } = await server.get(`/api/passages/${line.passage}/citation`);
    expect([gbt.text.includes('识别'), gbt.note]).toEqual([false, note]);
    const other = body.lines.find(({ recognised = false }) => !recognised);
    expect((await server.get(`/api/passages/${other.passage}/citation`)).body).not.toHaveProperty('note');
  });

  test('exports have a column for it', async () => {
    const { body: csv } = await server.get(`/api/export?${query({ q: Q, format: 'csv' })}`);
    const [head = '', ...rows] = (csv as string).trim().split('\r\n');
    expect(head).toContain('识别');
    expect(rows.filter((row) => /识别（第[12]页）/.test(row)).length).toBe(rows.length - 1);
    const jsonl = await (await server.fetch(`/api/export?${query({ q: Q, format: 'jsonl' })}`)).text();
    expect(jsonl.match(/"recognised":true/g)?.length).toBe(rows.length - 1);
  });

  test('the picture of a page is there, of a PDF and of an image; where there is none, a sentence says so', async () => {
    const { body } = await server.get('/api/reports');
    const idOf = (name: string): string =>
      body.reports.find(({ sources }: { sources: { file: string }[] }) => sources[0]?.file === name).id;
    const page = await server.fetch(`/api/reports/${idOf('扫描.pdf')}/pages/2`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'image/png']);
    const bytes = Buffer.from(await page.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(20)).toBe(1754);
    const again = await server.routes.request(`/api/reports/${idOf('扫描.pdf')}/pages/2`, {
      headers: { 'If-None-Match': page.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    const own = await server.fetch(`/api/reports/${idOf('照片.png')}/pages/1`);
    expect([own.status, own.headers.get('content-type')]).toEqual([200, 'image/png']);
    await own.arrayBuffer();
    for (const path of [`${idOf('扫描.pdf')}/pages/3`, `${idOf('文本.txt')}/pages/1`]) {
      const none = await server.get(`/api/reports/${path}`);
      expect([none.status, none.body.error.code]).toEqual([404, 'no_page_image']);
      expect(none.body.error.message).toMatch(/没有第 \d 页的图像/);
    }
    expect((await server.get(`/api/reports/${idOf('扫描.pdf')}/pages/0`)).status).toBe(400);
  });

  test('a scanned draft is recognised and its pages are not kept', async () => {
    const kept = () => readdir(join(server.settings.stateDir, 'recognised'));
    const before = await kept();
    const [first] = await scanOf(printedReport(BROWSER ?? ''), 1, 1754);
    const response = await server.routes.request(`/api/drafts?${query({ name: '草稿.png' })}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: pngOf(first as GreyPicture) as BodyInit,
    });
    expect((await response.json()).text).toContain('法治政府建设');
    expect(await kept()).toEqual(before);
  });

  test('health says that scans are read; a second run reads nothing again', async () => {
    expect((await server.get('/api/health')).body.ocr).toEqual({ enabled: true, missing: [] });
    expect(await server.index()).toMatchObject({ indexed: 0, unchanged: 3 });
  });
});
