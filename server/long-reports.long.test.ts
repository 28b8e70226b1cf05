/** Reports of hundreds of thousands of characters, and passages of thousands of occurrences, in every answer. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { FoldedReport } from './corpus/folded-report.ts';
import { NO_FILTERS } from './engine/filter-expression.ts';
import { query, type SampleServer, sampleServer } from './testing/sample-server.ts';
import { mostBetweenTurns } from './testing/turns.ts';

/** Split into passages of 20,000. */
const CHARACTERS = 400_000;
const TITLE = '甲山镇2023年法治政府建设情况报告';

let server: SampleServer;
let folder: string;
let long: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-long-'));
  await writeFile(join(folder, '甲山镇2023.txt'), `${TITLE}\n\n${'的'.repeat(CHARACTERS)}\n`);
  await writeFile(
    join(folder, '乙水镇2023.txt'),
    '乙水镇2023年法治政府建设情况报告\n\n坚持依法行政的做法。\n',
  );
  server = await sampleServer(folder);
  long = server.catalogue.list(NO_FILTERS).find(({ title }) => title === TITLE)?.id ?? '';
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  vi.restoreAllMocks();
});

async function get(path: string, parameters: Parameters<typeof query>[0] = {}) {
  const { status, body } = await server.get(`${path}?${query(parameters)}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

/** Reads of passages in memory that one request makes before others are served. */
async function mostPassagesAtOnce(path: string, parameters: Parameters<typeof query>[0]): Promise<number> {
  const read = vi.spyOn(FoldedReport.prototype, 'text');
  const most = await mostBetweenTurns(
    () => read.mock.calls.length,
    () => get(path, parameters),
  );
  expect(read.mock.calls.length).toBeGreaterThanOrEqual(CHARACTERS / 20_000);
  return most;
}

test.each([
  ['/api/search', { q: '的', count: 'exact' }],
  ['/api/search', { q: '的 | 的的 | 一', count: 'exact' }],
  ['/api/search', { q: '的 ~1000 的的', within: 'report' }],
  ['/api/search', { q: '的 的的', mode: 'smart', count: 'exact' }],
  ['/api/kwic', { q: '的', sort: 'left', offset: 300_000 }],
  ['/api/kwic', { q: '的', sort: 'right-word', offset: 0 }],
  ['/api/trends', { q: '的', by: 'year' }],
  ['/api/places', { q: '的', has: 'yes' }],
] as const)('%s %o reads a long report in turns', async (path, parameters) => {
  expect(await mostPassagesAtOnce(path, parameters)).toBeLessThan(10);
});

test('every occurrence of a long report is counted, listed and read', async () => {
  const { total, hits } = await get('/api/search', { q: '的', report: long, count: 'exact', limit: 100 });
  expect(total).toMatchObject({ occurrences: CHARACTERS, reports: 1, exact: true });
  const ranges = hits.flatMap(({ ranges }: { ranges: unknown[] }) => ranges);
  expect(ranges).toHaveLength(CHARACTERS);
  const { passages } = await get(`/api/reports/${long}`, { q: '的' });
  expect(passages.map(({ text }: { text: string }) => text).join('')).toBe(TITLE + '的'.repeat(CHARACTERS));
  expect(passages.flatMap(({ ranges }: { ranges: unknown[] }) => ranges)).toHaveLength(CHARACTERS);
});

test('a page of the concordance far down a long report has the lines that follow those before it', async () => {
  for (const sort of ['newest', 'left', 'right']) {
    const page = (offset: number) => get('/api/kwic', { q: '的', report: long, sort, offset, limit: 4 });
    const [first, second] = [await page(CHARACTERS - 8), await page(CHARACTERS - 4)];
    expect([first.lines.length, second.lines.length]).toEqual([4, 4]);
    const places = [...first.lines, ...second.lines].map(
      ({ position, range }) => position * 100_000 + range[0],
    );
    // Contexts that are alike keep the order of the text.
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect((await page(CHARACTERS)).lines).toEqual([]);
  }
});

test('a passage and its context are read without the rest of a long report', async () => {
  const whole = vi.spyOn(server.reader, 'passagesOf');
  const { passage, before, after } = await get(`/api/passages/${long}-3`, { context: 2 });
  expect([...before, passage, ...after].map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
  expect(whole).not.toHaveBeenCalled();
  expect((await server.get(`/api/passages/${long}-003`)).status).toBe(404);
  expect((await server.get(`/api/passages/${long}-9999`)).status).toBe(404);
});

test('a comparison of more than can be held in memory is refused before anything is fetched', async () => {
  const record = server.catalogue.get(long);
  if (!record) throw new Error(`no report ${long}`);
  const fetched = vi.spyOn(server.reader, 'passagesOf');
  vi.spyOn(server.catalogue, 'get').mockReturnValue({ ...record, characters: 12_000_001 });
  const path = `/api/compare?${query({ reports: long, align: 'section' })}`;
  const [chinese, english] = [await server.get(path), await server.get(path, 'en')];
  expect(chinese).toMatchObject({ status: 400, body: { error: { code: 'too_much_to_compare' } } });
  expect(chinese.body.error.message).toContain('12000000 字');
  expect(english.body.error.message).toContain('12000000 characters');
  expect(fetched).not.toHaveBeenCalled();
});

test('reports of hundreds of thousands of characters are compared, and every hit is sent with its wording', async () => {
  const { columns, rows } = await get('/api/compare', { reports: `${long},${long}`, q: '的的' });
  const [left, right] = columns;
  const withoutStretches = ({ hits, ...column }: typeof left) => ({
    ...column,
    hits: hits.map(({ stretches: _, ...hit }: { readonly stretches: unknown }) => hit),
  });
  expect(withoutStretches(left)).toEqual(withoutStretches(right));
  expect(left.total.occurrences).toBe(CHARACTERS / 2);
  for (const { text, shared, stretches, ranges } of left.hits) {
    expect(stretches.map(({ start }: { readonly start: number }) => start)[0]).toBe(0);
    expect(stretches.at(-1).end).toBe(text.length);
    expect(shared).toEqual([[0, text.length]]);
    expect(ranges).toHaveLength(text.length / 2);
  }
  expect(rows).toEqual([
    { kind: null, chapter: null, cells: [left, right].map(({ hits }) => hits.map(idOf)) },
  ]);
});

function idOf({ id }: { readonly id: string }): string {
  return id;
}

test('suggestions look at a bounded number of occurrences and say that they estimate', async () => {
  const { suggestions } = await get('/api/suggest', { typed: '的的' });
  for (const { exact, occurrences } of suggestions) {
    expect(exact).toBe(false);
    expect(occurrences).toBeLessThanOrEqual(CHARACTERS / 2);
    expect(occurrences).toBeGreaterThan(CHARACTERS / 10);
  }
});
