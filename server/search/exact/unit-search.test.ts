/** `#件` in the query language against a plain loop over all passages, on drawn queries. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { random } from '../../../indexer/bench/random.ts';
import { FigureGrammar } from '../../../indexer/figures/figures.ts';
import { settings } from '../../../indexer/settings.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import type { SearchAnswer } from '../../contract/search.ts';
import type { Candidate } from '../../engine/engine-reader.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { query, type SampleServer, sampleServer } from '../../testing/sample-server.ts';
import { SEARCH_COSTS } from '../plan/plan.ts';
import { UNTYPABLE } from './drawn-queries.ts';

const SEED = 20_261_129;
const QUERIES = 500;
const TIMEOUT_MS = 300_000;
const UNITS = ['件', '起', '次', '场', '人次', '%', '元', '名', '个', '份', '项', '条', '期', '户', '公里'];
const grammar = FigureGrammar.load(settings({}));

interface Drawn {
  readonly q: string;
  readonly unit: string;
  readonly word: string;
  /** Null where the two need only stand in one passage. */
  readonly within: number | null;
  readonly isExcluded: boolean;
}

type Span = readonly [number, number];

function spansOf(text: string, word: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    spans.push([at, at + word.length]);
  return spans;
}

/** Number of marked ranges by passage, as a plain loop finds them. */
function expected(
  { unit, word, within, isExcluded }: Drawn,
  passages: readonly Candidate[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id, text } of passages) {
    const folded = foldToString(text);
    const numbers = grammar
      .quantities(folded)
      .filter((quantity) => quantity.unit === unit)
      .map(({ start, end }): Span => [start, end]);
    const words = word === '' ? [] : spansOf(folded, word);
    if (isExcluded) {
      if (words.length > 0 && numbers.length === 0) counts.set(id, words.length);
      continue;
    }
    if (numbers.length === 0 || (word !== '' && words.length === 0)) continue;
    const pairs =
      within === null
        ? [...numbers, ...words]
        : numbers.flatMap((a) =>
            words.flatMap((b) => {
              const gap = Math.max(b[0] - a[1], a[0] - b[1]);
              return gap >= 0 && gap <= within ? [a, b] : [];
            }),
          );
    const distinct = new Set(pairs.map((span) => span.join('-')));
    if (distinct.size > 0) counts.set(id, distinct.size);
  }
  return counts;
}

describe.each([
  ['as planned', SEARCH_COSTS],
  ['by ids alone', { ...SEARCH_COSTS, firstLookUnits: 3000, firstLookHits: 3, unitNs: 1e9 }],
])('numbers with a unit, %s', (_, costs) => {
  let server: SampleServer;
  let passages: readonly Candidate[];
  beforeAll(async () => {
    server = await sampleServer(undefined, { costs });
    const ids = server.catalogue.list(NO_FILTERS).map(({ id }) => id);
    passages = await server.reader.passagesOf(ids);
  });
  afterAll(() => server.stop());

  test(
    `${QUERIES / 2} drawn queries count what a plain loop counts`,
    async () => {
      const next = random(SEED + costs.unitNs);
      const integer = (max: number): number => Math.floor(next() * (max + 1));
      const word = (): string => {
        for (;;) {
          const text = passages[integer(passages.length - 1)]?.text ?? '';
          const start = integer(Math.max(0, text.length - 2));
          const typed = text.slice(start, start + 1 + integer(3));
          // Digits and letters at the edge of a word may be part of a longer run, which a plain search ignores.
          if (!UNTYPABLE.test(typed) && /^\p{Script=Han}+$/u.test(typed)) return foldToString(typed);
        }
      };
      let withHits = 0;
      for (let round = 0; round < QUERIES / 2; round++) {
        const unit = UNITS[integer(UNITS.length - 1)] ?? '件';
        const kind = next();
        const within = kind < 0.6 ? integer(40) : null;
        const typed = kind < 0.75 || kind >= 0.9 ? word() : '';
        const isExcluded = kind >= 0.9;
        const parts = [typed === '' ? '' : `"${typed}"`, within === null ? '' : `~${within}`];
        const q = isExcluded ? `"${typed}" -#${unit}` : [...parts, `#${unit}`].filter(Boolean).join(' ');
        const counts = expected({ q, unit, word: typed, within, isExcluded }, passages);
        if (counts.size > 0) withHits++;
        const { status, body } = await server.get(`/api/search?${query({ q, count: 'exact', limit: 100 })}`);
        expect(status, q).toBe(200);
        const { hits, total } = body as SearchAnswer;
        expect([total.passages, total.occurrences, total.exact], q).toEqual([
          counts.size,
          [...counts.values()].reduce((sum, count) => sum + count, 0),
          true,
        ]);
        for (const { id, ranges } of hits) expect(ranges.length, `${q} ${id}`).toBe(counts.get(id));
      }
      expect(withHits).toBeGreaterThan(QUERIES / 8);
    },
    TIMEOUT_MS,
  );

  test('what is marked is the number with its unit, and the query is explained', async () => {
    const { body } = await server.get(`/api/search?${query({ q: '调解 ~20 #起', limit: 100 })}`);
    const { hits, query: asked } = body as SearchAnswer;
    expect(hits.length).toBeGreaterThan(0);
    expect(asked.understood).toBe('含「调解」与单位为“起”的数（相隔不超过 20 字）');
    for (const { text, ranges } of hits) {
      const marked = ranges.map(([start, end]) => text.slice(start, end).replaceAll(/\s/g, ''));
      expect(marked.some((words) => /\d余?起$|[一二三四五六七八九十百]余?起$/.test(words))).toBe(true);
      for (const words of marked) expect(words).toMatch(/^调解$|起$/);
    }
  });
});
