/** Links in the reports folder, and what of them is listed. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from './files.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-links-'));
const REPORTS = join(ROOT, 'reports');
const nameOf = (absolute: string): string => absolute.slice(REPORTS.length + 1);

beforeAll(() => {
  mkdirSync(join(REPORTS, '县'), { recursive: true });
  writeFileSync(join(ROOT, '秘密.txt'), '不是报告');
  writeFileSync(join(REPORTS, '县', '甲.txt'), '甲');
  symlinkSync(join(ROOT, '秘密.txt'), join(REPORTS, '外.txt'));
  symlinkSync('../秘密.txt', join(REPORTS, '相对.txt'));
  symlinkSync('县/甲.txt', join(REPORTS, '内.txt'));
  // A folder whose name begins like that of the reports.
  mkdirSync(join(ROOT, 'reports-2'));
  writeFileSync(join(ROOT, 'reports-2', '乙.txt'), '乙');
  symlinkSync(join(ROOT, 'reports-2', '乙.txt'), join(REPORTS, '旁.txt'));
});
afterAll(() => rmSync(ROOT, { recursive: true }));

test('links that lead out of the folder are named and not read', async () => {
  const { files, failed } = await listFiles(REPORTS, nameOf);
  expect(files.map(({ path }) => path).sort()).toEqual(['内.txt', '县/甲.txt'].sort());
  expect(failed.map(({ file }) => file).sort()).toEqual(['外.txt', '旁.txt', '相对.txt'].sort());
  for (const { reason } of failed)
    expect(reason).toBe('链接指向报告文件夹之外，没有读入；确要读入，请设 FOLLOW_LINKS=1');
});

test('they are read where that is asked for', async () => {
  const { files, failed } = await listFiles(REPORTS, nameOf, true);
  expect([files.length, failed]).toEqual([5, []]);
});
