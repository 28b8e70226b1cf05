/** The row of a table that a report was read from, as a page. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SampleServer, sampleServer } from '../testing/sample-server.ts';

const TEXT = '一、主要举措\n推行<板凳议事会>，调解矛盾纠纷37件。\n打印本页';

let folder: string;
let server: SampleServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-rows-'));
  const rows = ['甲山镇', '乙水镇', '丙田镇'].map(
    (town) => `${town}2023年法治政府建设情况报告,${town},"${TEXT}"`,
  );
  await writeFile(join(folder, '各镇.csv'), `标题,乡镇,正文\n${rows.join('\n')}\n`);
  await writeFile(join(folder, '丁川镇2023.txt'), `丁川镇2023年法治政府建设情况报告\n\n${TEXT}\n`);
  server = await sampleServer(folder);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Report {
  readonly id: string;
  readonly title: string;
  readonly sources: readonly unknown[];
}

async function reportOf(town: string): Promise<Report> {
  const { body } = await server.get('/api/reports');
  return body.reports.find(({ title }: Report) => title.startsWith(town));
}

test('the page of a row shows that row alone, escaped and without scripts', async () => {
  const { id, sources } = await reportOf('乙水镇');
  expect(sources).toMatchObject([{ file: '各镇.csv', row: 2 }]);
  const answer = await server.fetch(`/api/reports/${id}/source/row`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  const page = await answer.text();
  expect(page).toContain('各镇.csv · 第 2 行');
  expect(page).toContain('<dt>标题</dt><dd>乙水镇2023年法治政府建设情况报告</dd>');
  expect(page).toContain('推行&lt;板凳议事会&gt;，调解矛盾纠纷37件。');
  expect(page).not.toContain('甲山镇');
});

test('there is no row of a report that is a file of its own, nor of a table that has fewer by now', async () => {
  const whole = await reportOf('丁川镇');
  const missing = await server.get(`/api/reports/${whole.id}/source/row`);
  expect([missing.status, missing.body.error.code]).toEqual([404, 'no_source']);
  const { id } = await reportOf('丙田镇');
  await writeFile(join(folder, '各镇.csv'), `标题,乡镇,正文\n甲山镇报告,甲山镇,"${TEXT}"\n`);
  const gone = await server.get(`/api/reports/${id}/source/row`);
  expect([gone.status, gone.body.error.message]).toEqual([404, '原文件已不在：各镇.csv 第 3 行']);
});
