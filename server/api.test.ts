import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHORTEST } from './compare/shared-wording.ts';
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
  test('finds a phrase across line wraps, quotation marks and traditional forms', async () => {
    // 44 in the twenty-four sample reports, as counted on the text without white space and quotation marks.
    for (const q of ['枫桥经验', '“枫桥经验”', '楓橋經驗', '枫 桥经验'.replace(' ', '“')]) {
      const { body } = await server.get(`/api/search?${query({ q })}`);
      expect(body.total, q).toMatchObject({ occurrences: 44, exact: true });
    }
  });

  test('pages are full, apart from each other, and together all there is', async () => {
    const ids = new Set<string>();
    const { body: first } = await server.get(`/api/search?${query({ q: '法治', limit: 7 })}`);
    for (let offset = 0; offset < first.total.passages; offset += 7) {
      const { body } = await server.get(`/api/search?${query({ q: '法治', limit: 7, offset })}`);
      expect(body.hits).toHaveLength(Math.min(7, first.total.passages - offset));
      for (const hit of body.hits) ids.add(hit.id);
    }
    expect(ids.size).toBe(first.total.passages);
  });

  test('filters are any of the values of one and all of the several', async () => {
    const ask = async (filters: Record<string, string | string[]>) =>
      (await server.get(`/api/search?${query({ q: '法治', ...filters })}`)).body.total.passages as number;
    const [jiangsu, gansu, both] = [
      await ask({ province: '江苏省' }),
      await ask({ province: '甘肃省' }),
      await ask({ province: ['江苏省', '甘肃省'] }),
    ];
    expect(jiangsu).toBeGreaterThan(0);
    expect(both).toBe(jiangsu + gansu);
    expect(await ask({ province: '江苏省', year: '2020' })).toBe(0);
    const { body } = await server.get(
      `/api/search?${query({ q: '法治', section: 'problems', year: '2023' })}`,
    );
    for (const hit of body.hits) expect([hit.section.kind, hit.report.year]).toEqual(['problems', 2023]);
  });

  test('an excluded word takes its passages away', async () => {
    const ask = async (q: string) => (await server.get(`/api/search?${query({ q, limit: 100 })}`)).body;
    const [all, without, both] = [
      await ask('法律顾问'),
      await ask('法律顾问 -一村一'),
      await ask('法律顾问 一村一'),
    ];
    expect(without.total.passages).toBe(all.total.passages - both.total.passages);
    for (const hit of without.hits) expect(hit.text).not.toContain('一村一');
  });

  test('sorted by year, passages of a report stand together in their order', async () => {
    for (const [sort, direction] of [
      ['newest', -1],
      ['oldest', 1],
    ] as const) {
      const { body } = await server.get(`/api/search?${query({ q: '法治', sort, limit: 100 })}`);
      const years = body.hits.map((hit: { report: { year: number } }) => hit.report.year);
      expect(years).toEqual([...years].sort((a, b) => (a - b) * direction));
    }
  });

  test('quotes and backslashes in a filter stay text', async () => {
    const town = '甲"乙\\丙镇';
    const { status, body } = await hostile.get(`/api/search?${query({ q: '枫桥经验', town })}`);
    expect([status, body.total.passages]).toEqual([200, 1]);
    const { body: injected } = await hostile.get(
      `/api/search?${query({ q: '枫桥经验', town: 'x" OR year = 2022 OR town = "' })}`,
    );
    expect(injected.total.passages).toBe(0);
  });

  test('markup in a report is text, verbatim', async () => {
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
    test(`${wrong} is refused by name, in either language`, async () => {
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

  test('no query, an empty one, and one of exclusions alone are refused', async () => {
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
  test('a column for each place, in the order asked, with its own total', async () => {
    const { body: found } = await server.get(`/api/search?${query({ q: '枫桥经验' })}`);
    const places: string[] = found.facets.place.map((facet: { value: string }) => facet.value).slice(0, 3);
    const { body } = await server.get(`/api/compare?${query({ q: '枫桥经验', places: places.join(',') })}`);
    expect(body.columns.map((column: { key: string }) => column.key)).toEqual(places);
    for (const [index, column] of body.columns.entries()) {
      expect(column.total.passages).toBe(found.facets.place[index].passages);
      expect(body.rows[0].cells[index]).toEqual(column.hits.map((hit: { id: string }) => hit.id));
    }
  });

  test('aligned by section, a row holds passages of its kind alone', async () => {
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

  test('wording that columns share is what a longest-common-substring table finds', async () => {
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
        expect(foldedMarks(text, shared), text).toEqual(commonWording(text, others, SHORTEST));
    });
  });

  for (const [parameters, status, code] of [
    ['q=法治', 400, 'too_few_columns'],
    ['q=法治&places=1,2,3,4,5,6,7', 400, 'too_many_columns'],
    ['places=1,2', 400, 'nothing_to_compare'],
    ['q=法治&places=nowhere', 404, 'no_such_place'],
    ['q=法治&reports=none', 404, 'no_such_report'],
  ] as const) {
    test(`${parameters} is refused`, async () => {
      const { status: seen, body } = await server.get(`/api/compare?${encodeURI(parameters)}`);
      expect([seen, body.error.code]).toEqual([status, code]);
    });
  }
});

describe('reports and passages', () => {
  test('a report is read whole, with the hits of a query', async () => {
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

  test('a passage comes with its neighbours', async () => {
    const { body: found } = await server.get(`/api/search?${query({ q: '第一责任人', limit: 1 })}`);
    const { id, position } = found.hits[0];
    const { body } = await server.get(`/api/passages/${id}?context=2`);
    const positions = [...body.before, body.passage, ...body.after].map((passage) => passage.position);
    expect(positions).toEqual(
      [position - 2, position - 1, position, position + 1, position + 2].filter((at) =>
        positions.includes(at),
      ),
    );
    expect(body.passage.text).toBe(found.hits[0].text);
  });

  test('the source is the file as it was, and may run nothing', async () => {
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
    test(`${path} is a 404 in the one error shape`, async () => {
      const { status, body } = await server.get(path);
      expect(status).toBe(404);
      expect(body).toEqual({
        error: { code: expect.stringMatching(/^no_such_/), message: expect.any(String) },
      });
    });
  }
});

describe('GET /api/passages/:id/citation', () => {
  test('GB/T 7714-2015 of an online report: issuer, title, number, date, pinpoint, access', async () => {
    const { body: found } = await server.get(`/api/search?${query({ q: '河埠头、老柳树下' })}`);
    const { body } = await server.get(`/api/passages/${found.hits[0].id}/citation?format=gbt7714-2015`);
    expect(body.text).toBe(
      '清漪县柳汀镇人民政府. 柳汀镇人民政府关于2022年度法治政府建设情况的报告: 柳政发〔2023〕5号[R/OL]. ' +
        `2023: 一、主要举措和成效 （四）聚合力、解纠纷，基层治理更见成效 第1段(2023-01-16)[${TODAY}]. ` +
        'https://example.gov.cn/yunzhu/qingyi/liuting/2023/fzzf-2022.html.',
    );
    expect(body.quote).toBe(found.hits[0].text);
    expect(body.link).toMatch(new RegExp(`^/passages/${found.hits[0].id}\\?quote=`));
  });

  test('the standard in force, 2025, where none is asked: signs of full width, no date of access', async () => {
    const { body: found } = await server.get(`/api/search?${query({ q: '河埠头、老柳树下' })}`);
    const { body } = await server.get(`/api/passages/${found.hits[0].id}/citation`);
    expect(body.format).toBe('gbt7714-2025');
    expect(body.text).toBe(
      '清漪县柳汀镇人民政府. 柳汀镇人民政府关于2022年度法治政府建设情况的报告：柳政发〔2023〕5号[R/OL]. ' +
        '2023-01-16：一、主要举措和成效 （四）聚合力、解纠纷，基层治理更见成效 第1段. ' +
        'https://example.gov.cn/yunzhu/qingyi/liuting/2023/fzzf-2022.html.',
    );
  });

  test('of a report that names no issuer and no address: title, estimated year, pinpoint', async () => {
    const { body: found } = await hostile.get(`/api/search?${query({ q: '落实责任' })}`);
    const { body } = await hostile.get(`/api/passages/${found.hits[0].id}/citation`);
    expect(body.text).toBe('甲镇2022年法治政府建设情况报告[R]. [2022]：一、主要举措 第1段.');
  });

  test('Markdown quotes the passage and escapes what Markdown would read', async () => {
    const { body: found } = await hostile.get(`/api/search?${query({ q: '板凳议事会' })}`);
    const { body } = await hostile.get(`/api/passages/${found.hits[0].id}/citation?format=markdown`);
    expect(body.text).toMatch(
      /^> 推行“板凳议事会”\\<img src=x onerror=alert\(1\)\\>，调解纠纷37件。\n>\n> ——/,
    );
  });

  test('an unknown form is refused', async () => {
    const { body: found } = await server.get(`/api/search?${query({ q: '法治', limit: 1 })}`);
    expect((await server.get(`/api/passages/${found.hits[0].id}/citation?format=apa`)).status).toBe(400);
  });
});

describe('GET /api/citations', () => {
  async function ids(q: string, limit: number): Promise<{ id: string; report: { id: string } }[]> {
    return (await server.get(`/api/search?${query({ q, limit, sort: 'newest' })}`)).body.hits;
  }

  test('a report once, numbered as first cited; what is cited of it often stands outside the brackets', async () => {
    const hits = await ids('枫桥经验', 60);
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

  test('names ids that are gone, and is a 404 where all are', async () => {
    const [hit] = await ids('枫桥经验', 1);
    const { body } = await server.get(`/api/citations?ids=gone-1,${hit?.id}&format=text`);
    expect([body.missing, body.items.length]).toEqual([['gone-1'], 1]);
    expect((await server.get('/api/citations?ids=gone-1')).status).toBe(404);
  });

  for (const wrong of ['', '?ids=', '?ids=%20', `?ids=${Array.from({ length: 301 }, (_, n) => `r-${n}`)}`]) {
    test(`${wrong.slice(0, 20)} is refused by name`, async () => {
      const { status, body } = await server.get(`/api/citations${wrong}`);
      expect([status, body.error.message]).toEqual([400, expect.stringContaining('ids')]);
    });
  }
});

describe('the description of the API', () => {
  test('names every route, and its page shows them', async () => {
    const { body: document } = await server.get('/api/openapi.json');
    const { body: docs } = await server.get('/api/docs');
    expect(document.openapi).toBe('3.1.0');
    for (const path of Object.keys(document.paths)) expect(docs).toContain(path);
    expect(Object.keys(document.paths)).toContain('/api/passages/{id}/citation');
    expect(docs).not.toContain('<script');
  });
});
