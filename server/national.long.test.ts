/**
 * A collection as researchers exchange it: a single file with one report per row. `NATIONAL_REPORTS` is the
 * path of a file with the government work reports since 1954 and the resolutions on them; without it the
 * tests are skipped.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldToString } from '../indexer/text/fold.ts';
import { NO_FILTERS } from './engine/filter-expression.ts';
import { query, type SampleServer, sampleServer } from './testing/sample-server.ts';

const file = process.env['NATIONAL_REPORTS'];
const PHRASES = [
  '社会主义',
  '改革开放',
  '法治政府',
  '依法行政',
  '基层治理',
  '乡镇企业',
  '农村',
  '粮食',
  '科学技术',
  '教育',
  '五年计划',
  '国民经济',
  '人民生活',
  '民主法制',
  '廉政建设',
  '行政审批',
  '简政放权',
  '乡村振兴',
  '枫桥经验',
  '高质量发展',
];

describe.skipIf(file === undefined)('government work reports from the file NATIONAL_REPORTS', () => {
  // A folder of its own: other collections may lie beside the file.
  let folder: string;
  let server: SampleServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zhenjian-national-'));
    copyFileSync(file ?? '', join(folder, basename(file ?? '')));
    server = await sampleServer(folder);
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  test('the catalogue has 52 reports with their year and 20 resolutions without one', () => {
    const reports = server.catalogue.list(NO_FILTERS);
    const rows = readFileSync(file ?? '', 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { title: string; year: string | null });
    expect(reports.map(({ title, year }) => [title, year]).sort()).toEqual(
      rows.map(({ title, year }) => [title, year === null ? null : Number(year)]).sort(),
    );
    expect(reports.filter((report) => report.genre === '政府工作报告')).toHaveLength(52);
    expect(reports.filter((report) => report.genre === 'other' && report.year === null)).toHaveLength(20);
  });

  test('licence boxes and links of the source are not part of the text', async () => {
    for (const phrase of ['本作品', '维基文库', 'Public domain', '公有领域']) {
      const { body } = await server.get(`/api/search?${query({ q: `"${phrase}"` })}`);
      expect(body.total.occurrences, phrase).toBe(0);
    }
  });

  test.each(PHRASES)('%s occurs as often as substring search finds it', async (phrase) => {
    const ids = server.catalogue.list(NO_FILTERS).map((report) => report.id);
    const passages = await server.reader.passagesOf(ids);
    const expected = passages.reduce((sum, { text }) => sum + foldToString(text).split(phrase).length - 1, 0);
    // The same count holds in the file itself, since no paragraph ends inside the phrase.
    const rows = readFileSync(file ?? '', 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { content: string }).content);
    const inFile = rows.reduce((sum, text) => sum + foldToString(text).split(phrase).length - 1, 0);
    const { body } = await server.get(`/api/search?${query({ q: phrase, count: 'exact' })}`);
    expect(body.total).toMatchObject({ occurrences: expected, exact: true });
    expect(expected).toBe(inFile);
  });
});
