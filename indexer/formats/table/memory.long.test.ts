/** Reads text tables of 200 MB in the memory of a few rows. */
import { createWriteStream, promises as disk } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TableReader } from '../format.ts';
import { readCsv } from './delimited/csv.ts';
import { readJsonl } from './delimited/jsonl.ts';

const MB = 1024 * 1024;
const SIZE = 200 * MB;
const MAX_GROWTH = 100 * MB;
/** A report of 90 KB: 30,000 characters in paragraphs of 300 characters. */
const PARAGRAPHS = Array.from(
  { length: 100 },
  (_, index) => `第${index}段，${'全镇各项工作稳步推进，'.repeat(27)}完成。`,
);

let folder = '';
beforeAll(async () => {
  folder = await disk.mkdtemp(join(tmpdir(), 'zhenjian-memory-'));
});
afterAll(() => disk.rm(folder, { recursive: true }));

const jsonl = `${JSON.stringify({ title: '甲报告', content: PARAGRAPHS.join('\n') })}\n`;
const csv = `甲报告,"${PARAGRAPHS.join('\n')}",2021\n`;

test.each<[string, TableReader, string, string]>([
  ['jsonl', readJsonl, '', jsonl],
  ['csv', readCsv, '标题,正文,年份\n', csv],
  // The reader searches for the closing quote up to the maximum row size, without keeping the file in memory.
  [
    'csv with a quote that is never closed',
    readCsv,
    '标题,正文,年份\n坏,"坏,2020\n',
    `甲报告,${PARAGRAPHS.join('')},2021\n`,
  ],
])('memory stays bounded while reading 200 MB of %s', async (name, read, heading, row) => {
  const path = join(folder, name);
  const count = Math.ceil(SIZE / Buffer.byteLength(row));
  await pipeline(
    Readable.from(
      (function* () {
        yield heading;
        for (let written = 0; written < count; written++) yield row;
      })(),
    ),
    createWriteStream(path),
  );
  const before = process.memoryUsage().rss;
  let peak = before;
  let rows = 0;
  for await (const result of read(path)) {
    if ('text' in result) rows++;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  console.log(`${name}: ${rows} rows, ${Math.round((peak - before) / MB)} MB more at the peak`);
  expect(rows).toBe(count);
  expect(peak - before).toBeLessThan(MAX_GROWTH);
});
