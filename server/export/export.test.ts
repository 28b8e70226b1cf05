/** What is exported is what all pages of a search show; the files are read back by the indexer's own readers. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ExportedHit } from '../contract/export.ts';
import type { Hit } from '../contract/passage.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { parseQuery } from '../query/parse.ts';
import { findAll } from '../search/exact/find.ts';
import { matcher, type VerifiedHit } from '../search/hits/hits.ts';
import { shown } from '../search/search.ts';
import { readBackCsv, readBackXlsx } from '../testing/reading-back.ts';
import { query, type SampleServer, sampleServer, TODAY } from '../testing/sample-server.ts';
import { exportedHits } from './exported-hits.ts';
import { COLUMNS } from './table.ts';
import { xlsxFile } from './xlsx.ts';

type Parameters_ = Parameters<typeof query>[0];

const ASKED: Parameters_[] = [
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

async function allHits(asked: Parameters_): Promise<Hit[]> {
  const hits: Hit[] = [];
  for (;;) {
    const page = { ...asked, limit: 30, offset: hits.length, count: 'exact' };
    const { body } = await server.get(`/api/search?${query(page)}`);
    hits.push(...body.hits);
    if (hits.length >= body.total.passages) return hits;
  }
}

function exported(asked: Parameters_, format: string): Promise<Response> {
  return server.fetch(`/api/export?${query({ ...asked, format })}`);
}

/** As a table shows them. */
function rows(hits: readonly ExportedHit[]): string[][] {
  return hits.map((hit) => COLUMNS.map(({ of }) => String(of(hit))));
}

describe.each(ASKED)('GET /api/export of %o', (asked) => {
  let lines: ExportedHit[];
  beforeAll(async () => {
    const text = await (await exported(asked, 'jsonl')).text();
    lines = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as ExportedHit);
  });

  test('jsonl: the hits of all pages of the search, in their order', async () => {
    const hits = await allHits(asked);
    expect(lines.map(({ citation: _, link: __, ...hit }) => hit)).toEqual(hits);
  });

  test('each with the citation that the passage has alone, and a link that leads to it', async () => {
    for (const { id, citation, link, report } of lines.slice(0, 5)) {
      const { body } = await server.get(`/api/passages/${id}/citation`);
      expect(citation).toBe(body.text);
      expect(link).toBe(`http://localhost${body.link}`);
      const found = await server.fetch(link);
      expect(found.headers.get('location')).toContain(report.id);
    }
  });

  test('csv: the same, in UTF-8 with its mark and CRLF', async () => {
    const bytes = new Uint8Array(await (await exported(asked, 'csv')).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(await readBackCsv(text)).toEqual([COLUMNS.map(({ name }) => name), ...rows(lines)]);
  });

  test('xlsx: the same', async () => {
    const path = join(folder, 'export.xlsx');
    await writeFile(path, new Uint8Array(await (await exported(asked, 'xlsx')).arrayBuffer()));
    const [sheet = [], ...others] = await readBackXlsx(path);
    expect(others).toEqual([]);
    // A row ends with its last cell that is not empty.
    const padded = sheet.map((cells) => COLUMNS.map((_, at) => cells[at] ?? ''));
    expect(padded).toEqual([COLUMNS.map(({ name }) => name), ...rows(lines)]);
  });
});

test('the file is named by the query, in every form that browsers read', async () => {
  const response = await exported({ q: '“枫桥经验” / 网格|调解 \r\n (甲)' }, 'csv');
  const said = response.headers.get('content-disposition') ?? '';
  expect(said).toMatch(/^[\x20-\x7e]+$/);
  expect(said).toContain(`filename="zhenjian-${TODAY}.csv"`);
  const [, encoded = ''] = /filename\*=UTF-8''([A-Za-z0-9%._~-]+)$/.exec(said) ?? [];
  expect(decodeURIComponent(encoded)).toBe(`镇鉴 “枫桥经验” 网格 调解 (甲) ${TODAY}.csv`);
});

test('no query is too strange for a name', async () => {
  for (const q of ['\ud800法治', '法'.repeat(1000), '../../法治', '"law\u0000']) {
    const { status, headers } = await exported({ q }, 'jsonl');
    expect([status, headers.get('content-disposition')?.startsWith('attachment; ')]).toEqual([200, true]);
  }
});

test('citations are of the form that is asked for', async () => {
  for (const citation of ['gbt7714-2015', 'gbt7714-2025', 'text']) {
    const text = await (await exported({ q: '枫桥经验', citation }, 'jsonl')).text();
    const first = JSON.parse(text.split('\n')[0] ?? '') as ExportedHit;
    const { body } = await server.get(`/api/passages/${first.id}/citation?format=${citation}`);
    expect(first.citation).toBe(body.text);
  }
});

test('formats are told by their media types', async () => {
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

/** How often the engine is asked until the first piece is read, and once the reader has left. */
async function askedOfEngine(
  body: ReadableStream<Uint8Array> | null,
): Promise<[before: number, after: number]> {
  const asked = vi.spyOn(server.reader, 'passages');
  const reader = body?.getReader();
  await reader?.read();
  await reader?.cancel();
  const before = asked.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 100));
  const after = asked.mock.calls.length;
  asked.mockRestore();
  return [before, after];
}

test.each(['csv', 'jsonl'])('%s: when the reader stops, the engine is asked no more', async (format) => {
  const q = '一 | 的 | 法 | 有 | 年 | 人';
  const { body: all } = await server.get(`/api/search?${query({ q, count: 'exact' })}`);
  const [before, after] = await askedOfEngine((await exported({ q }, format)).body);
  expect(after).toBe(before);
  // Each page is asked for twice, with its neighbours and without.
  expect(before).toBeLessThan(2 * Math.ceil(all.total.passages / 100));
});

test('xlsx: when the reader stops, the engine is asked no more', async () => {
  const found = parseQuery('法治');
  const { services: context } = server;
  const hits = await findAll(context, { query: found, filters: NO_FILTERS, within: 'passage' }, 'newest');
  const many = Array.from({ length: 200 }, () => hits).flat();
  const terms = { citation: 'text', today: TODAY, origin: 'http://localhost' } as const;
  const show = (some: readonly VerifiedHit[]) => shown(context, some, matcher(found, 'passage'));
  const file = xlsxFile(exportedHits(context, many, show, terms), many.length);
  const [before, after] = await askedOfEngine(Readable.toWeb(file) as ReadableStream<Uint8Array>);
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
])('%s is a 400', async (parameters, code) => {
  const { status, body } = await server.get(`/api/export?${encodeURI(parameters)}`);
  expect([status, body.error.code]).toEqual([400, code]);
});
