/** The oracle of exact search is substring search on the folded passages, written here without any of its code. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { random } from '../../indexer/bench/random.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import type { Hit, SearchAnswer } from '../contract.ts';
import type { Candidate } from '../engine-reader.ts';
import { query, type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { NO_FILTERS } from './filter.ts';

const SEED = 20_240_131;

/** Han phrases need no rule about runs of digits: plain counting, left to right, without overlap. */
function count(text: string, phrase: string): number {
  return text.split(phrase).length - 1;
}

async function allHits(server: SampleServer, q: string): Promise<{ hits: Hit[]; answer: SearchAnswer }> {
  const hits: Hit[] = [];
  for (;;) {
    const { status, body } = await server.get(`/api/search?${query({ q, limit: 100, offset: hits.length })}`);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    hits.push(...body.hits);
    if (hits.length >= body.total.passages) return { hits, answer: body };
  }
}

for (const [name, folder] of [
  ['the sample collection', undefined],
  ['the folder REAL_REPORTS', process.env['REAL_REPORTS'] ?? null],
] as const) {
  describe.skipIf(folder === null)(`over ${name}`, () => {
    let server: SampleServer;
    let passages: Candidate[];
    beforeAll(async () => {
      server = await sampleServer(folder ?? undefined);
      passages = await server.reader.passagesOf(server.catalogue.list(NO_FILTERS).map((report) => report.id));
    });
    afterAll(() => server.stop());

    test('2,000 random stretches of Han characters: the occurrences of substring search, no more, no fewer', async () => {
      const next = random(SEED);
      const folded = new Map(passages.map((passage) => [passage.id, foldToString(passage.text)]));
      const stretches = [...folded.values()].flatMap((text) => text.match(/\p{Script=Han}{2,}/gu) ?? []);
      let misses = 0;
      let extras = 0;
      for (let drawn = 0; drawn < 2000; drawn++) {
        const stretch = stretches[Math.floor(next() * stretches.length)] ?? '';
        const length = Math.min(stretch.length, 2 + Math.floor(next() * 19));
        const start = Math.floor(next() * (stretch.length - length + 1));
        const phrase = stretch.slice(start, start + length);
        const expected = new Map(
          [...folded].map(([id, text]) => [id, count(text, phrase)] as const).filter(([, n]) => n > 0),
        );
        const { hits, answer } = await allHits(server, phrase);
        const found = new Map(hits.map((hit) => [hit.id, hit.ranges.length]));
        for (const [id, n] of expected) misses += Math.max(0, n - (found.get(id) ?? 0));
        for (const [id, n] of found) extras += Math.max(0, n - (expected.get(id) ?? 0));
        const occurrences = [...expected.values()].reduce((sum, n) => sum + n, 0);
        expect(answer.total, phrase).toMatchObject({ passages: expected.size, occurrences, exact: true });
      }
      expect({ misses, extras }).toEqual({ misses: 0, extras: 0 });
    });

    test('the ranges of every hit cut out text that folds to the query', async () => {
      const next = random(SEED + 1);
      for (let drawn = 0; drawn < 300; drawn++) {
        const { text } = passages[Math.floor(next() * passages.length)] ?? { text: '' };
        const start = Math.floor(next() * text.length);
        const phrase = text.slice(start, start + 1 + Math.floor(next() * 40));
        // What the query language reads as its own marks.
        if (/["“”＂\s~～|｜-]/.test(phrase)) continue;
        const folded = foldToString(phrase);
        if (folded === '' || /^[0-9a-z]|[0-9a-z]$/.test(folded)) continue;
        const { hits } = await allHits(server, phrase);
        expect(hits.length, phrase).toBeGreaterThan(0);
        for (const hit of hits) {
          for (const [from, to] of hit.ranges) expect(foldToString(hit.text.slice(from, to))).toBe(folded);
        }
      }
    });

    test('facets and totals are those of the hits', async () => {
      for (const phrase of ['法治', '行政执法', '矛盾', '第一责任人']) {
        const { hits, answer } = await allHits(server, phrase);
        const years = new Map<string, number>();
        for (const { report } of hits) {
          if (report.year !== null) years.set(String(report.year), (years.get(String(report.year)) ?? 0) + 1);
        }
        expect(new Map(answer.facets.year.map(({ value, passages }) => [value, passages]))).toEqual(years);
        expect(answer.total.reports).toBe(new Set(hits.map((hit) => hit.report.id)).size);
        expect(answer.total.places).toBe(new Set(hits.map((hit) => hit.report.place.key)).size);
      }
    });
  });
}
