/** Figures of the sample collection, over the API. */
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settings } from '../../indexer/settings.ts';
import type { Figure, FigureConceptsAnswer, FiguresAnswer, FigureTableAnswer } from '../contract/figures.ts';
import { readBackCsv } from '../testing/reading-back.ts';
import { KEEPER_KEY, query, type SampleServer, sampleServer } from '../testing/sample-server.ts';

let folder: string;
let server: SampleServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-figures-'));
  // The keeper's mends go to a copy of the test's own.
  const concepts = join(folder, 'concepts.txt');
  await copyFile(settings({}).concepts, concepts);
  server = await sampleServer(undefined, { concepts });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function get<Answer>(path: string, parameters: Parameters<typeof query>[0]): Promise<Answer> {
  const { status, body } = await server.get(`${path}?${query(parameters)}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** Every passage of the sample with its text. */
async function texts(): Promise<Map<string, string>> {
  const { body } = await server.get('/api/reports?limit=1000');
  const all = new Map<string, string>();
  for (const { id } of body.reports as { id: string }[]) {
    const { body: report } = await server.get(`/api/reports/${id}`);
    for (const passage of report.passages as { id: string; text: string }[])
      all.set(passage.id, passage.text);
  }
  return all;
}

describe('/api/figures', () => {
  test('every figure is verbatim in its passage and in its sentence, and no page repeats or lacks one', async () => {
    const all = await texts();
    const seen: Figure[] = [];
    for (let total = 1; seen.length < total; ) {
      const answer = await get<FiguresAnswer>('/api/figures', { limit: 400, offset: seen.length });
      total = answer.total;
      expect(answer.figures.length).toBeGreaterThan(0);
      seen.push(...answer.figures);
    }
    expect(seen.length).toBeGreaterThan(400);
    expect(new Set(seen.map(({ passage, start }) => `${passage} ${start}`)).size).toBe(seen.length);
    for (const { passage, start, end, text, sentence, value, low, high } of seen) {
      expect(all.get(passage)?.slice(start, end)).toBe(text);
      expect(sentence).toContain(text);
      expect(all.get(passage)).toContain(sentence);
      expect(value === null ? low < high : value === low && value === high).toBe(true);
    }
  });

  test('figures are found by what they are of and by their unit in any spelling', async () => {
    const { figures } = await get<FiguresAnswer>('/api/figures', { concept: '调解', unit: '起' });
    expect(figures.length).toBeGreaterThan(3);
    for (const { concept, unit } of figures) expect([concept.includes('调解'), unit]).toEqual([true, '起']);
    const money = await get<FiguresAnswer>('/api/figures', { unit: '万元' });
    expect(money.total).toBeGreaterThan(0);
    expect(new Set(money.figures.map(({ unit }) => unit))).toEqual(new Set(['元']));
    const either = await get<FiguresAnswer>('/api/figures', { unit: ['起', '万元'] });
    const disputes = await get<FiguresAnswer>('/api/figures', { unit: '起' });
    expect(either.total).toBe(disputes.total + money.total);
  });

  test('figures are found by another wording of what they are of', async () => {
    const { figures } = await get<FiguresAnswer>('/api/figures', { concept: '人民调解案件', unit: '起' });
    expect(figures.map(({ concept }) => concept)).toContain('调解矛盾纠纷');
  });

  test('with a query that names a unit, only the numbers that it marks are listed', async () => {
    const all = await get<FiguresAnswer>('/api/figures', { q: '矛盾纠纷' });
    const near = await get<FiguresAnswer>('/api/figures', { q: '矛盾纠纷 ~3 #起' });
    expect(near.total).toBeGreaterThan(0);
    expect(near.total).toBeLessThan(all.total);
    expect(near.understood).toContain('单位为“起”的数');
    for (const { unit } of near.figures) expect(unit).toBe('起');
  });

  test('the greatest come first on demand', async () => {
    const { figures } = await get<FiguresAnswer>('/api/figures', { sort: 'value', unit: '人次', limit: 50 });
    const values = figures.map(({ high }) => high);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  });

  test('an unknown unit is refused with what to write instead', async () => {
    for (const path of ['/api/figures?unit=虎', '/api/figures/table?column=%23虎', '/api/search?q=%23虎']) {
      const { status, body } = await server.get(path);
      expect([status, body.error.code]).toEqual([400, 'unknown_unit']);
      expect(body.error.message).toContain('虎');
    }
  });
});

describe('/api/figures/concepts', () => {
  test('concepts are counted as the figures of each are listed', async () => {
    const { concepts } = await get<FigureConceptsAnswer>('/api/figures/concepts', {
      typed: '纠纷',
      limit: 10,
    });
    expect(concepts.length).toBeGreaterThan(2);
    // A rate of 矛盾纠纷调解成功 is counted as 调解成功率.
    for (const { concept, unit, figures } of concepts) {
      expect(concept).toMatch(/纠纷|调解成功率/);
      const listed = await get<FiguresAnswer>('/api/figures', {
        concept: `“${concept}”`,
        ...(unit !== null && { unit }),
      });
      expect(listed.total, concept).toBeGreaterThanOrEqual(figures);
    }
  });
});

describe('/api/figures/table', () => {
  test('every place of the year has a row, and its cells are the figures of its report', async () => {
    const table = await get<FigureTableAnswer>('/api/figures/table', { year: '2023', column: '调解 #起' });
    const { body } = await server.get('/api/reports?year=2023&limit=1000');
    const places = new Set((body.reports as { place: { key: string } }[]).map(({ place }) => place.key));
    expect(table.total).toBe(places.size);
    expect(new Set(table.rows.map(({ value }) => value))).toEqual(places);
    for (const { value, cells } of table.rows) {
      const alone = await get<FiguresAnswer>('/api/figures', {
        year: '2023',
        place: value ?? '',
        concept: '调解',
        unit: '起',
      });
      expect((cells[0]?.figures.length ?? 0) + (cells[0]?.more ?? 0)).toBe(alone.total);
    }
    expect(table.rows.some(({ cells }) => cells[0]?.figures.length === 0)).toBe(true);
    const withFigures = await get<FigureTableAnswer>('/api/figures/table', {
      year: '2023',
      column: '调解 #起',
      has: 'yes',
    });
    expect(withFigures.total).toBe(table.columns[0]?.rows);
  });

  test('rows are years on demand, and sorted by a column', async () => {
    const years = await get<FigureTableAnswer>('/api/figures/table', {
      by: 'year',
      column: ['调解 #起', '#%'],
    });
    expect(years.rows.map(({ label }) => label)).toEqual(years.rows.map(({ label }) => label).toSorted());
    const sorted = await get<FigureTableAnswer>('/api/figures/table', {
      column: ['#人次', '#起'],
      sort: '1',
    });
    const greatest = sorted.rows.map(({ cells }) =>
      Math.max(-1, ...(cells[1]?.figures.map(({ high }) => high) ?? [])),
    );
    expect(greatest[0]).toBeGreaterThan(0);
    expect(sorted.rows.at(-1)?.cells[1]?.figures ?? []).toEqual([]);
  });
});

test('the export has a row for each figure of a column, with sentence, citation and link', async () => {
  const parameters = { year: '2023', column: '调解 #起' };
  const table = await get<FigureTableAnswer>('/api/figures/table', parameters);
  const response = await server.fetch(`/api/figures/export?${query({ ...parameters, format: 'csv' })}`);
  expect(response.headers.get('content-disposition')).toContain('.csv');
  const [head = [], ...rows] = await readBackCsv(await response.text());
  expect(rows.length).toBe(table.columns[0]?.figures);
  const at = (name: string) => head.indexOf(name);
  for (const row of rows) {
    expect(row[at('年份')]).toBe('2023');
    expect(row[at('所在的句子')]).toContain(row[at('原文')]);
    expect(Number(row[at('数值')])).toBeGreaterThan(0);
    expect(row[at('引文')]).toContain('[R');
    expect(row[at('链接')]).toContain(`/passages/${row[at('编号')]}`);
  }
  const book = await server.fetch(`/api/figures/export?${query({ ...parameters, format: 'xlsx' })}`);
  expect([...new Uint8Array(await book.arrayBuffer()).subarray(0, 2)]).toEqual([0x50, 0x4b]);
});

describe('PUT /api/figures/concepts', () => {
  const mend = async (body: unknown, key = KEEPER_KEY) => {
    const response = await server.routes.request('/api/figures/concepts', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const total = async (concept: string) =>
    (await get<FiguresAnswer>('/api/figures', { concept: `“${concept}”` })).total;

  test('joins a wording to another, counts it there at once, and takes it out again', async () => {
    const before = await readFile(server.settings.concepts, 'utf8');
    const [joined, name] = [await total('调解成功'), await total('调解矛盾纠纷')];
    expect(Math.min(joined, name)).toBeGreaterThan(0);
    const join = { action: 'join', concept: '调解成功', to: '调处矛盾纠纷' };
    expect(await mend(join)).toEqual({ status: 200, body: { name: '调解矛盾纠纷' } });
    expect(await total('调解矛盾纠纷')).toBe(joined + name);
    expect(await total('调解成功')).toBe(joined + name);
    const { concepts } = await get<FigureConceptsAnswer>('/api/figures/concepts', {
      typed: '调解',
      limit: 200,
    });
    expect(concepts.map(({ concept }) => concept)).not.toContain('调解成功');
    expect(await readFile(server.settings.concepts, 'utf8')).toBe(`${before}调解矛盾纠纷 调解成功\n`);
    expect(await mend(join)).toMatchObject({ status: 409, body: { error: { code: 'same_concept' } } });

    expect((await mend({ action: 'separate', concept: '调解成功' })).body).toEqual({ name: '调解成功' });
    expect([await total('调解成功'), await total('调解矛盾纠纷')]).toEqual([joined, name]);
    expect(await readFile(server.settings.concepts, 'utf8')).toBe(before);
  });

  test('refuses what is no figure, what would break the file, and who is no keeper', async () => {
    const join = (concept: string, to: string) => mend({ action: 'join', concept, to });
    expect((await join('量子纠缠', '调解矛盾纠纷')).status).toBe(404);
    expect((await join('调解成功', '两个 词')).status).toBe(400);
    expect((await join('调解成功', '井号#')).status).toBe(400);
    expect((await mend({ action: 'separate', concept: '调解成功' }, 'no such key')).status).toBe(403);
    const routes = server.routesWith({ readOnly: true });
    expect((await routes.request('/api/figures/concepts', { method: 'PUT', body: '{}' })).status).toBe(403);
  });
});
