/** How five terms spread through the national work reports, against plain search of their texts. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PracticeAnswer } from '../contract/practices.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { sampleServer } from '../testing/sample-server.ts';

const { NATIONAL_REPORTS } = process.env;
const TERMS = ['三农', '一带一路', '放管服', '新质生产力', '枫桥经验'];

test.skipIf(!NATIONAL_REPORTS)(
  'the spread of five terms is that of plain search, year by year',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhenjian-national-'));
    await copyFile(NATIONAL_REPORTS ?? '', join(folder, 'national.jsonl'));
    const server = await sampleServer(folder);
    try {
      const records = server.catalogue.list(NO_FILTERS);
      const passages = await server.reader.passagesOf(records.map(({ id }) => id));
      const plain = new Map<string, string>();
      // Marks of quotation and white space are all that the folded text of these Chinese words lacks.
      for (const { report, text } of passages)
        plain.set(report, `${plain.get(report) ?? ''}\n${text.replace(/[“”‘’"'《》\s]/g, '')}`);
      const years = [...new Set(records.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b);
      expect(years.length).toBeGreaterThan(40);
      for (const term of TERMS) {
        const { status, body } = await server.get(`/api/practices/${encodeURIComponent(term)}`);
        expect([term, status]).toEqual([term, 200]);
        const { practice }: PracticeAnswer = body;
        const names = [practice.name, ...practice.variants];
        const saying = records.filter(({ id }) => names.some((name) => plain.get(id)?.includes(name)));
        expect(practice.years.map(({ year, places }) => [term, year, places])).toEqual(
          years.map((year) => [
            term,
            year,
            new Set(saying.filter((one) => one.year === year).map(({ place }) => place.key)).size,
          ]),
        );
        expect(practice.reports).toBe(saying.length);
        expect(practice.level).toBe('national');
        expect(practice.years.filter(({ places }) => places > 0).length).toBeGreaterThan(0);
      }
    } finally {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
  120_000,
);
