/** The oracle of exact search is substring search on the folded passages, written without any of its code. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { random } from '../../../indexer/bench/random.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import type { Hit } from '../../contract/passage.ts';
import type { SearchAnswer } from '../../contract/search.ts';
import type { Candidate } from '../../engine/engine-reader.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { query, type SampleServer, sampleServer } from '../../testing/sample-server.ts';
import { LIMITS, type Limits } from '../hits/search-context.ts';
import { counted, type Drawn, parts } from './oracle.ts';

const SEED = 20_240_131;
/** Milliseconds. */
const LONG = 900_000;
const QUERIES = process.env['LONG_TESTS'] ? 5000 : 400;
/** What the query language reads as its own marks, and lone halves of pairs, which no one can type. */
const MARKS = /["“”＂\n]|^[\s]|[\s]$|\p{Surrogate}/u;

type Parameters = Readonly<Record<string, string | readonly string[]>>;

async function allHits(
  server: SampleServer,
  asked: Parameters,
): Promise<{ hits: Hit[]; answer: SearchAnswer }> {
  const hits: Hit[] = [];
  for (;;) {
    const path = `/api/search?${query({ ...asked, limit: 100, offset: hits.length })}`;
    const { status, body } = await server.get(path);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)} ${path}`);
    hits.push(...body.hits);
    if (hits.length >= body.total.passages) return { hits, answer: body };
  }
}

/** So low that most queries go the ways of those with thousands of candidates. */
const LOW: Limits = { first: 3, verified: 10, unitsPerId: 3000 };
/** The same, and no text in memory is read but that of candidates. */
const IDS: Limits = { ...LOW, unitsPerId: 0.001 };

for (const [name, folder, limits] of [
  ['the sample collection', undefined, LIMITS],
  ['the sample collection, as if it were large', undefined, LOW],
  ['the sample collection, as if it were large, by ids alone', undefined, IDS],
  ['the folder REAL_REPORTS', process.env['REAL_REPORTS'] ?? null, LIMITS],
] as const) {
  describe.skipIf(folder === null)(`over ${name}`, () => {
    let server: SampleServer;
    let passages: Candidate[];
    let folded: Map<string, string>;
    beforeAll(async () => {
      server = await sampleServer(folder ?? undefined, limits);
      passages = await server.reader.passagesOf(server.catalogue.list(NO_FILTERS).map((report) => report.id));
      folded = new Map(passages.map((passage) => [passage.id, foldToString(passage.text)]));
    });
    afterAll(() => server.stop());

    /** The passages that a filter leaves, by plain comparison. */
    function within(filters: Parameters): Candidate[] {
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

    /** Occurrences by passage id. */
    function expected(drawn: Drawn, filters: Parameters): Map<string, number> {
      const left = within(filters);
      if (filters['within'] !== 'report') {
        const counts = left.map(({ id }) => [id, counted(folded.get(id) ?? '', drawn)] as const);
        return new Map(counts.filter((count): count is [string, number] => count[1] !== null));
      }
      const found = new Map<string, number>();
      for (const report of new Set(left.map((passage) => passage.report))) {
        const own = left.filter((passage) => passage.report === report);
        const text = (id: string) => folded.get(id) ?? '';
        if (own.some(({ id }) => counted(text(id), { all: [], near: null, none: drawn.none }) === null))
          continue;
        const said = own.map(({ id }) => ({ id, clauses: parts(text(id), drawn) }));
        const clauses = drawn.all.length + (drawn.near ? 1 : 0);
        const has = (at: number) => said.some((passage) => (passage.clauses[at]?.length ?? 0) > 0);
        if (!Array.from({ length: clauses }, (_, at) => has(at)).every(Boolean)) continue;
        for (const passage of said) {
          const count = new Set(passage.clauses.flat().map((stretch) => stretch.join('-'))).size;
          if (count > 0) found.set(passage.id, count);
        }
      }
      return found;
    }

    test(
      `${QUERIES} drawn queries of every kind: the hits, occurrences, totals and facets of plain string search`,
      async () => {
        const draw = drawing(random(SEED), passages);
        for (let at = 0; at < QUERIES; at++) {
          const { q, drawn, filters } = draw();
          const want = expected(drawn, filters);
          const { hits, answer } = await allHits(server, { q, ...filters, count: 'exact' });
          expect(new Map(hits.map((hit) => [hit.id, hit.ranges.length])), q).toEqual(want);
          const reports = [...want.keys()].map((id) => server.catalogue.get(id.replace(/-\d+$/, '')));
          expect(answer.total, q).toEqual({
            passages: want.size,
            occurrences: [...want.values()].reduce((sum, count) => sum + count, 0),
            reports: new Set(reports).size,
            places: new Set(reports.map((report) => report?.place.key)).size,
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
      LONG,
    );

    test('pages counted by estimate hold the same hits as those counted exactly, in the same order', async () => {
      const next = random(SEED + 2);
      const stretches = [...folded.values()].flatMap((text) => text.match(/\p{Script=Han}{2,}/gu) ?? []);
      for (let drawn = 0; drawn < 40; drawn++) {
        const q = stretches[Math.floor(next() * stretches.length)]?.slice(0, 2) ?? '';
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
      'a word that two alternatives name counts once within a %s',
      async (where) => {
        const { hits, answer } = await allHits(server, { q: '府|县 府|镇', within: where, count: 'exact' });
        const stretches = hits.map(({ ranges }) => new Set(ranges.map((range) => range.join('-'))).size);
        expect(hits.map(({ ranges }) => ranges.length)).toEqual(stretches);
        expect(answer.total.occurrences).toBe(stretches.reduce((sum, count) => sum + count, 0));
        expect(answer.total.occurrences).toBeGreaterThan(hits.length);
      },
    );

    test('the ranges of every hit cut out text that folds to the query', async () => {
      const next = random(SEED + 1);
      for (let drawn = 0; drawn < 300; drawn++) {
        const { text } = passages[Math.floor(next() * passages.length)] ?? { text: '' };
        const start = Math.floor(next() * text.length);
        const phrase = text.slice(start, start + 1 + Math.floor(next() * 40));
        if (MARKS.test(phrase)) continue;
        const wanted = foldToString(phrase);
        if (wanted === '' || /^[0-9a-z]|[0-9a-z]$/.test(wanted)) continue;
        const { hits } = await allHits(server, { q: `"${phrase}"` });
        expect(hits.length, phrase).toBeGreaterThan(0);
        for (const hit of hits) {
          for (const [from, to] of hit.ranges) expect(foldToString(hit.text.slice(from, to))).toBe(wanted);
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

/** Draws queries of every kind from the wording of the passages, most of which have hits. */
function drawing(next: () => number, passages: readonly Candidate[]) {
  const upTo = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(items: readonly T[]): T => items[upTo(0, items.length - 1)] as T;
  const digits = passages.filter(({ text }) => /\d/.test(text));
  const latin = passages.filter(({ text }) => /[A-Za-z]/.test(text));

  const stretch = (text: string, longest: number): string => {
    for (;;) {
      const start = upTo(0, text.length - 1);
      const phrase = text.slice(start, start + upTo(1, longest));
      if (!MARKS.test(phrase) && foldToString(phrase) !== '') return phrase;
      if (text.length < 3) return '法';
    }
  };
  /** Around a character of a kind, so that a digit, a letter or a mark is in the phrase. */
  const around = (text: string, kind: RegExp): string => {
    const at = pick([...text.matchAll(kind)].map(({ index }) => index));
    if (at === undefined) return stretch(text, 6);
    const phrase = text.slice(Math.max(0, at - upTo(0, 4)), at + upTo(1, 5));
    return MARKS.test(phrase) || foldToString(phrase) === '' ? stretch(text, 6) : phrase;
  };
  const phrase = (text = pick(passages).text): string => {
    const kind = next();
    if (kind < 0.1) return stretch(text, 200);
    if (kind < 0.2) return around(pick(digits).text, /\d/g);
    if (kind < 0.25 && latin.length > 0) return around(pick(latin).text, /[A-Za-z]/g);
    if (kind < 0.4) return around(text, /[，。；、：（）]/g);
    if (kind < 0.5) return stretch(text, 1);
    return stretch(text, 8);
  };

  return (): { q: string; drawn: Drawn; filters: Parameters } => {
    const { text } = pick(passages.filter((passage) => passage.text.length > 2));
    const all: string[][] = [];
    const none: string[] = [];
    let near: { left: string; within: number; right: string } | null = null;
    const kind = next();
    if (kind < 0.5) all.push([phrase()]);
    else if (kind < 0.62) for (let n = upTo(2, 4); n > 0; n--) all.push([stretch(text, 6)]);
    else if (kind < 0.65) for (let n = upTo(11, 14); n > 0; n--) all.push([stretch(text, 3)]);
    else if (kind < 0.78) {
      all.push(Array.from({ length: upTo(2, 4) }, () => phrase()));
      if (next() < 0.3) all.push([stretch(text, 2), phrase()]);
    } else if (kind < 0.9) {
      all.push([stretch(text, 2)]);
      for (let n = upTo(1, 2); n > 0; n--) none.push(phrase());
    } else near = { left: stretch(text, 4), within: upTo(0, 40), right: stretch(text, 4) };
    const q = [
      ...all.map((alternatives) => alternatives.map((one) => `"${one}"`).join(pick([' | ', '｜', '|']))),
      ...(near ? [`"${near.left}" ~${near.within} “${near.right}”`] : []),
      ...none.map((one) => `-"${one}"`),
    ].join(pick([' ', '　']));
    const filters: Record<string, string> = {};
    if (next() < 0.1) filters['year'] = pick(['2021', '2022', '2023']);
    if (next() < 0.1) filters['section'] = pick(['achievements', 'problems', 'plan']);
    if (next() < 0.15) filters['within'] = 'report';
    const fold = (phrases: readonly string[]): string[] => phrases.map(foldToString);
    return {
      q,
      drawn: {
        all: all.map(fold),
        near: near && { ...near, left: foldToString(near.left), right: foldToString(near.right) },
        none: fold(none),
      },
      filters,
    };
  };
}
