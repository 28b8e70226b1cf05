/**
 * Labels in facets, trends groups and places, over a small collection with an essay without year, place and
 * genre.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query, type SampleServer, sampleServer } from '../testing/sample-server.ts';

let server: SampleServer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-labels-'));
  await writeFile(
    join(folder, '甲山镇.txt'),
    '甲山镇2023年法治政府建设情况报告\n\n一、主要举措和成效\n\n化解一批纠纷。\n',
  );
  await writeFile(join(folder, '随笔.txt'), '随笔一则\n\n一、存在问题\n\n夜读偶得，基层工作不易。\n');
  server = await sampleServer(folder);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const LABELS = {
  'zh-CN': {
    section: { achievements: '举措成效', problems: '问题不足', other: '其他' },
    genre: { 法治政府建设报告: '法治政府建设报告', other: '其他' },
    year: { 2023: '2023', null: '不详' },
    unknownPlace: '地区不详',
  },
  en: {
    section: { achievements: 'Measures and results', problems: 'Problems', other: 'Other' },
    genre: { 法治政府建设报告: 'Law-based government report', other: 'Other' },
    year: { 2023: '2023', null: 'Unknown' },
    unknownPlace: 'Place unknown',
  },
};
type Labelled = { readonly value: string | null; readonly label: string };
const labels = (values: readonly Labelled[]) =>
  Object.fromEntries(values.map(({ value, label }) => [String(value), label]));

for (const [language, expected] of Object.entries(LABELS)) {
  test(`facets of sections and genres are labelled in the language ${language}`, async () => {
    const { body } = await server.get(`/api/search?${query({ q: '一' })}`, language);
    expect(labels(body.facets.section)).toEqual(expected.section);
    expect(labels(body.facets.genre)).toEqual(expected.genre);
    const { body: smart } = await server.get(`/api/search?${query({ q: '一', mode: 'smart' })}`, language);
    expect(expected.section).toMatchObject(labels(smart.facets.section));
  });

  test(`trends groups, also of unknown values, are labelled in the language ${language}`, async () => {
    for (const by of ['section', 'genre', 'year'] as const) {
      const { body } = await server.get(`/api/trends?${query({ q: '一', by })}`, language);
      expect(labels(body.groups)).toEqual(expected[by]);
    }
    const { body } = await server.get(`/api/trends?${query({ q: '一', by: 'place' })}`, language);
    expect(labels(body.groups)['unknown']).toBe(expected.unknownPlace);
  });

  test(`an unknown place is labelled in the language ${language}`, async () => {
    const { body } = await server.get(`/api/places?${query({ q: '一' })}`, language);
    const unknown = body.places.find((place: { name: string }) => place.name === '');
    expect(unknown.label).toBe(expected.unknownPlace);
  });
}

test('labels are Chinese without an Accept-Language header', async () => {
  const { facets } = await (await server.fetch(`/api/search?${query({ q: '一' })}`)).json();
  expect(labels(facets.section)).toEqual(LABELS['zh-CN'].section);
});
