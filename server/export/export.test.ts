/** Exports must equal all pages of a search; the files are read back by the indexer's own readers. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { KwicAnswer } from '../contract/concordance.ts';
import type { ExportedHit, ExportedLine } from '../contract/export.ts';
import type { Hit } from '../contract/passage.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { createRetriever, findAll } from '../search/retriever.ts';
import { readBackCsv, readBackXlsx } from '../testing/reading-back.ts';
import { query, type SampleServer, sampleServer, TODAY } from '../testing/sample-server.ts';
import { exportedHits } from './exported-hits.ts';
import { LINES, PASSAGES } from './table.ts';
import { xlsxFile } from './xlsx.ts';

type SearchParameters = Parameters<typeof query>[0];

const SEARCHES: SearchParameters[] = [
  { q: '枫桥经验' },
  { q: '法治', sort: 'oldest' },
  { q: '执法 -信访', year: '2023', sort: 'place' },
  { q: '枫桥经验 一村一', within: 'report' },
  { q: '从未说过的话' },
  { q: '调解矛盾纠纷', mode: 'smart' },
  { q: '执法 培训', mode: 'smart', sort: 'newest', province: '江苏省' },
];

let server: SampleServer;
let folder: string;
beforeAll(async () => {
  [server, folder] = await Promise.all([sampleServer(), mkdtemp(join(tmpdir(), 'zhenjian-export-'))]);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function allHits(parameters: SearchParameters): Promise<Hit[]> {
  const hits: Hit[] = [];
  for (;;) {
    const page = { ...parameters, limit: 30, offset: hits.length, count: 'exact' };
    const { body } = await server.get(`/api/search?${query(page)}`);
    hits.push(...body.hits);
    if (hits.length >= body.total.passages) return hits;
  }
}

function exported(parameters: SearchParameters, format: string): Promise<Response> {
  return server.fetch(`/api/export?${query({ ...parameters, format })}`);
}

/** Hits as table rows. */
function rows(hits: readonly ExportedHit[]): string[][] {
  return hits.map((hit) => PASSAGES.columns.map(({ of }) => String(of(hit))));
}

describe.each(SEARCHES)('GET /api/export of %o', (parameters) => {
  let lines: ExportedHit[];
  beforeAll(async () => {
    const text = await (await exported(parameters, 'jsonl')).text();
    lines = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as ExportedHit);
  });

  test('a JSONL export has the hits of all pages of the search, in their order', async () => {
    const hits = await allHits(parameters);
    expect(lines.map(({ citation: _, link: __, ...hit }) => hit)).toEqual(hits);
  });

  test('each exported hit has the citation of its passage and a link that leads to it', async () => {
    for (const { id, citation, link, report } of lines.slice(0, 5)) {
      const { body } = await server.get(`/api/passages/${id}/citation`);
      expect(citation).toBe(body.text);
      expect(link).toBe(`http://localhost${body.link}`);
      const found = await server.fetch(link);
      expect(found.headers.get('location')).toContain(report.id);
    }
  });

  test('a CSV export has the same hits, in UTF-8 with a byte-order mark and CRLF', async () => {
    const bytes = new Uint8Array(await (await exported(parameters, 'csv')).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(await readBackCsv(text)).toEqual([PASSAGES.columns.map(({ name }) => name), ...rows(lines)]);
  });

  test('an XLSX export has the same hits', async () => {
    const path = join(folder, 'export.xlsx');
    await writeFile(path, new Uint8Array(await (await exported(parameters, 'xlsx')).arrayBuffer()));
    const [sheet = [], ...others] = await readBackXlsx(path);
    expect(others).toEqual([]);
    // Readers drop trailing empty cells of a row.
    const padded = sheet.map((cells) => PASSAGES.columns.map((_, at) => cells[at] ?? ''));
    expect(padded).toEqual([PASSAGES.columns.map(({ name }) => name), ...rows(lines)]);
  });
});

describe('an export of lines', () => {
  const parameters = { q: '调解', rows: 'lines', lines: 'right', width: 12 };

  async function concordance(): Promise<KwicAnswer['lines']> {
    const asked = { q: '调解', sort: 'right', width: 12, limit: 500 };
    const { body } = await server.get(`/api/kwic?${query(asked)}`);
    expect(body.lines).toHaveLength(body.total.occurrences);
    return body.lines;
  }

  test('has those of the concordance, in its order and with its context', async () => {
    const written = (await (await exported(parameters, 'jsonl')).text()).trim().split('\n');
    const lines: ExportedLine[] = written.map((line) => JSON.parse(line));
    expect(lines.map(({ citation, link, ...line }) => line)).toEqual(await concordance());
    const [{ passage, citation } = { passage: '', citation: '' }] = lines;
    const cited = await server.get(`/api/passages/${passage}/citation?format=gbt7714-2025`);
    expect(citation).toBe(cited.body.text);
  });

  test.each(['csv', 'xlsx'])(
    'has left context, words and right context in cells of their own, as %s',
    async (format) => {
      const response = await exported(parameters, format);
      const path = join(folder, 'lines.xlsx');
      if (format === 'xlsx') await writeFile(path, Buffer.from(await response.arrayBuffer()));
      const rows =
        format === 'xlsx' ? ((await readBackXlsx(path))[0] ?? []) : await readBackCsv(await response.text());
      const [head, ...lines] = rows;
      expect(head).toEqual(LINES.columns.map(({ name }) => name));
      expect(lines.map((cells) => cells.slice(0, 3))).toEqual(
        (await concordance()).map(({ left, keyword, right }) => [left, keyword, right]),
      );
    },
  );
});

test('an export file is named after its query, in both header forms that browsers read', async () => {
  const response = await exported({ q: '“枫桥经验” / 网格|调解 \r\n (甲)' }, 'csv');
  const disposition = response.headers.get('content-disposition') ?? '';
  expect(disposition).toMatch(/^[\x20-\x7e]+$/);
  expect(disposition).toContain(`filename="zhenjian-${TODAY}.csv"`);
  const [, encoded = ''] = /filename\*=UTF-8''([A-Za-z0-9%._~-]+)$/.exec(disposition) ?? [];
  expect(decodeURIComponent(encoded)).toBe(`镇鉴 “枫桥经验” 网格 调解 (甲) ${TODAY}.csv`);
});

test('a query with characters unfit for a file name still gets an export', async () => {
  for (const q of ['\ud800法治', '法'.repeat(1000), '../../法治', '"law\u0000']) {
    const { status, headers } = await exported({ q }, 'jsonl');
    expect([status, headers.get('content-disposition')?.startsWith('attachment; ')]).toEqual([200, true]);
  }
});

test('exported citations have the requested format', async () => {
  for (const citation of ['gbt7714-2015', 'gbt7714-2025', 'text']) {
    const text = await (await exported({ q: '枫桥经验', citation }, 'jsonl')).text();
    const first = JSON.parse(text.split('\n')[0] ?? '') as ExportedHit;
    const { body } = await server.get(`/api/passages/${first.id}/citation?format=${citation}`);
    expect(first.citation).toBe(body.text);
  }
});

test('exported links have the public address of the server, whatever host a client names', async () => {
  const routes = server.routesWith({ publicOrigin: 'https://reports.example.cn' });
  const path = `/api/export?${query({ q: '枫桥经验', format: 'jsonl' })}`;
  const response = await routes.request(`http://elsewhere.example${path}`);
  const links = (await response.text())
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as ExportedHit).link);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((link) => !link.startsWith('https://reports.example.cn/passages/'))).toEqual([]);
});

test('an export is compressed for a client on another machine that takes it, a workbook is not', async () => {
  const get = (format: string, remoteAddress: string, accepted: string) =>
    server.routes.request(
      `/api/export?${query({ q: '枫桥经验', format })}`,
      { headers: { 'Accept-Encoding': accepted } },
      { incoming: { socket: { remoteAddress } } },
    );
  const encodings: (string | null)[] = [];
  for (const [format, address, accepted] of [
    ['csv', '203.0.113.9', 'gzip, deflate, br'],
    ['csv', '203.0.113.9', 'identity'],
    ['csv', '203.0.113.9', 'gzip;q=0'],
    ['csv', '127.0.0.1', 'gzip'],
    ['xlsx', '203.0.113.9', 'gzip'],
  ] as const)
    encodings.push((await get(format, address, accepted)).headers.get('content-encoding'));
  expect(encodings).toEqual(['gzip', null, null, null, null]);
  const compressed = await get('csv', '203.0.113.9', 'gzip');
  const plain = await exported({ q: '枫桥经验' }, 'csv');
  expect(gunzipSync(await compressed.arrayBuffer()).equals(Buffer.from(await plain.arrayBuffer()))).toBe(
    true,
  );
});

test('each export format has its media type', async () => {
  for (const [format, type] of [
    ['csv', 'text/csv; charset=utf-8'],
    ['jsonl', 'application/x-ndjson; charset=utf-8'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ] as const) {
    const response = await exported({ q: '枫桥经验' }, format);
    expect(response.headers.get('content-type')).toBe(type);
    await response.body?.cancel();
  }
});

/** Number of engine requests when the reader cancels after the first chunk, and 100 ms later. */
async function engineRequests(
  body: ReadableStream<Uint8Array> | null,
): Promise<[before: number, after: number]> {
  const spy = vi.spyOn(server.reader, 'passages');
  const reader = body?.getReader();
  await reader?.read();
  await reader?.cancel();
  const before = spy.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 100));
  const after = spy.mock.calls.length;
  spy.mockRestore();
  return [before, after];
}

test.each(['csv', 'jsonl'])('a cancelled %s export makes no more engine requests', async (format) => {
  const q = '一 | 的 | 法 | 有 | 年 | 人';
  const { body: all } = await server.get(`/api/search?${query({ q, count: 'exact' })}`);
  const [before, after] = await engineRequests((await exported({ q }, format)).body);
  expect(after).toBe(before);
  // Each page is fetched twice, with and without neighbouring passages.
  expect(before).toBeLessThan(2 * Math.ceil(all.total.passages / 100));
});

test('a cancelled XLSX export soon makes no more engine requests', async () => {
  const { services: context } = server;
  const retriever = await createRetriever(context, { q: '法治' });
  const hits = await findAll(retriever, NO_FILTERS, 'newest');
  const many = Array.from({ length: 200 }, () => hits).flat();
  const options = { citation: 'text', today: TODAY, origin: 'http://localhost' } as const;
  const file = xlsxFile(PASSAGES, exportedHits(context, many, retriever, options), many.length);
  const [before, after] = await engineRequests(Readable.toWeb(file) as ReadableStream<Uint8Array>);
  expect(after).toBeLessThanOrEqual(before + 2);
  expect(after).toBeLessThan(many.length / 100);
});

test.each([
  ['format=csv', 'bad_parameter'],
  ['q=&format=csv', 'empty_query'],
  ['q=-法治', 'only_exclusions'],
  ['q=法治&format=doc', 'bad_parameter'],
  ['q=法治&citation=bibtex', 'bad_parameter'],
  ['q=法治&sort=left', 'bad_parameter'],
  ['q=法治&year=two', 'bad_parameter'],
])('GET /api/export?%s is a 400', async (parameters, code) => {
  const { status, body } = await server.get(`/api/export?${encodeURI(parameters)}`);
  expect([status, body.error.code]).toEqual([400, code]);
});
