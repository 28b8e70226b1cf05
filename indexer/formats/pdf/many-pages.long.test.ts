/** A collection of 900 pages, as tables of contents, columns and footnotes are looked for on all of them. */
import { expect, test } from 'vitest';
import { readPdf } from './pdf.ts';
import { type WrittenLine, writePdf } from './test-files.ts';

/** Seconds of the processor, since other tests may run beside this one. */
const MAX_TIME = 15;

test('a PDF of 900 pages is read within 15 seconds', { timeout: 60_000 }, async () => {
  const pages = Array.from({ length: 900 }, (_, page): WrittenLine[] => [
    { text: '法治建设资料汇编', x: 240, y: 50, size: 10 },
    ...Array.from({ length: 26 }, (_, row) => ({
      text: `第${page + 1}页第${row + 1}行统筹推进法治政府建设各项工作任务落实`,
      x: 80,
      y: 100 + row * 26,
    })),
    { text: `— ${page + 1} —`, x: 280, y: 800 },
  ]);
  const bytes = writePdf(pages);
  const started = process.cpuUsage();
  const { lines, dropped } = await readPdf(bytes);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1e6).toBeLessThan(MAX_TIME);
  expect(lines.map(({ text }) => text).join('')).toContain('第900页第26行统筹');
  expect(dropped).toHaveLength(1800);
});
