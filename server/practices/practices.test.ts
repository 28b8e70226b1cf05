/** The catalogue of practices over the sample reports. The oracle searches every folded passage of every report. */
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { settings } from '../../indexer/settings.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import { containsPhrase } from '../../indexer/text/occurrences.ts';
import type { PracticeAnswer, PracticeRow, PracticesAnswer } from '../contract/practices.ts';
import type { Candidate } from '../engine/engine-reader.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { earliestFirst, writtenOn } from '../reuse/written-on.ts';
import { KEEPER_KEY, query, type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { judgeReports, precision, recall, together } from './testing/judge.ts';
import { HELD_OUT_SAMPLE_NAMES, SAMPLE_NAMES } from './testing/judged-names.ts';

let folder: string;
let server: SampleServer;
let passages: Candidate[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-practices-'));
  // The keeper's mends go to a copy of the test's own.
  const practices = join(folder, 'practices.txt');
  await copyFile(settings({}).practices, practices);
  server = await sampleServer(undefined, { practices });
  passages = await server.reader.passagesOf(server.catalogue.list(NO_FILTERS).map(({ id }) => id));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function list(
  parameters: Parameters<typeof query>[0] = {},
  from: SampleServer = server,
): Promise<PracticesAnswer> {
  const { status, body } = await from.get(`/api/practices?${query({ limit: 200, ...parameters })}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

async function one(name: string, parameters: Parameters<typeof query>[0] = {}): Promise<PracticeAnswer> {
  const { status, body } = await server.get(
    `/api/practices/${encodeURIComponent(name)}?${query(parameters)}`,
  );
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

const recordOf = ({ report }: Candidate): ReportRecord => server.catalogue.get(report) as ReportRecord;

interface Oracle {
  readonly passages: number;
  readonly reports: number;
  readonly places: number;
  readonly first: { readonly passage: string; readonly date: string | null };
  readonly years: PracticeRow['years'];
}

function searched(names: readonly string[], filter: (passage: Candidate) => boolean): Oracle | null {
  const phrases = names.map(foldToString);
  const found = passages.filter(
    (passage) =>
      filter(passage) && phrases.some((phrase) => containsPhrase(foldToString(passage.text), phrase)),
  );
  if (found.length === 0) return null;
  const order = earliestFirst(server.catalogue.all.values());
  const rankOf = (passage: Candidate): number => order.get(recordOf(passage)) ?? 0;
  const [first] = found.toSorted((a, b) => rankOf(a) - rankOf(b) || a.position - b.position);
  const placesIn = (some: readonly Candidate[], year: number): number =>
    new Set(
      some.filter((passage) => recordOf(passage).year === year).map((passage) => recordOf(passage).place.key),
    ).size;
  const held = passages.filter(filter);
  const years = new Set(held.flatMap((passage) => recordOf(passage).year ?? []));
  return {
    passages: found.length,
    reports: new Set(found.map(({ report }) => report)).size,
    places: new Set(found.map((passage) => recordOf(passage).place.key)).size,
    first: { passage: first?.id ?? '', date: first ? writtenOn(recordOf(first)) : null },
    years: [...years]
      .sort((a, b) => a - b)
      .map((year) => ({ year, places: placesIn(found, year), of: placesIn(held, year) })),
  };
}

const told = ({ passages: count, reports, places, first, years }: PracticeRow): Oracle => ({
  passages: count,
  reports,
  places,
  first: { passage: first.passage, date: first.date },
  years,
});

describe('GET /api/practices', () => {
  test.each<[Record<string, string>, (passage: Candidate) => boolean]>([
    [{}, () => true],
    [{ year: '2022' }, (passage) => recordOf(passage).year === 2022],
    [{ province: '四川省' }, (passage) => recordOf(passage).place.province === '四川省'],
    [{ section: 'plan' }, (passage) => passage.section === 'plan'],
  ])(
    'under %j every figure is what a search of the text finds, first dates included',
    async (filters, passes) => {
      const { practices, total, progress } = await list(filters);
      expect(practices).toHaveLength(total);
      expect(total).toBeGreaterThan(20);
      expect(progress).toEqual({ reports: server.catalogue.all.size, of: server.catalogue.all.size });
      for (const practice of practices)
        expect([practice.name, told(practice)]).toEqual([
          practice.name,
          searched([practice.name, ...practice.variants], passes),
        ]);
    },
  );

  test('within a place it still says who had a practice first', async () => {
    const everywhere = new Map((await list()).practices.map(({ name, first }) => [name, first]));
    const { practices } = await list({ town: '杏塬镇' });
    expect(practices.map(({ name, origin }) => [name, origin])).toEqual(
      practices.map(({ name }) => [name, everywhere.get(name)]),
    );
    const origins = practices.map(({ origin }) => origin.report.place.town);
    expect(origins).toContain('杏塬镇');
    expect(new Set(origins).size).toBeGreaterThan(1);
  });

  test('its query finds the same passages', async () => {
    const { practices } = await list({ limit: 20 });
    for (const { name, query: q, passages: count, reports, places } of practices) {
      const { body } = await server.get(`/api/search?${query({ q, count: 'exact' })}`);
      expect([name, body.total]).toEqual([
        name,
        expect.objectContaining({ passages: count, reports, places, exact: true }),
      ]);
    }
  });

  test('the order is by spread, by novelty or by place, and pages do not overlap', async () => {
    const spread = (await list()).practices;
    expect(spread.map(({ places }) => places)).toEqual(
      spread.map(({ places }) => places).sort((a, b) => b - a),
    );
    const novelty = (await list({ sort: 'novelty' })).practices;
    const dates = novelty.map(({ first }) => first.date ?? '');
    expect(dates).toEqual(dates.toSorted().reverse());
    const byPlace = (await list({ sort: 'place' })).practices;
    const keys = byPlace.map(({ first }) => first.report.place.key);
    expect(keys).toEqual(keys.toSorted());
    const paged = await Promise.all([0, 30, 60].map((offset) => list({ limit: 30, offset })));
    expect(paged.flatMap(({ practices }) => practices.map(({ name }) => name))).toEqual(
      spread.slice(0, 90).map(({ name }) => name),
    );
  });

  test.each(['板凳议事', '“板凳', 'bandeng', 'bdysh'])('%s finds 板凳议事会', async (typed) => {
    expect((await list({ typed })).practices.map(({ name }) => name)).toContain('板凳议事会');
  });

  test('a typed name that nobody has finds nothing, and a refused parameter says why', async () => {
    expect(await list({ typed: '量子纠缠' })).toMatchObject({ practices: [], total: 0 });
    expect((await server.get('/api/practices?sort=size')).status).toBe(400);
  });

  test('what is in use all over the country is told from what a town has of its own', async () => {
    const national = (await list({ scope: 'national' })).practices.map(({ name }) => name);
    const local = (await list({ scope: 'local' })).practices.map(({ name }) => name);
    expect(national).toEqual(expect.arrayContaining(['枫桥经验', '法律明白人', '谁执法谁普法']));
    expect(local).toEqual(expect.arrayContaining(['板凳议事会', '廊桥会客厅', '泉边评理']));
    expect(national.filter((name) => local.includes(name))).toEqual([]);
    expect(national.length + local.length).toBe((await list()).total);
  });
});

describe('GET /api/practices/{name}', () => {
  test('says who had it first, which places and years say it, and what else they name', async () => {
    const { practice, places, beside } = await one('板凳议事会');
    expect(practice.name).toBe('板凳议事会');
    expect(places.map(({ place, date }) => [place.town, date])).toEqual([
      ['茶崦镇', '2021-12-28'],
      ['椒云镇', '2023-01-05'],
    ]);
    expect(places[0]?.years.map(({ year, passages: count }) => [year, count > 0])).toEqual([
      [2021, true],
      [2022, true],
      [2023, true],
    ]);
    expect(beside.map(({ name }) => name)).toContain('坝坝法治课');
  });

  test('by any of its names, and within the filters', async () => {
    expect((await one('新时代“枫桥经验”')).practice.name).toBe('枫桥经验');
    const { practice, places } = await one('枫桥经验', { province: '江苏省' });
    expect(new Set(places.map(({ place }) => place.province))).toEqual(new Set(['江苏省']));
    expect(practice.places).toBe(places.length);
  });

  test('a name that is none is refused with a sentence', async () => {
    expect((await server.get(`/api/practices/${encodeURIComponent('量子纠缠')}`)).body).toMatchObject({
      error: { code: 'no_such_practice', message: expect.stringContaining('量子纠缠') },
    });
  });
});

describe('PUT /api/practices/{name}', () => {
  const mend = async (name: string, body: unknown, key = KEEPER_KEY) => {
    const response = await server.routes.request(`/api/practices/${encodeURIComponent(name)}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const names = async (typed: string) =>
    (await list({ typed })).practices.map(({ name, variants }) => [name, ...variants]);

  test('joins, renames, leaves out and takes back, and leaves the rest of the file as it is', async () => {
    const before = await readFile(server.settings.practices, 'utf8');
    expect(await mend('泉边评理', { action: 'join', to: '柳下说事' })).toEqual({
      status: 200,
      body: { name: '柳下说事' },
    });
    expect(await names('柳下')).toEqual([['柳下说事', '泉边评理']]);
    expect((await one('泉边评理')).practice.name).toBe('柳下说事');
    await mend('柳下说事', { action: 'rename', to: '树下说事' });
    expect(await names('柳下')).toEqual([['树下说事', '柳下说事', '泉边评理']]);
    await mend('廊桥会客厅', { action: 'leave-out' });
    expect(await names('廊桥')).toEqual([]);
    const { status, body } = await server.get(`/api/practices/${encodeURIComponent('廊桥会客厅')}`);
    expect([status, body.error.code]).toEqual([404, 'practice_left_out']);
    await mend('廊桥会客厅', { action: 'restore' });
    expect(await names('廊桥')).toEqual([['廊桥会客厅']]);
    const mended = (await list()).practices.map((practice) => [practice.name, told(practice)]);
    for (const { name, variants } of (await list({ typed: '树下说事' })).practices)
      expect(mended).toContainEqual([name, searched([name, ...variants], () => true)]);
    expect(await readFile(server.settings.practices, 'utf8')).toBe(
      `${before}合并 柳下说事 泉边评理\n合并 树下说事 柳下说事\n`,
    );
    await writeFile(server.settings.practices, before);
    await server.services.practices.mend();
  });

  test('is the keeper’s, and refuses what the file could not hold', async () => {
    const before = await readFile(server.settings.practices, 'utf8');
    expect((await mend('柳下说事', { action: 'leave-out' }, 'a wrong key')).status).toBe(403);
    for (const body of [
      {},
      { action: 'join' },
      { action: 'join', to: '甲 乙' },
      { action: 'rename', to: '甲#乙' },
    ])
      expect((await mend('柳下说事', body)).status).toBe(400);
    expect((await mend('没有这个做法', { action: 'leave-out' })).status).toBe(404);
    expect(await readFile(server.settings.practices, 'utf8')).toBe(before);
  });

  test('a server that only searches refuses it', async () => {
    const routes = server.routesWith({ readOnly: true });
    const { status } = await routes.request('/api/practices/%E6%9F%B3', { method: 'PUT', body: '{}' });
    expect(status).toBe(403);
  });
});

test('names are those that a reader found in five reports, and in five that the rules have not seen', async () => {
  for (const lists of [SAMPLE_NAMES, HELD_OUT_SAMPLE_NAMES]) {
    const judged = together(...(await judgeReports(server, lists)));
    expect(recall(judged), judged.missed.join()).toBeGreaterThanOrEqual(0.9);
    expect(precision(judged), judged.wrong.join()).toBeGreaterThanOrEqual(0.9);
  }
});

test('what is not in memory is read from the engine, and the figures are the same', async () => {
  const tight = await sampleServer(undefined, { textMemory: 1 });
  try {
    expect(tight.services.texts.isComplete).toBe(false);
    const { practices, progress } = await list({}, tight);
    expect(progress.reports).toBe(progress.of);
    const rows = (all: readonly PracticeRow[]) => all.map((row) => [row.name, told(row), row.level]);
    expect(rows(practices)).toEqual(rows((await list()).practices));
  } finally {
    await tight.stop();
  }
});

test('reports that are gone are not counted, and new ones are', async () => {
  const reports = await mkdtemp(join(tmpdir(), 'zhenjian-practices-reports-'));
  const report = (town: string, name: string): string =>
    `${town}人民政府2022年法治政府建设情况报告\n\n一、主要举措\n\n推行“${name}”工作法，化解纠纷。\n\n2023年1月5日\n`;
  await writeFile(join(reports, '甲山镇.txt'), report('甲山镇', '石桥说理'));
  await writeFile(join(reports, '乙水镇.txt'), report('乙水镇', '石桥说理'));
  const small = await sampleServer(reports);
  try {
    const places = async () =>
      (await list({}, small)).practices.map(({ name, places: count }) => [name, count]);
    expect(await places()).toEqual([['石桥说理', 2]]);
    await writeFile(join(reports, '乙水镇.txt'), report('乙水镇', '河埠评事'));
    await small.index();
    expect((await places()).sort()).toEqual([
      ['河埠评事', 1],
      ['石桥说理', 1],
    ]);
  } finally {
    await small.stop();
    await rm(reports, { recursive: true, force: true });
  }
});
