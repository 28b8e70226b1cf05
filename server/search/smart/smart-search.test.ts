import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { random } from '../../../indexer/bench/random.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import type { Hit } from '../../contract/passage.ts';
import type { SearchAnswer } from '../../contract/search.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { query, type SampleServer, sampleServer } from '../../testing/sample-server.ts';
import { SEARCH_COSTS } from '../plan/plan.ts';
import { JUDGEMENTS } from './judged/ndcg.ts';

/** The sample collection takes the paths of large ones. */
const LARGE = { ...SEARCH_COSTS, exactCandidates: 5, budgetMs: 0 };
const QUESTIONS = [
  ...JUDGEMENTS.filter(({ collection }) => collection === 'sample').map(({ question }) => question),
  '枫桥经验 法律顾问',
  '矛盾纠纷 | 信访 普法',
  '调解 ~10 网格 邻里',
  '法律顾问 合同 -诉讼',
];

let server: SampleServer;
let large: SampleServer;
/** As if it were large, with all text left to the engine. */
let engineOnly: SampleServer;
beforeAll(async () => {
  [server, large, engineOnly] = await Promise.all([
    sampleServer(),
    sampleServer(undefined, { costs: LARGE }),
    sampleServer(undefined, { costs: LARGE, textMemory: 0 }),
  ]);
});
afterAll(async () => {
  await Promise.all([server.stop(), large.stop(), engineOnly.stop()]);
});

async function ask(on: SampleServer, parameters: Record<string, string | number>): Promise<SearchAnswer> {
  const { status, body } = await on.get(`/api/search?${query({ limit: 100, ...parameters })}`);
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

async function all(on: SampleServer, q: string, limit = 100): Promise<Hit[]> {
  const { total } = await ask(on, { q, mode: 'smart', count: 'exact', limit: 1 });
  const hits: Hit[] = [];
  for (let offset = 0; offset < total.passages; offset += limit)
    hits.push(...(await ask(on, { q, mode: 'smart', offset, limit })).hits);
  return hits;
}

function ids(hits: readonly Hit[]): string[] {
  return hits.map(({ id }) => id);
}

describe('smart search', () => {
  test('smart search ranks exact hits first, then passages with all words, then those with most', async () => {
    for (const q of QUESTIONS) {
      const exact = new Set(ids((await ask(server, { q })).hits));
      const hits = await all(server, q);
      const tiers = hits.map(({ id, missing }) => (exact.has(id) ? 0 : missing?.length === 0 ? 1 : 2));
      expect(tiers, q).toEqual([...tiers].sort());
      expect(
        tiers.filter((tier) => tier === 0),
        q,
      ).toHaveLength(exact.size);
    }
  });

  test('smart search ranks exact hits first for 80 random excerpts of the reports, punctuation and digits included', async () => {
    const next = random(20_240_207);
    const passages = await server.reader.passagesOf(server.catalogue.list(NO_FILTERS).map(({ id }) => id));
    for (let round = 0; round < 80; round++) {
      const { text } = passages[Math.floor(next() * passages.length)] ?? { text: '' };
      const start = Math.floor(next() * text.length);
      const q = text.slice(start, start + 2 + Math.floor(next() * 14)).replace(/["“”＂\s~～|｜-]/g, '');
      if (foldToString(q) === '') continue;
      const { hits, total } = await ask(server, { q });
      // The modes sort differently: with more than one page of hits, the first pages differ.
      if (total.passages > hits.length) continue;
      const exact = ids(hits);
      const smart = ids((await ask(server, { q, mode: 'smart' })).hits);
      expect(new Set(smart.slice(0, exact.length)), q).toEqual(new Set(exact));
    }
  });

  test('the text of a smart hit contains its `words` and none of its `missing` words', async () => {
    for (const q of QUESTIONS) {
      for (const { text, words = [], missing = [], ranges } of (await ask(server, { q, mode: 'smart' }))
        .hits) {
        expect(words.length, q).toBeGreaterThan(0);
        for (const word of words) expect(text).toContain(word);
        for (const name of missing) expect(foldToString(text)).not.toContain(foldToString(name));
        for (const [start, end] of ranges) expect(words).toContain(text.slice(start, end));
      }
    }
  });

  test('smart search finds and marks synonyms and names them in its explanation', async () => {
    const { hits, query: read } = await ask(server, { q: '乡规民约', mode: 'smart' });
    expect(hits.length).toBeGreaterThan(0);
    for (const { words } of hits) expect(words?.some((word) => /村规民约|居民公约/.test(word))).toBe(true);
    expect(read.understood).toBe('按词检索：「乡规民约」（或村规民约、居民公约）');
    expect((await ask(server, { q: '乡规民约' })).total.passages).toBe(0);
  });

  test('smart search matches a quoted phrase as a whole and without synonyms', async () => {
    for (const q of ['“矛盾纠纷”', '"一村一法律顾问"'])
      expect((await ask(server, { q, mode: 'smart' })).total).toEqual((await ask(server, { q })).total);
  });

  test('no smart hit contains an excluded word', async () => {
    const { hits } = await ask(server, { q: '化解邻里纠纷 -网格', mode: 'smart' });
    expect(hits.length).toBeGreaterThan(0);
    for (const { text } of hits) expect(foldToString(text)).not.toContain('网格');
  });

  test('a word that does not occur in the collection is reported as missing and does not prevent hits', async () => {
    const { hits } = await ask(server, { q: '村规民约 量子计算', mode: 'smart' });
    expect(hits.length).toBeGreaterThan(0);
    for (const { missing } of hits) expect(missing?.join('')).toContain('量子');
  });

  test('smart search finds the same passages for traditional characters', async () => {
    const [simple, traditional] = [
      await ask(server, { q: '化解邻里纠纷', mode: 'smart' }),
      await ask(server, { q: '化解鄰里糾紛', mode: 'smart' }),
    ];
    expect(ids(traditional.hits)).toEqual(ids(simple.hits));
  });

  test('smart search ignores stop words unless the query has nothing else', async () => {
    const { query: read } = await ask(server, { q: '怎么化解邻里纠纷的', mode: 'smart' });
    expect(read.understood).toContain('略去「怎么」、「的」');
    expect((await ask(server, { q: '的', mode: 'smart' })).total).toEqual(
      (await ask(server, { q: '的' })).total,
    );
    const english = await server.get(`/api/search?${query({ q: '怎么化解纠纷', mode: 'smart' })}`, 'en');
    expect(english.body.query.understood).toMatch(/^by words: “化解” \(or .*; leaving out “怎么”/);
  });

  test('smart search applies filters, and its facets and totals are those of the hits', async () => {
    const answer = await ask(server, { q: '化解邻里纠纷', mode: 'smart', year: '2022' });
    expect(answer.total).toMatchObject({ passages: answer.hits.length, exact: true });
    expect(answer.facets.year).toEqual([{ value: '2022', label: '2022', passages: answer.hits.length }]);
    for (const { report } of answer.hits) expect(report.year).toBe(2022);
  });

  test('within=report asks a whole report for all words or their synonyms', async () => {
    const { hits } = await ask(server, { q: '林权 双语', mode: 'smart', within: 'report' });
    const reports = new Map<string, string>();
    for (const { report, text } of hits) reports.set(report.id, (reports.get(report.id) ?? '') + text);
    expect(reports.size).toBeGreaterThan(0);
    for (const said of reports.values())
      expect([/林权|林地/.test(said), /双语/.test(said)]).toEqual([true, true]);
  });
});

describe('smart search with more candidates than are scored', () => {
  test('smart search with count=exact gives the same totals and facets above the scoring limit as below it', async () => {
    for (const q of QUESTIONS.slice(0, 10)) {
      const full = await ask(server, { q, mode: 'smart' });
      const auto = await ask(large, { q, mode: 'smart', limit: 3 });
      const counted = await ask(large, { q, mode: 'smart', count: 'exact' });
      expect(counted.total, q).toEqual(full.total);
      expect(counted.facets, q).toEqual(full.facets);
      if (!auto.total.exact) expect(auto.total.passages, q).toBeGreaterThanOrEqual(auto.hits.length);
    }
  });

  test('smart search above the scoring limit obeys every filter, also with no text in memory', async () => {
    const [full] = (await ask(server, { q: '化解邻里纠纷', mode: 'smart' })).hits;
    const { place, year, genre, id: report } = full?.report ?? {};
    const { province, city, county, town, key } = place ?? {};
    const filters = {
      province,
      city,
      county,
      town,
      place: key,
      year,
      genre,
      report,
      section: full?.section.kind,
    };
    for (const [name, value] of Object.entries(filters)) {
      expect(value, name).toBeTruthy();
      const q = { q: '化解邻里纠纷', mode: 'smart', [name]: value ?? '' };
      const expected = await ask(server, { ...q, count: 'exact' });
      expect(expected.hits.length, name).toBeGreaterThan(0);
      const ids = new Set(expected.hits.map((hit) => hit.id));
      for (const on of [large, engineOnly]) {
        const page = await ask(on, { ...q, limit: 5 });
        for (const hit of page.hits) expect(ids, name).toContain(hit.id);
        expect((await ask(on, { ...q, count: 'exact' })).total, name).toEqual(expected.total);
      }
    }
  });

  test('the pages of a smart search above the scoring limit do not overlap and together hold every hit', async () => {
    for (const q of ['化解邻里纠纷', '干部学法 考试', '板凳议事会']) {
      const paged = ids(await all(large, q, 7));
      expect(new Set(paged).size, q).toBe(paged.length);
      expect([...paged].sort(), q).toEqual(ids(await all(server, q)).sort());
    }
  });
});

describe('other routes in smart mode', () => {
  test('the compare route shows for a report the hits of a smart search within it', async () => {
    const q = '化解邻里纠纷';
    const { hits } = await ask(server, { q, mode: 'smart' });
    const report = hits[0]?.report.id ?? '';
    const within = await ask(server, { q, mode: 'smart', report });
    const { body } = await server.get(`/api/compare?${query({ q, mode: 'smart', reports: report })}`);
    expect(ids(body.columns[0].hits).sort()).toEqual(ids(within.hits).sort());
    expect(body.columns[0].hits[0].words.length).toBeGreaterThan(0);
  });

  test('the report route marks the same ranges in the same passages as a smart search', async () => {
    const q = '化解邻里纠纷';
    const { hits } = await ask(server, { q, mode: 'smart' });
    const report = hits[0]?.report.id ?? '';
    const { body } = await server.get(`/api/reports/${report}?${query({ q, mode: 'smart' })}`);
    const marked = body.passages.filter(({ ranges }: Hit) => ranges.length > 0);
    const expected = hits.filter((hit) => hit.report.id === report);
    expect(ids(marked).sort()).toEqual(ids(expected).sort());
    for (const { id, ranges } of expected)
      expect(marked.find((passage: Hit) => passage.id === id)?.ranges).toEqual(ranges);
  });
});
