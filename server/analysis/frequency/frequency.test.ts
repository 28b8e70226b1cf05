/** The oracle counts substrings in the folded passages and characters in the original passages. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import type { TrendsAnswer } from '../../contract/trends.ts';
import type { Candidate } from '../../engine/engine-reader.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { SEARCH_COSTS } from '../../search/plan/plan.ts';
import { query, type SampleServer, sampleServer } from '../../testing/sample-server.ts';
import { emptyYears } from './empty-years.ts';

let server: SampleServer;
let passages: { passage: Candidate; record: ReportRecord; folded: string }[];

beforeAll(async () => {
  server = await sampleServer();
  const records = server.catalogue.list(NO_FILTERS);
  passages = (await server.reader.passagesOf(records.map(({ id }) => id))).map((passage) => ({
    passage,
    record: server.catalogue.get(passage.report) as ReportRecord,
    folded: foldToString(passage.text),
  }));
});
afterAll(() => server.stop());

async function trends(parameters: Parameters<typeof query>[0]): Promise<TrendsAnswer> {
  const { status, body } = await server.get(`/api/trends?${query(parameters)}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

const PHRASES = ['枫桥经验', '法治', '执法人员', '从未说过的话'];
const BY = {
  year: ({ record }) => (record.year === null ? null : String(record.year)),
  province: ({ record }) => record.place.province,
  city: ({ record }) => record.place.city,
  county: ({ record }) => record.place.county,
  place: ({ record }) => record.place.key,
  genre: ({ record }) => record.genre,
  section: ({ passage }) => passage.section,
} satisfies Record<string, (one: (typeof passages)[number]) => string | null>;

describe('GET /api/trends', () => {
  for (const [by, of] of Object.entries(BY)) {
    for (const filters of [{}, { province: '江苏省' }, { section: ['problems', 'other'] }] as {
      province?: string;
      section?: string[];
    }[]) {
      test(`trends by ${by} under ${JSON.stringify(filters)} equal substring counts and text sizes`, async () => {
        const answer = await trends({ q: PHRASES, by, ...filters });
        const filtered = passages.filter(
          ({ passage, record }) =>
            (!filters.province || record.place.province === filters.province) &&
            (!filters.section || filters.section.includes(passage.section)),
        );
        const values = new Set(filtered.map(of));
        expect(new Set(answer.groups.map(({ value }) => value))).toEqual(values);
        expect(answer.totalGroups).toBe(values.size);
        for (const group of answer.groups) {
          const members = filtered.filter((one) => of(one) === group.value);
          const characters = members.reduce((sum, { passage }) => sum + passage.text.length, 0);
          const reports = new Set(members.map(({ record }) => record.id)).size;
          expect(group).toMatchObject({ passages: members.length, characters, reports });
          PHRASES.forEach((phrase, at) => {
            const matches = members.filter(({ folded }) => folded.includes(phrase));
            const occurrences = matches.reduce((sum, { folded }) => sum + folded.split(phrase).length - 1, 0);
            const rates = group.phrases[at];
            expect(rates, `${phrase} ${group.label}`).toMatchObject({
              occurrences,
              passages: matches.length,
              reports: new Set(matches.map(({ record }) => record.id)).size,
            });
            expect(rates?.perTenThousand).toBeCloseTo((occurrences / characters) * 10_000, 9);
            expect(rates?.perReport).toBeCloseTo(occurrences / reports, 9);
          });
        }
        // The groups partition the whole: nothing is counted twice or left out.
        const sum = (of: (group: TrendsAnswer['groups'][number]) => number): number =>
          answer.groups.reduce((total, group) => total + of(group), 0);
        expect(sum(({ characters }) => characters)).toBe(answer.whole.characters);
        PHRASES.forEach((_, at) => {
          expect(sum(({ phrases }) => phrases[at]?.occurrences ?? 0)).toBe(
            answer.phrases[at]?.total.occurrences,
          );
        });
      });
    }
  }

  test('the size of the whole collection is the sum over its reports', async () => {
    const { whole } = await trends({ q: '法治', by: 'year' });
    const records = server.catalogue.list(NO_FILTERS);
    expect(whole.characters).toBe(records.reduce((sum, { characters }) => sum + characters, 0));
    expect(whole.reports).toBe(records.length);
  });

  test('a search with the filter of a group finds what the group counts', async () => {
    for (const by of ['year', 'province', 'county', 'place', 'section', 'genre']) {
      const { groups } = await trends({ q: '法治', by });
      for (const { filter, phrases } of groups) {
        if (filter === null) continue;
        const { body } = await server.get(`/api/search?${query({ q: '法治', ...filter })}`);
        expect(body.total.occurrences, JSON.stringify(filter)).toBe(phrases[0]?.occurrences);
      }
    }
  });

  test('trends groups are paged by limit and offset', async () => {
    const { groups } = await trends({ q: '法治', by: 'place' });
    const [first, second] = [
      await trends({ q: '法治', by: 'place', limit: 3 }),
      await trends({ q: '法治', by: 'place', limit: 3, offset: 3 }),
    ];
    expect([...first.groups, ...second.groups]).toEqual(groups.slice(0, 6));
    expect(first.totalGroups).toBe(groups.length);
  });

  test('trends with within=report count words that occur in different passages of a report', async () => {
    const q = '枫桥经验 法律顾问';
    const { phrases } = await trends({ q, by: 'year', within: 'report' });
    const { body } = await server.get(`/api/search?${query({ q, within: 'report' })}`);
    expect(phrases[0]?.total.occurrences).toBe(body.total.occurrences);
    expect(phrases[0]?.total.reports).toBe(body.total.reports);
  });

  test.each([
    ['by=month&q=法治', 'bad_parameter'],
    ['q=法治', 'bad_parameter'],
    ['by=year', 'bad_parameter'],
    ['by=year&q=', 'empty_query'],
    ['by=year&q=法治&q=-枫桥', 'only_exclusions'],
    ['by=year&q=法治&limit=0', 'bad_parameter'],
    ['by=year&q=法治&offset=-1', 'bad_parameter'],
    [`by=year${'&q=法'.repeat(11)}`, 'bad_parameter'],
  ])('GET /api/trends?%s is a 400', async (parameters, code) => {
    const { status, body } = await server.get(`/api/trends?${encodeURI(parameters)}`);
    expect([status, body.error.code]).toEqual([400, code]);
  });
});

test('emptyYears names the years without a report, so that a gap is not read as a zero', () => {
  expect(emptyYears([2019, 2023, null, 2021], [])).toEqual([2020, 2022]);
  expect(emptyYears([2021], [])).toEqual([]);
  expect(emptyYears([], [])).toEqual([]);
  expect(emptyYears([2019, 2023], ['2019', '2018', '2023'])).toEqual([2018]);
});

test('titles and imprints belong to section kind other on every search path', async () => {
  const costs = { ...SEARCH_COSTS, firstLookUnits: 0, unitNs: 1e9 };
  const asking = await sampleServer(undefined, { costs });
  try {
    for (const section of ['other', 'problems']) {
      const path = `/api/search?${query({ q: '法治', section, count: 'exact' })}`;
      const [usual, asked] = [await server.get(path), await asking.get(path)];
      expect(usual.body.total.passages).toBeGreaterThan(0);
      expect(asked.body.total).toEqual(usual.body.total);
    }
  } finally {
    await asking.stop();
  }
});
