import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIN_SHARED_LENGTH } from './compare/shared-wording.ts';
import { commonWording, foldedMarks } from './testing/common-wording.ts';
import { query, type SampleServer, sampleServer, TODAY } from './testing/sample-server.ts';

const TITLE = '<script>alert(1)</script>镇2023年法治政府建设情况报告';
const MARKUP = '推行“板凳议事会”<img src=x onerror=alert(1)>，调解纠纷37件。';

let server: SampleServer;
let hostile: SampleServer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-reports-'));
  await writeFile(join(folder, '标记.txt'), `${TITLE}\n\n一、主要举措和成效\n\n${MARKUP}\n`);
  await writeFile(
    join(folder, '引号.md'),
    `---\ntown: '甲"乙\\丙镇'\nyear: 2022\n---\n甲镇2022年法治政府建设情况报告\n\n一、主要举措\n\n学习“枫桥经验”，落实责任。\n`,
  );
  [server, hostile] = await Promise.all([sampleServer(), sampleServer(folder)]);
});
afterAll(async () => {
  await Promise.all([server.stop(), hostile.stop()]);
  await rm(folder, { recursive: true, force: true });
});

describe('GET /api/search', () => {
  test('search finds a phrase across line wraps, quotation marks and traditional characters', async () => {
    // Counted in the 24 sample reports with white space and quotation marks removed.
    for (const q of ['枫桥经验', '“枫桥经验”', '楓橋經驗', '枫 桥经验'.replace(' ', '“')]) {
      const { body } = await server.get(`/api/search?${query({ q })}`);
      expect(body.total, q).toMatchObject({ occurrences: 44, exact: true });
    }
  });

  test('pages of a search are full and disjoint, and together contain all hits', async () => {
    const ids = new Set<string>();
    const { body: first } = await server.get(`/api/search?${query({ q: '法治', limit: 7 })}`);
    for (let offset = 0; offset < first.total.passages; offset += 7) {
      const { body } = await server.get(`/api/search?${query({ q: '法治', limit: 7, offset })}`);
      expect(body.hits).toHaveLength(Math.min(7, first.total.passages - offset));
      for (const hit of body.hits) ids.add(hit.id);
    }
    expect(ids.size).toBe(first.total.passages);
  });

  test('a search matches any value of one filter, and all filters given', async () => {
    const passages = async (filters: Record<string, string | string[]>) =>
      (await server.get(`/api/search?${query({ q: '法治', ...filters })}`)).body.total.passages as number;
    const [jiangsu, gansu, both] = [
      await passages({ province: '江苏省' }),
      await passages({ province: '甘肃省' }),
      await passages({ province: ['江苏省', '甘肃省'] }),
    ];
    expect(jiangsu).toBeGreaterThan(0);
    expect(both).toBe(jiangsu + gansu);
    expect(await passages({ province: '江苏省', year: '2020' })).toBe(0);
    const { body } = await server.get(
      `/api/search?${query({ q: '法治', section: 'problems', year: '2023' })}`,
    );
    for (const hit of body.hits) expect([hit.section.kind, hit.report.year]).toEqual(['problems', 2023]);
  });

  test('an excluded word removes its passages from the hits', async () => {
    const searchFor = async (q: string) => (await server.get(`/api/search?${query({ q, limit: 100 })}`)).body;
    const [all, without, both] = [
      await searchFor('法律顾问'),
      await searchFor('法律顾问 -一村一'),
      await searchFor('法律顾问 一村一'),
    ];
    expect(without.total.passages).toBe(all.total.passages - both.total.passages);
    for (const hit of without.hits) expect(hit.text).not.toContain('一村一');
  });

  test('hits can be sorted by year in both directions', async () => {
    for (const [sort, direction] of [
      ['newest', -1],
      ['oldest', 1],
    ] as const) {
      const { body } = await server.get(`/api/search?${query({ q: '法治', sort, limit: 100 })}`);
      const years = body.hits.map((hit: { report: { year: number } }) => hit.report.year);
      expect(years).toEqual([...years].sort((a, b) => (a - b) * direction));
    }
  });

  test('quotes and backslashes in a filter value are not interpreted', async () => {
    const town = '甲"乙\\丙镇';
    const { status, body } = await hostile.get(`/api/search?${query({ q: '枫桥经验', town })}`);
    expect([status, body.total.passages]).toEqual([200, 1]);
    const { body: injected } = await hostile.get(
      `/api/search?${query({ q: '枫桥经验', town: 'x" OR year = 2022 OR town = "' })}`,
    );
    expect(injected.total.passages).toBe(0);
  });

  test('markup in a report is returned verbatim as text', async () => {
    const { body } = await hostile.get(`/api/search?${query({ q: '板凳议事会' })}`);
    expect(body.hits[0].text).toBe(MARKUP);
    expect(body.hits[0].report.title).toBe(TITLE);
  });

  for (const [wrong, field] of [
    ['limit=-1', 'limit'],
    ['limit=101', 'limit'],
    ['limit=x', 'limit'],
    ['offset=-1', 'offset'],
    ['sort=best', 'sort'],
    ['year=20x3', 'year'],
    ['section=none', 'section'],
    ['count=maybe', 'count'],
    ['mode=fuzzy', 'mode'],
  ]) {
    test(`a search with ${wrong} is refused with the name of the parameter in both languages`, async () => {
      for (const language of ['zh-CN', 'en']) {
        const { status, body } = await server.get(
          `/api/search?q=${encodeURIComponent('法治')}&${wrong}`,
          language,
        );
        expect(status).toBe(400);
        expect(body).toEqual({
          error: { code: 'bad_parameter', message: expect.stringContaining(field ?? '') },
        });
        expect(/\p{Script=Han}/u.test(body.error.message)).toBe(language === 'zh-CN');
      }
    });
  }

  test('a search without a query, with an empty one, or with only exclusions is refused', async () => {
    for (const [path, code] of [
      ['/api/search', 'bad_parameter'],
      ['/api/search?q=', 'empty_query'],
      ['/api/search?q=-x', 'only_exclusions'],
    ] as const) {
      const { status, body } = await server.get(path);
      expect([status, body.error.code]).toEqual([400, code]);
    }
  });
});

describe('GET /api/compare', () => {
  test('a comparison has a column for each place, in the requested order, with its own total', async () => {
    const { body: search } = await server.get(`/api/search?${query({ q: '枫桥经验' })}`);
    const places: string[] = search.facets.place.map((facet: { value: string }) => facet.value).slice(0, 3);
    const { body } = await server.get(`/api/compare?${query({ q: '枫桥经验', places: places.join(',') })}`);
    expect(body.columns.map((column: { key: string }) => column.key)).toEqual(places);
    for (const [index, column] of body.columns.entries()) {
      expect(column.total.passages).toBe(search.facets.place[index].passages);
      expect(body.rows[0].cells[index]).toEqual(column.hits.map((hit: { id: string }) => hit.id));
    }
  });

  test('a row of a comparison aligned by section contains only passages of its kind', async () => {
    const { body: list } = await server.get('/api/reports');
    const reports = list.reports.slice(0, 2).map((report: { id: string }) => report.id);
    const { body } = await server.get(
      `/api/compare?${query({ reports: reports.join(','), align: 'section' })}`,
    );
    expect(body.rows.map((row: { kind: string }) => row.kind)).toContain('problems');
    const kinds = new Map(
      body.columns.flatMap((column: { hits: { id: string; section: { kind: string } }[] }) =>
        column.hits.map((hit) => [hit.id, hit.section.kind]),
      ),
    );
    for (const row of body.rows) for (const id of row.cells.flat()) expect(kinds.get(id)).toBe(row.kind);
  });

  test('the shared wording of columns is what a longest-common-substring table finds', async () => {
    const { body: list } = await server.get('/api/reports?limit=1000');
    const [first, ...rest] = list.reports as { id: string; place: { key: string } }[];
    // Another year of the same town, which repeats itself, and another town, which copies.
    const other = rest.find((report) => report.place.key !== first?.place.key);
    const reports = [first?.id, rest[0]?.id, other?.id].join(',');
    const { body } = await server.get(`/api/compare?${query({ reports, align: 'section' })}`);
    const columns: { text: string; shared: [number, number][] }[][] = body.columns.map(
      (column: { hits: { text: string; shared: [number, number][] }[] }) => column.hits,
    );
    expect(columns.flat().some(({ shared }) => shared.length > 0)).toBe(true);
    columns.forEach((hits, at) => {
      const others = columns
        .filter((_, number) => number !== at)
        .flatMap((all) => all.map(({ text }) => text));
      for (const { text, shared } of hits)
        expect(foldedMarks(text, shared), text).toEqual(commonWording(text, others, MIN_SHARED_LENGTH));
    });
  });

  for (const [parameters, status, code] of [
    ['q=法治', 400, 'too_few_columns'],
    ['q=法治&places=1,2,3,4,5,6,7', 400, 'too_many_columns'],
    ['places=1,2', 400, 'nothing_to_compare'],
    ['q=法治&places=nowhere', 404, 'no_such_place'],
    ['q=法治&reports=none', 404, 'no_such_report'],
  ] as const) {
    test(`a comparison with ${parameters} is refused`, async () => {
      const { status: actual, body } = await server.get(`/api/compare?${encodeURI(parameters)}`);
      expect([actual, body.error.code]).toEqual([status, code]);
    });
  }
});

describe('reports and passages', () => {
  test('a report is returned in full, with the occurrences of a query', async () => {
    const { body: list } = await server.get('/api/reports?limit=3');
    expect(list.total).toBe(24);
    expect(list.reports).toHaveLength(3);
    const { id } = list.reports[0];
    const { body } = await server.get(`/api/reports/${id}?${query({ q: '法治' })}`);
    expect(body.passages.map((passage: { position: number }) => passage.position)).toEqual(
      body.passages.map((_: unknown, index: number) => index + 1),
    );
    const hits = body.passages.flatMap((passage: { ranges: [number, number][]; text: string }) =>
      passage.ranges.map(([start, end]) => passage.text.slice(start, end)),
    );
    expect(hits.length).toBeGreaterThan(0);
    for (const heading of body.outline) {
      expect(body.passages[heading.position - 1].text).toContain(heading.text.slice(0, 4));
    }
  });

  test('a passage is returned with its neighbours', async () => {
    const { body: search } = await server.get(`/api/search?${query({ q: '第一责任人', limit: 1 })}`);
    const { id, position } = search.hits[0];
    const { body } = await server.get(`/api/passages/${id}?context=2`);
    const positions = [...body.before, body.passage, ...body.after].map((passage) => passage.position);
    expect(positions).toEqual(
      [position - 2, position - 1, position, position + 1, position + 2].filter((at) =>
        positions.includes(at),
      ),
    );
    expect(body.passage.text).toBe(search.hits[0].text);
  });

  test('the source file is returned unchanged, under a policy that forbids scripts', async () => {
    const { body: list } = await hostile.get('/api/reports');
    const { id } = list.reports.find((report: { title: string }) => report.title === TITLE);
    const { status, headers, body } = await hostile.get(`/api/reports/${id}/source`);
    expect(status).toBe(200);
    expect(body).toContain(MARKUP);
    expect(headers.get('content-security-policy')).toMatch(/^sandbox;/);
    expect(headers.get('content-type')).toContain('text/plain');
  });

  for (const path of [
    '/api/reports/none',
    '/api/passages/none-1',
    '/api/passages/none',
    '/api/passages/x-1/citation',
    '/api/nothing',
  ]) {
    test(`${path} is a 404 with the common error shape`, async () => {
      const { status, body } = await server.get(path);
      expect(status).toBe(404);
      expect(body).toEqual({
        error: { code: expect.stringMatching(/^no_such_/), message: expect.any(String) },
      });
    });
  }
});

describe('GET /api/passages/:id/citation', () => {
  test('a GB/T 7714-2015 citation of an online report has dates, pinpoint and URL', async () => {
    const { body: search } = await server.get(`/api/search?${query({ q: '河埠头、老柳树下' })}`);
    const { body } = await server.get(`/api/passages/${search.hits[0].id}/citation?format=gbt7714-2015`);
    expect(body.text).toBe(
      '清漪县柳汀镇人民政府. 柳汀镇人民政府关于2022年度法治政府建设情况的报告: 柳政发〔2023〕5号[R/OL]. ' +
        `2023: 一、主要举措和成效 （四）聚合力、解纠纷，基层治理更见成效 第1段(2023-01-16)[${TODAY}]. ` +
        'https://example.gov.cn/yunzhu/qingyi/liuting/2023/fzzf-2022.html.',
    );
    expect(body.quote).toBe(search.hits[0].text);
    expect(body.link).toMatch(new RegExp(`^/passages/${search.hits[0].id}\\?quote=`));
  });

  test('the default is GB/T 7714-2025, with full-width punctuation and no access date', async () => {
    const { body: search } = await server.get(`/api/search?${query({ q: '河埠头、老柳树下' })}`);
    const { body } = await server.get(`/api/passages/${search.hits[0].id}/citation`);
    expect(body.format).toBe('gbt7714-2025');
    expect(body.text).toBe(
      '清漪县柳汀镇人民政府. 柳汀镇人民政府关于2022年度法治政府建设情况的报告：柳政发〔2023〕5号[R/OL]. ' +
        '2023-01-16：一、主要举措和成效 （四）聚合力、解纠纷，基层治理更见成效 第1段. ' +
        'https://example.gov.cn/yunzhu/qingyi/liuting/2023/fzzf-2022.html.',
    );
  });

  test('a report without issuer and URL is cited by its government, title, estimated year and pinpoint', async () => {
    const { body: search } = await hostile.get(`/api/search?${query({ q: '落实责任' })}`);
    const { body } = await hostile.get(`/api/passages/${search.hits[0].id}/citation`);
    expect(body.text).toBe(
      '甲"乙\\丙镇人民政府. 甲镇2022年法治政府建设情况报告[R]. [2022]：一、主要举措 第1段.',
    );
  });

  test('a Markdown citation quotes the passage and escapes Markdown syntax', async () => {
    const { body: search } = await hostile.get(`/api/search?${query({ q: '板凳议事会' })}`);
    const { body } = await hostile.get(`/api/passages/${search.hits[0].id}/citation?format=markdown`);
    expect(body.text).toMatch(
      /^> 推行“板凳议事会”\\<img src=x onerror=alert\(1\)\\>，调解纠纷37件。\n>\n> ——/,
    );
  });

  test('an unknown citation format is refused', async () => {
    const { body: search } = await server.get(`/api/search?${query({ q: '法治', limit: 1 })}`);
    expect((await server.get(`/api/passages/${search.hits[0].id}/citation?format=apa`)).status).toBe(400);
  });
});

describe('GET /api/citations', () => {
  async function hitsOf(q: string, limit: number): Promise<{ id: string; report: { id: string } }[]> {
    return (await server.get(`/api/search?${query({ q, limit, sort: 'newest' })}`)).body.hits;
  }

  test('reports are numbered by first citation, and repeated citations carry pinpoints', async () => {
    const hits = await hitsOf('枫桥经验', 60);
    const order = [...hits].reverse();
    const { body } = await server.get(`/api/citations?ids=${order.map((hit) => hit.id).join(',')}`);
    expect(body.items.map((item: { id: string }) => item.id)).toEqual(order.map((hit) => hit.id));
    const reports = [...new Set(order.map((hit) => hit.report.id))];
    expect(body.references.map((reference: { report: string }) => reference.report)).toEqual(reports);
    expect(body.text.split('\n')).toHaveLength(reports.length);
    for (const [index, hit] of order.entries()) {
      const item = body.items[index];
      expect(item.number).toBe(reports.indexOf(hit.report.id) + 1);
      const isRepeated = order.filter((other) => other.report.id === hit.report.id).length > 1;
      expect(item.mark).toBe(`[${item.number}]${isRepeated ? item.pinpoint : ''}`);
      expect(body.references[item.number - 1].text.includes(item.pinpoint)).toBe(!isRepeated);
    }
  });

  test('citations report missing ids, and are a 404 if all are missing', async () => {
    const [hit] = await hitsOf('枫桥经验', 1);
    const { body } = await server.get(`/api/citations?ids=gone-1,${hit?.id}&format=text`);
    expect([body.missing, body.items.length]).toEqual([['gone-1'], 1]);
    expect((await server.get('/api/citations?ids=gone-1')).status).toBe(404);
  });

  for (const wrong of ['', '?ids=', '?ids=%20', `?ids=${Array.from({ length: 301 }, (_, n) => `r-${n}`)}`]) {
    test(`/api/citations${wrong.slice(0, 20)} is refused with the name of the parameter`, async () => {
      const { status, body } = await server.get(`/api/citations${wrong}`);
      expect([status, body.error.message]).toEqual([400, expect.stringContaining('ids')]);
    });
  }
});

describe('the description of the API', () => {
  test('the OpenAPI document has every route, and the documentation page shows them', async () => {
    const { body: document } = await server.get('/api/openapi.json');
    const { body: docs } = await server.get('/api/docs');
    expect(document.openapi).toBe('3.1.0');
    for (const path of Object.keys(document.paths)) expect(docs).toContain(path);
    expect(Object.keys(document.paths)).toContain('/api/passages/{id}/citation');
    expect(docs).not.toContain('<script');
  });
});
