/**
 * Levels of government told apart on every path: invented reports of all levels, among them more towns than the
 * engine counts by place, against plain loops over the records.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportRecord } from '../indexer/domain/document.ts';
import { GOVERNMENT_LEVELS, type GovernmentLevel } from '../indexer/domain/place.ts';
import { NO_FILTERS } from './engine/filter-expression.ts';
import { SEARCH_COSTS } from './search/plan/plan.ts';
import { query, type SampleServer, sampleServer } from './testing/sample-server.ts';

const TOWNS = 205;
/** By the heading that each report bears, so that the expected level does not come from the code under test. */
const HEADS: Readonly<Record<GovernmentLevel, readonly string[]>> = {
  nation: ['2021年国务院政府工作报告', '2022年国务院政府工作报告'],
  province: ['2021年江苏省人民政府工作报告', '2021年重庆市人民政府工作报告'],
  city: ['2021年江苏省南通市人民政府工作报告', '2022年江苏省苏州市人民政府工作报告'],
  county: ['2022年江苏省南通市如东县人民政府工作报告'],
  town: Array.from({ length: TOWNS }, (_, at) => `${town(at)}2022年法治政府建设情况报告`),
  unknown: ['随笔一则', '随笔又一则'],
};

/** Invented names of two characters that no gazetteer knows. */
function town(at: number): string {
  const characters = '枭桉桫棂椤楸榉槭樨橼檵櫹欂殳毵';
  return `${characters[Math.floor(at / characters.length)]}${characters[at % characters.length]}镇`;
}

let folder: string;
let server: SampleServer;
let asking: SampleServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-levels-'));
  const files = Object.entries(HEADS).flatMap(([level, heads]) =>
    heads.map(
      (head, at) =>
        [`${level}-${at}.txt`, `${head}\n\n一、主要举措\n\n${head}。清风徐来，水波不兴。\n`] as const,
    ),
  );
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  const metadata = HEADS.town.map((_, at) => `town-${at}.txt,江苏省,南通市,如东县,${town(at)}`);
  await writeFile(join(folder, 'metadata.csv'), `file,province,city,county,town\n${metadata.join('\n')}\n`);
  server = await sampleServer(folder);
  asking = await sampleServer(folder, { costs: { ...SEARCH_COSTS, firstLookUnits: 0, unitNs: 1e9 } });
}, 120_000);
afterAll(async () => {
  await server.stop();
  await asking.stop();
  await rm(folder, { recursive: true, force: true });
});

const levelInFile = ({ sources }: ReportRecord): string => sources[0]?.file.split('-')[0] ?? '';
const idsOf = (level: string): string[] =>
  server.catalogue
    .list(NO_FILTERS)
    .filter((record) => levelInFile(record) === level)
    .map(({ id }) => id)
    .sort();
const Q = '清风徐来';

async function get(path: string, parameters: Parameters<typeof query>[0], from = server) {
  const { status, body } = await from.get(`${path}?${query(parameters)}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

describe.each(GOVERNMENT_LEVELS)('level=%s', (level) => {
  test('narrows search, smart search, catalogue, concordance, places, trends and export to its reports', async () => {
    const ids = idsOf(level);
    expect(ids).toHaveLength(HEADS[level].length);
    for (const mode of ['exact', 'smart'])
      for (const from of [server, asking]) {
        const { total, hits } = await get(
          '/api/search',
          { q: Q, level, mode, count: 'exact', limit: 100 },
          from,
        );
        expect([mode, total.reports]).toEqual([mode, ids.length]);
        for (const { report } of hits) expect(ids).toContain(report.id);
      }
    const { reports } = await get('/api/reports', { level, limit: 1000 });
    expect(reports.map(({ id }: { id: string }) => id).sort()).toEqual(ids);
    expect((await get('/api/kwic', { q: Q, level })).total.reports).toBe(ids.length);
    const places = new Set(ids.map((id) => server.catalogue.get(id)?.place.key));
    expect((await get('/api/places', { q: Q, level })).total).toBe(places.size);
    const trends = await get('/api/trends', { q: Q, level, by: 'year' });
    expect(trends.whole.reports).toBe(ids.length);
    expect(trends.levels).toEqual([{ level, reports: ids.length }]);
    const lines = await server.fetch(`/api/export?${query({ q: Q, level, format: 'jsonl' })}`);
    expect((await lines.text()).trim().split('\n')).toHaveLength(ids.length);
  });
});

test('several levels are alternatives, and another filter applies to each', async () => {
  const both = await get('/api/search', { q: Q, level: ['province', 'nation'], year: '2021' });
  expect(both.total.reports).toBe(3);
});

test('the facet of levels counts every level, also where the engine counts', async () => {
  const expected = GOVERNMENT_LEVELS.map((level) => [level, HEADS[level].length]);
  for (const from of [server, asking]) {
    const { facets } = await get('/api/search', { q: Q }, from);
    const counts = facets.level as { value: string; passages: number }[];
    expect(counts.map(({ value, passages }) => [value, passages])).toEqual(expected);
  }
});

test('trends by level have a group for each, in the order of the administration, and a filter that selects it', async () => {
  const { groups, levels } = await get('/api/trends', { q: Q, by: 'level' });
  expect(groups.map((group: { value: string; reports: number }) => [group.value, group.reports])).toEqual(
    GOVERNMENT_LEVELS.map((level) => [level, HEADS[level].length]),
  );
  expect(levels).toHaveLength(GOVERNMENT_LEVELS.length);
  for (const { filter, phrases } of groups)
    expect((await get('/api/search', { q: Q, ...filter, count: 'exact' })).total.occurrences).toBe(
      phrases[0].occurrences,
    );
});

test('the health of the collection tells its places, reports and years by level', async () => {
  const { levels } = await get('/api/health', {});
  expect(levels).toHaveLength(GOVERNMENT_LEVELS.length);
  expect(levels[0]).toEqual({
    level: 'nation',
    places: 1,
    reports: 2,
    years: [
      { year: 2021, reports: 1 },
      { year: 2022, reports: 1 },
    ],
  });
  expect(levels.at(-1)).toEqual({ level: 'unknown', places: 1, reports: 2, years: [] });
});

test('reports without a place are one labelled place, that filters and compares as any other', async () => {
  const { facets } = await get('/api/search', { q: '随笔' });
  expect(facets.place).toEqual([{ value: 'unknown', label: '地区不详', passages: 4 }]);
  expect((await get('/api/search', { q: Q, place: 'unknown' })).total.reports).toBe(2);
  const { columns } = await get('/api/compare', { q: Q, places: 'unknown,000000' });
  expect(columns.map((column: { reports: unknown[] }) => column.reports.length)).toEqual([2, 2]);
});

test('an unknown level is refused', async () => {
  expect((await server.get('/api/search?q=a&level=village')).status).toBe(400);
});
