/** An export of two hundred thousand rows must need the memory of a few pages only. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import type { VerifiedHit } from '../search/hits/hits.ts';
import { createRetriever, findAll } from '../search/retriever.ts';
import { type SampleServer, sampleServer, TODAY } from '../testing/sample-server.ts';
import { csvFile } from './csv.ts';
import { exportedHits } from './exported-hits.ts';
import { jsonlFile } from './jsonl.ts';
import { PASSAGES } from './table.ts';
import { xlsxFile } from './xlsx.ts';

const MB = 1024 * 1024;
const ROWS = 200_000;
/** Rows after which the process has reached its steady size. */
const WARM_UP_ROWS = ROWS / 2;
const MAX_GROWTH = 50 * MB;
/**
 * Rows between two collections of garbage. On a busy machine V8 puts them off, and the process grows by as much
 * garbage as this test allows of rows that are kept.
 */
const ROWS_PER_COLLECTION = 5000;
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let server: SampleServer;
beforeAll(async () => {
  server = await sampleServer();
});
afterAll(() => server.stop());

test.each(['csv', 'jsonl', 'xlsx'] as const)(
  'the memory of a %s export does not grow with its rows',
  async (format) => {
    const { services: context } = server;
    const retriever = await createRetriever(context, { q: '法治' });
    const hits = await findAll(retriever, NO_FILTERS, 'newest');
    // Repeats the sample; every page is still fetched from the engine.
    const many = Array.from({ length: ROWS }, (_, at): VerifiedHit => hits[at % hits.length] as VerifiedHit);
    let rows = 0;
    let settled = 0;
    let peak = 0;
    const options = { citation: 'gbt7714-2025', today: TODAY, origin: 'http://localhost' } as const;
    const pages = exportedHits(context, many, retriever, options);
    async function* counted(): typeof pages {
      for await (const page of pages) {
        if (Math.floor((rows + page.length) / ROWS_PER_COLLECTION) > Math.floor(rows / ROWS_PER_COLLECTION))
          collectGarbage();
        rows += page.length;
        const { rss } = process.memoryUsage();
        if (rows <= WARM_UP_ROWS) settled = Math.max(settled, rss);
        peak = Math.max(peak, rss);
        yield page;
      }
    }
    const file = {
      csv: () => csvFile(PASSAGES, counted()),
      jsonl: () => jsonlFile(counted()),
      xlsx: () => xlsxFile(PASSAGES, counted(), ROWS),
    }[format]();
    let bytes = 0;
    for await (const chunk of file) bytes += chunk.length;
    console.log(
      `${format}: ${rows} rows, ${Math.round(bytes / MB)} MB; memory ${Math.round(settled / MB)} MB after half of them, ${Math.round(peak / MB)} MB at most`,
    );
    expect(rows).toBe(ROWS);
    expect(peak - settled).toBeLessThan(MAX_GROWTH);
  },
);
