/** An export of two hundred thousand rows, in the memory of a few pages of them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { parseQuery } from '../query/parse.ts';
import { findAll } from '../search/exact/find.ts';
import { matcher, type VerifiedHit } from '../search/hits/hits.ts';
import { shown } from '../search/search.ts';
import { type SampleServer, sampleServer, TODAY } from '../testing/sample-server.ts';
import { csvFile } from './csv.ts';
import { exportedHits } from './exported-hits.ts';
import { jsonlFile } from './jsonl.ts';
import { xlsxFile } from './xlsx.ts';

const MB = 1024 * 1024;
const ROWS = 200_000;
/** Rows after which the process has grown to what it needs for any number of them. */
const SETTLED = ROWS / 2;
const GROWTH = 50 * MB;

let server: SampleServer;
beforeAll(async () => {
  server = await sampleServer();
});
afterAll(() => server.stop());

test.each(['csv', 'jsonl', 'xlsx'] as const)('%s', async (format) => {
  const query = parseQuery('法治');
  const { services: context } = server;
  const hits = await findAll(context, { query, filters: NO_FILTERS, within: 'passage' }, 'newest');
  // The sample over and over: the engine is asked for every page anew.
  const many = Array.from({ length: ROWS }, (_, at): VerifiedHit => hits[at % hits.length] as VerifiedHit);
  const found = matcher(query, 'passage');
  let rows = 0;
  let settled = 0;
  let peak = 0;
  const show = (some: readonly VerifiedHit[]) => shown(context, some, found);
  const terms = { citation: 'gbt7714-2025', today: TODAY, origin: 'http://localhost' } as const;
  const pages = exportedHits(context, many, show, terms);
  async function* counted(): typeof pages {
    for await (const page of pages) {
      rows += page.length;
      const { rss } = process.memoryUsage();
      if (rows <= SETTLED) settled = Math.max(settled, rss);
      peak = Math.max(peak, rss);
      yield page;
    }
  }
  const file = {
    csv: () => csvFile(counted()),
    jsonl: () => jsonlFile(counted()),
    xlsx: () => xlsxFile(counted(), ROWS),
  }[format]();
  let bytes = 0;
  for await (const piece of file) bytes += piece.length;
  console.log(
    `${format}: ${rows} rows, ${Math.round(bytes / MB)} MB; memory ${Math.round(settled / MB)} MB after half of them, ${Math.round(peak / MB)} MB at most`,
  );
  expect(rows).toBe(ROWS);
  expect(peak - settled).toBeLessThan(GROWTH);
});
