/** Compares exact search with an independent oracle: substring search on the folded passages. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { random } from '../../../indexer/bench/random.ts';
import { parsePassageId } from '../../../indexer/domain/ids.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import type { Hit } from '../../contract/passage.ts';
import type { SearchAnswer } from '../../contract/search.ts';
import type { Candidate } from '../../engine/engine-reader.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import type { ServiceOptions } from '../../services.ts';
import { query, type SampleServer, sampleServer } from '../../testing/sample-server.ts';
import { SEARCH_COSTS } from '../plan/plan.ts';
import { type Parameters, queryGenerator, UNTYPABLE } from './drawn-queries.ts';
import { clauseMatches, countMatches, type RandomQuery } from './oracle.ts';

const SEED = 20_240_131;
const TIMEOUT_MS = 900_000;
const QUERIES = process.env['LONG_TESTS'] ? 5000 : 100;
async function allHits(
  server: SampleServer,
  parameters: Parameters,
): Promise<{ hits: Hit[]; answer: SearchAnswer }> {
  const hits: Hit[] = [];
  for (;;) {
    const path = `/api/search?${query({ ...parameters, limit: 100, offset: hits.length })}`;
    const { status, body } = await server.get(path);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)} ${path}`);
    hits.push(...body.hits);
    if (hits.length >= body.total.passages) return { hits, answer: body };
  }
}

/** A first look at a report or two, so that it never answers by itself. */
const BRIEF = { ...SEARCH_COSTS, firstLookUnits: 3000, firstLookHits: 3 };
/** Most queries count as those with thousands of candidates. */
const LARGE = { ...BRIEF, exactCandidates: 10, budgetMs: 0 };
const SCAN_ONLY = { ...BRIEF, unitNs: 0 };
const IDS_ONLY = { ...BRIEF, unitNs: 1e9 };
/** Bytes for about half of the sample collection. */
const HALF = 60_000;

const CASES: readonly (readonly [string, string | null | undefined, ServiceOptions])[] = [
  ['the sample collection', undefined, {}],
  ['the sample collection, by scans alone', undefined, { costs: SCAN_ONLY }],
  ['the sample collection, by ids alone', undefined, { costs: IDS_ONLY }],
  ['the sample collection, half of it in memory', undefined, { costs: SCAN_ONLY, textMemory: HALF }],
  ['the sample collection, as if it were large', undefined, { costs: LARGE }],
  ['the same, half of it in memory', undefined, { costs: LARGE, textMemory: HALF }],
  ['the same, none of it in memory', undefined, { costs: LARGE, textMemory: 0 }],
  ['the folder REAL_REPORTS', process.env['REAL_REPORTS'] ?? null, {}],
];
for (const [name, folder, options] of CASES) {
  describe.skipIf(folder === null)(`exact search over ${name}`, () => {
    let server: SampleServer;
    let passages: Candidate[];
    let folded: Map<string, string>;
    beforeAll(async () => {
      server = await sampleServer(folder ?? undefined, options);
      passages = await server.reader.passagesOf(server.catalogue.list(NO_FILTERS).map((report) => report.id));
      folded = new Map(passages.map((passage) => [passage.id, foldToString(passage.text)]));
    });
    afterAll(() => server.stop());

    function filteredPassages(filters: Parameters): Candidate[] {
      return passages.filter((passage) => {
        const record = server.catalogue.get(passage.report);
        const { year, section, province } = filters;
        return (
          (year === undefined || String(record?.year) === year) &&
          (section === undefined || passage.section === section) &&
          (province === undefined || record?.place.province === province)
        );
      });
    }

    /** Numbers of occurrences by passage id. */
    function expectedCounts(parsed: RandomQuery, filters: Parameters): Map<string, number> {
      const candidates = filteredPassages(filters);
      if (filters['within'] !== 'report') {
        const counts = candidates.map(({ id }) => [id, countMatches(folded.get(id) ?? '', parsed)] as const);
        return new Map(counts.filter((count): count is [string, number] => count[1] !== null));
      }
      const counts = new Map<string, number>();
      const exclusions = { required: [], near: null, excluded: parsed.excluded };
      for (const report of new Set(candidates.map((passage) => passage.report))) {
        const inReport = candidates.filter((passage) => passage.report === report);
        const text = (id: string) => folded.get(id) ?? '';
        if (inReport.some(({ id }) => countMatches(text(id), exclusions) === null)) continue;
        const matches = inReport.map(({ id }) => ({ id, clauses: clauseMatches(text(id), parsed) }));
        const clauses = parsed.required.length + (parsed.near ? 1 : 0);
        const has = (at: number) => matches.some((passage) => (passage.clauses[at]?.length ?? 0) > 0);
        if (!Array.from({ length: clauses }, (_, at) => has(at)).every(Boolean)) continue;
        for (const passage of matches) {
          const count = new Set(passage.clauses.flat().map((span) => span.join('-'))).size;
          if (count > 0) counts.set(passage.id, count);
        }
      }
      return counts;
    }

    test(
      `exact search agrees with plain string search on hits, occurrences, totals and facets of ${QUERIES} random queries`,
      async () => {
        const nextQuery = queryGenerator(random(SEED), passages);
        for (let at = 0; at < QUERIES; at++) {
          const { q, parsed, filters } = nextQuery();
          const expected = expectedCounts(parsed, filters);
          const { hits, answer } = await allHits(server, { q, ...filters, count: 'exact' });
          expect(new Map(hits.map((hit) => [hit.id, hit.ranges.length])), q).toEqual(expected);
          const reports = [...expected.keys()].map((id) =>
            server.catalogue.get(parsePassageId(id)?.report ?? ''),
          );
          expect(answer.total, q).toEqual({
            passages: expected.size,
            occurrences: [...expected.values()].reduce((sum, count) => sum + count, 0),
            reports: new Set(reports).size,
            places: new Set(reports.map((report) => report?.place.key)).size,
            recognised: 0,
            exact: true,
          });
          const years = tally(reports.map((report) => report?.year));
          expect(new Map(answer.facets.year.map(({ value, passages }) => [value, passages])), q).toEqual(
            years,
          );
          const provinces = tally(reports.map((report) => report?.place.province));
          expect(new Map(answer.facets.province.map(({ value, passages }) => [value, passages])), q).toEqual(
            provinces,
          );
        }
      },
      TIMEOUT_MS,
    );

    test('pages with estimated totals hold the same hits in the same order as pages with exact totals', async () => {
      const next = random(SEED + 2);
      const hanRuns = [...folded.values()].flatMap((text) => text.match(/\p{Script=Han}{2,}/gu) ?? []);
      for (let round = 0; round < 40; round++) {
        const q = hanRuns[Math.floor(next() * hanRuns.length)]?.slice(0, 2) ?? '';
        const pages = await Promise.all(
          (['auto', 'exact'] as const).map(async (count) => {
            const { body } = await server.get(`/api/search?${query({ q, count, limit: 4, offset: 4 })}`);
            return (body as SearchAnswer).hits.map(({ id }) => id);
          }),
        );
        expect(pages[0], q).toEqual(pages[1]);
      }
    });

    test.each(['passage', 'report'])(
      'a word that matches two alternatives counts once within a %s',
      async (within) => {
        const { hits, answer } = await allHits(server, { q: '府|县 府|镇', within, count: 'exact' });
        const distinct = hits.map(({ ranges }) => new Set(ranges.map((range) => range.join('-'))).size);
        expect(hits.map(({ ranges }) => ranges.length)).toEqual(distinct);
        expect(answer.total.occurrences).toBe(distinct.reduce((sum, count) => sum + count, 0));
        expect(answer.total.occurrences).toBeGreaterThan(hits.length);
      },
    );

    test('the text in the ranges of every hit folds to the query', async () => {
      const next = random(SEED + 1);
      for (let round = 0; round < 300; round++) {
        const { text } = passages[Math.floor(next() * passages.length)] ?? { text: '' };
        const start = Math.floor(next() * text.length);
        const phrase = text.slice(start, start + 1 + Math.floor(next() * 40));
        if (UNTYPABLE.test(phrase)) continue;
        const expected = foldToString(phrase);
        if (expected === '' || /^[0-9a-z]|[0-9a-z]$/.test(expected)) continue;
        const { hits } = await allHits(server, { q: `"${phrase}"` });
        expect(hits.length, phrase).toBeGreaterThan(0);
        for (const hit of hits) {
          for (const [from, to] of hit.ranges) expect(foldToString(hit.text.slice(from, to))).toBe(expected);
        }
      }
    });
  });
}

function tally(values: readonly (string | number | null | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value === null || value === undefined) continue;
    counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  return counts;
}
