/** The oracle searches every folded passage of every report. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import type { PlacesAnswer } from '../../contract/places.ts';
import type { Candidate } from '../../engine/engine-reader.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { query, type SampleServer, sampleServer } from '../../testing/sample-server.ts';

let server: SampleServer;
let records: ReportRecord[];
let passages: Candidate[];

beforeAll(async () => {
  server = await sampleServer();
  records = [...server.catalogue.list(NO_FILTERS)];
  passages = await server.reader.passagesOf(records.map(({ id }) => id));
});
afterAll(() => server.stop());

async function places(parameters: Parameters<typeof query>[0]): Promise<PlacesAnswer> {
  const { status, body } = await server.get(`/api/places?${query(parameters)}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

function recordOf(passage: Candidate): ReportRecord {
  return server.catalogue.get(passage.report) as ReportRecord;
}

describe('GET /api/places?q=…', () => {
  for (const phrase of ['枫桥经验', '法治', '板凳', '一村一', '从未说过的话']) {
    for (const filters of [
      {},
      { year: '2023' },
      { section: 'problems' },
      { province: '江苏省', year: '2022' },
    ]) {
      test(`places with and without ${phrase} make up all under ${JSON.stringify(filters)}`, async () => {
        const { year, section, province } = filters as Record<string, string>;
        const filtered = passages.filter((passage) => {
          const record = recordOf(passage);
          return (
            (!year || String(record.year) === year) &&
            (!section || passage.section === section) &&
            (!province || record.place.province === province)
          );
        });
        const all = new Set(filtered.map((passage) => recordOf(passage).place.key));
        const occurrencesByPlace = new Map<string, number>();
        for (const passage of filtered) {
          const count = foldToString(passage.text).split(phrase).length - 1;
          const { key } = recordOf(passage).place;
          if (count > 0) occurrencesByPlace.set(key, (occurrencesByPlace.get(key) ?? 0) + count);
        }
        const yes = await places({ q: phrase, has: 'yes', ...filters });
        expect(new Map(yes.places.map(({ key, said }) => [key, said?.occurrences]))).toEqual(
          occurrencesByPlace,
        );
        const no = await places({ q: phrase, has: 'no', ...filters });
        expect(new Set(no.places.map(({ key }) => key))).toEqual(
          new Set([...all].filter((key) => !occurrencesByPlace.has(key))),
        );
        for (const { said } of no.places)
          expect(said).toEqual({ occurrences: 0, passages: 0, reports: 0, perTenThousand: 0 });
        expect([yes.total, no.total, no.among]).toEqual([
          occurrencesByPlace.size,
          all.size - occurrencesByPlace.size,
          all.size,
        ]);
        const any = await places({ q: phrase, has: 'any', ...filters });
        expect(any.total).toBe(all.size);
        // Most occurrences first.
        const counts = yes.places.map(({ said }) => said?.occurrences ?? 0);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
      });
    }
  }

  test('the counts of a county include those of its towns', async () => {
    const counties = await places({ q: '一村一', unit: 'county', has: 'any' });
    for (const { filter, said, reports, characters } of counties.places) {
      const { body } = await server.get(`/api/search?${query({ q: '一村一', ...filter })}`);
      expect(said).toEqual({
        occurrences: body.total.occurrences,
        passages: body.total.passages,
        reports: body.total.reports,
        perTenThousand: (body.total.occurrences / characters) * 10_000,
      });
      const { body: list } = await server.get(`/api/reports?${query({ ...filter })}`);
      expect(reports).toBe(list.total);
    }
  });

  test.each([
    ['occurrences', ({ said }) => said?.occurrences ?? 0],
    ['rate', ({ said, characters }) => ((said?.occurrences ?? 0) / characters) * 10_000],
    ['reports', ({ said }) => said?.reports ?? 0],
  ] as [string, (row: PlacesAnswer['places'][number]) => number][])(
    'places sorted by %s descend by that figure',
    async (sort, figure) => {
      const { places: sorted } = await places({ q: '网格', sort });
      const figures = sorted.map(figure);
      expect(new Set(figures).size).toBeGreaterThan(2);
      expect(figures).toEqual([...figures].sort((a, b) => b - a));
    },
  );

  test('places sorted by place ascend by key, a page of them too', async () => {
    const { places: sorted } = await places({ q: '网格', sort: 'place' });
    const keys = sorted.map(({ key }) => key ?? '');
    expect(keys).toEqual([...keys].sort());
    const page = await places({ q: '网格', sort: 'place', limit: 2, offset: 1 });
    expect(page.places.map(({ key }) => key)).toEqual(keys.slice(1, 3));
  });

  test('places with within=report count words that occur in different passages of a report', async () => {
    const apart = await places({ q: '枫桥经验 一村一', within: 'report' });
    const { body } = await server.get(`/api/search?${query({ q: '枫桥经验 一村一', within: 'report' })}`);
    expect(apart.total).toBe(body.total.places);
  });
});

describe('GET /api/places?typed=…', () => {
  const names = async (typed: string): Promise<string[]> =>
    (await places({ typed })).places.map(({ name }) => name);

  test.each(['荻溆', 'dixu', 'dx', 'DiXuZhen', '荻x', '清漪 荻溆', '江苏荻溆', 'qingyi dixu', '溆镇'])(
    'typing [%s] finds 荻溆镇',
    async (typed) => expect(await names(typed)).toContain('荻溆镇'),
  );

  test('every place of the collection is found by its name, its pinyin and its initials', async () => {
    const { pinyin } = await import('pinyin-pro');
    const levels = ['province', 'city', 'county', 'town'] as const;
    const all = new Set(records.flatMap(({ place }) => levels.flatMap((level) => place[level] ?? [])));
    for (const name of all) {
      const syllables = pinyin(name, { toneType: 'none', type: 'array' });
      const initials = syllables.map(([first]) => first).join('');
      for (const typed of [name, name.slice(0, 2), syllables.join(''), initials])
        expect(await names(typed), typed).toContain(name);
      expect((await names(name))[0]).toBe(name);
    }
  });

  test('the filter of a place selects its holdings, for a county those of its towns', async () => {
    for (const typed of ['江苏', '清漪县', '荻溆镇', '砚泉']) {
      for (const { filter, reports, passages: held, characters, years } of (await places({ typed })).places) {
        const { body } = await server.get(`/api/reports?${query({ ...filter })}`);
        const list = (body as { reports: ReportRecord[] }).reports;
        expect(list).toHaveLength(reports);
        expect(list.reduce((sum, report) => sum + report.passages, 0)).toBe(held);
        expect(list.reduce((sum, report) => sum + report.characters, 0)).toBe(characters);
        expect([...new Set(list.map(({ year }) => year))].sort()).toEqual(years);
      }
    }
    const [county] = (await places({ typed: '清漪' })).places;
    expect(county).toMatchObject({ level: 'county', filter: { county: '清漪县' }, key: null });
    expect(county?.reports).toBe(records.filter(({ place }) => place.county === '清漪县').length);
  });

  test('places without a report under the filters are not found by name', async () => {
    const { places: found } = await places({ typed: 'jiangsu', year: '1999' });
    expect(found).toEqual([]);
  });

  test('an unknown name finds nothing, and an empty one lists every place that issued a report', async () => {
    expect(await names('没有这个地方')).toEqual([]);
    const all = await places({ typed: ' ' });
    expect(all.total).toBe(new Set(records.map(({ place }) => place.key)).size);
    expect(all).toMatchObject({ query: null, among: all.total });
    const page = await places({ limit: 2, offset: 1 });
    expect(page.places).toEqual(all.places.slice(1, 3));
  });
});

test.each([
  ['q=', 'empty_query'],
  ['has=no', 'has_without_query'],
  ['q=法治&has=maybe', 'bad_parameter'],
  ['level=village', 'bad_parameter'],
  ['unit=village', 'bad_parameter'],
  ['sort=size', 'bad_parameter'],
  ['limit=0', 'bad_parameter'],
  ['limit=1001', 'bad_parameter'],
  ['offset=-1', 'bad_parameter'],
  [`typed=${'长'.repeat(101)}`, 'bad_parameter'],
])('GET /api/places?%s is a 400', async (parameters, code) => {
  const { status, body } = await server.get(`/api/places?${encodeURI(parameters)}`);
  expect([status, body.error.code]).toEqual([400, code]);
});
