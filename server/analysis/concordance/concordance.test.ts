/**
 * The oracle finds every occurrence by substring search in the folded passages and sorts with the collator
 * itself.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldToString } from '../../../indexer/text/fold.ts';
import { wordSegmenter } from '../../../indexer/text/segmentation.ts';
import type { KwicAnswer } from '../../contract/concordance.ts';
import { timeSlice } from '../../corpus/time-slice.ts';
import type { Candidate } from '../../engine/engine-reader.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { query, type SampleServer, sampleServer } from '../../testing/sample-server.ts';
import { mostBetweenTurns } from '../../testing/turns.ts';
import { ContextSort } from './context-sort.ts';
import { PinyinOrder } from './pinyin-order.ts';

const COLLATOR = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

let server: SampleServer;
let passages: Map<string, Candidate>;

beforeAll(async () => {
  server = await sampleServer();
  const all = await server.reader.passagesOf(server.catalogue.list(NO_FILTERS).map(({ id }) => id));
  passages = new Map(all.map((passage) => [passage.id, passage]));
});
afterAll(() => server.stop());

async function kwic(parameters: Parameters<typeof query>[0]): Promise<KwicAnswer> {
  const { status, body } = await server.get(`/api/kwic?${query(parameters)}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

/** Fetches all lines page by page. */
async function allLines(
  parameters: Parameters<typeof query>[0],
  limit: number,
): Promise<KwicAnswer['lines']> {
  const lines: KwicAnswer['lines'] = [];
  for (;;) {
    const { lines: page, total } = await kwic({ ...parameters, limit, offset: lines.length });
    lines.push(...page);
    if (page.length < limit) {
      expect(lines).toHaveLength(total.occurrences);
      return lines;
    }
  }
}

/** Folded context of each occurrence, nearest character first. */
function contexts(phrase: string, side: 'left' | 'right'): string[] {
  return [...passages.values()].flatMap(({ text }) => {
    const pieces = foldToString(text).split(phrase);
    return pieces.slice(1).map((_, at) => {
      const before = pieces.slice(0, at + 1).join(phrase);
      const after = pieces.slice(at + 1).join(phrase);
      return (side === 'left' ? [...before].reverse().join('') : after).slice(0, 24);
    });
  });
}

function byCollator(a: string, b: string): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = COLLATOR.compare(a[at] ?? '', b[at] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

describe('GET /api/kwic', () => {
  test.each(['枫桥经验', '法治', '的', '一', '，'])(
    'GET /api/kwic gives a line for each occurrence of [%s], cut from its passage',
    async (q) => {
      const lines = await allLines({ q, width: 7 }, 100);
      const seen = new Set(lines.map(({ passage, range }) => `${passage} ${range[0]}`));
      expect(seen.size).toBe(lines.length);
      expect(lines).toHaveLength(contexts(foldToString(q), 'right').length);
      for (const {
        passage,
        range: [start, end],
        left,
        keyword,
        right,
        report,
      } of lines) {
        const text = passages.get(passage)?.text ?? '';
        expect(foldToString(keyword)).toBe(foldToString(q));
        expect([left, keyword, right]).toEqual([
          text.slice(Math.max(0, start - 7), start),
          text.slice(start, end),
          text.slice(end, end + 7),
        ]);
        expect(passage.startsWith(report.id)).toBe(true);
      }
    },
  );

  for (const side of ['left', 'right'] as const) {
    test.each(['法治', '枫桥经验', '的'])(
      `lines of [%s] sort by their ${side} context across all pages`,
      async (q) => {
        const lines = await allLines({ q, sort: side, width: 100 }, 37);
        const shown = lines.map(({ passage, range: [start, end] }) => {
          const text = passages.get(passage)?.text ?? '';
          const beside = foldToString(side === 'left' ? text.slice(0, start) : text.slice(end));
          return (side === 'left' ? [...beside].reverse().join('') : beside).slice(0, 24);
        });
        expect(shown).toEqual(contexts(q, side).sort(byCollator));
      },
    );
  }

  for (const side of ['left', 'right'] as const) {
    test.each(['法治', '枫桥经验', '的'])(
      `lines of [%s] sort by the words on their ${side}, as jieba cuts the passage, across all pages`,
      async (q) => {
        const lines = await allLines({ q, sort: `${side}-word` }, 37);
        const segment = wordSegmenter(server.settings.lexicon);
        const beside = lines.map(({ passage, range: [start, end] }) => {
          const text = passages.get(passage)?.text ?? '';
          const [left, middle] = [foldToString(text.slice(0, start)), foldToString(text.slice(start, end))];
          const words: string[] = [];
          let at = 0;
          for (const word of segment(foldToString(text))) {
            const [from, to] = [at, at + word.length];
            if (side === 'left' && from < left.length) words.unshift(word.slice(0, left.length - from));
            if (side === 'right' && to > left.length + middle.length)
              words.push(word.slice(Math.max(0, left.length + middle.length - from)));
            at = to;
          }
          return `${words.join('\0')}\0`.slice(0, 24);
        });
        expect(beside).toEqual([...beside].sort(byCollator));
        expect(new Set(beside).size).toBeGreaterThan(5);
      },
    );
  }

  test('lines sorted by year or by place follow the order of search hits', async () => {
    for (const sort of ['newest', 'oldest', 'place']) {
      const lines = await allLines({ q: '枫桥经验', sort }, 10);
      const { body } = await server.get(`/api/search?${query({ q: '枫桥经验', sort, limit: 100 })}`);
      const hits = (body as { hits: { id: string; ranges: number[][] }[] }).hits;
      expect(lines.map(({ passage, range }) => [passage, ...range])).toEqual(
        hits.flatMap(({ id, ranges }) => ranges.map((range) => [id, ...range])),
      );
    }
  });

  test('a query of several words gets lines for each of them, narrowed by filters', async () => {
    const { lines, total } = await kwic({ q: '枫桥经验 网格', year: '2023', limit: 500 });
    const { body } = await server.get(`/api/search?${query({ q: '枫桥经验 网格', year: '2023' })}`);
    expect(total).toEqual(body.total);
    expect(new Set(lines.map(({ keyword }) => foldToString(keyword)))).toEqual(new Set(['枫桥经验', '网格']));
    for (const { report } of lines) expect(report.year).toBe(2023);
  });

  test('a page past the end and a phrase without hits have no lines', async () => {
    for (const sort of ['left', 'newest']) {
      expect((await kwic({ q: '法治', sort, offset: 9_999_999 })).lines).toEqual([]);
      expect((await kwic({ q: '从未说过的话', sort })).lines).toEqual([]);
    }
  });

  test.each([
    ['q=', 'empty_query'],
    ['sort=left', 'bad_parameter'],
    ['q=法治&sort=relevance', 'bad_parameter'],
    ['q=法治&limit=0', 'bad_parameter'],
    ['q=法治&limit=501', 'bad_parameter'],
    ['q=法治&offset=-1', 'bad_parameter'],
    ['q=法治&width=0', 'bad_parameter'],
  ])('GET /api/kwic?%s is a 400', async (parameters, code) => {
    const { status, body } = await server.get(`/api/kwic?${encodeURI(parameters)}`);
    expect([status, body.error.code]).toEqual([400, code]);
  });
});

test('contexts of a concordance line never cut a surrogate pair', async () => {
  const { lines } = await kwic({ q: '法治', width: 1 });
  for (const { left, right } of lines) expect([...left].length + [...right].length).toBeLessThanOrEqual(2);
});

test('PinyinOrder keeps the order of known characters when others are added', async () => {
  const order = new PinyinOrder();
  const add = (units: string): Promise<void> =>
    order.add(
      [...units].map((unit) => unit.charCodeAt(0)),
      timeSlice(undefined),
    );
  const ranks = (): number[] => [...'，安中重a'].map((unit) => order.rank(unit.charCodeAt(0)));
  await add('中安重a，');
  expect(ranks()).toEqual([1, 2, 3, 4, 5]);
  await add('长1。');
  expect(ranks()).toEqual([...ranks()].sort((a, b) => a - b));
  expect(new Set(ranks()).size).toBe(5);
  expect(order.rank('无'.charCodeAt(0))).toBe(0);
});

test('ContextSort keeps the input order of thousands of lines with identical contexts', async () => {
  const text = '坚持和发展新时代枫桥经验的做法，全面推进法治政府建设，化解矛盾的能力得到提高。';
  const lines = new ContextSort('left', async () => () => text, timeSlice(undefined));
  const ranges = Array.from({ length: 10 }, (_, at): [number, number] => [at * 3, at * 3 + 1]);
  await lines.addAll(3_000, () => ranges);
  const page = (await lines.page(14_990, 50)).slice(0, 50);
  expect(page).toHaveLength(50);
  // The page spans the boundary of two contexts; within each, lines keep their input order.
  expect(new Set(page.map(([, occurrence]) => occurrence)).size).toBe(2);
  expect(page[9]?.[0]).toBe(2_999);
  expect(page[10]?.[0]).toBe(0);
});

test.each(['left', 'right', 'left-word', 'right-word'] as const)(
  'ContextSort by %s selects any page of twenty thousand lines as sorting all of them does, in turns',
  async (order) => {
    // Two characters, so that contexts agree far beyond the first ones.
    const texts = Array.from({ length: 200 }, (_, hit) =>
      Array.from({ length: 200 }, (_, at) => ((at * (hit % 5) + hit) % 13 < 6 ? '法' : '的')).join(''),
    );
    const ranges = Array.from({ length: 100 }, (_, at): [number, number] => [2 * at, 2 * at + 1]);
    const startsWord = (hit: number, offset: number): boolean => (hit + offset) % 3 !== 0;
    let [read, asked] = [0, 0];
    const lines = new ContextSort(
      order,
      async (hits) => {
        asked = Math.max(asked, hits.length);
        return (hit) => {
          read++;
          return texts[hit] ?? '';
        };
      },
      timeSlice(undefined),
      startsWord,
    );
    const isLeft = order.startsWith('left');
    const contextOf = (hit: number, [start, end]: [number, number]): string => {
      const text = texts[hit] ?? '';
      if (!order.endsWith('word'))
        return (isLeft ? [...text.slice(0, start)].reverse().join('') : text.slice(end)).slice(0, 24);
      const words: string[] = [];
      let word = '';
      const context = isLeft ? text.slice(0, start) : text.slice(end);
      [...context].forEach((character, at) => {
        if (word !== '' && startsWord(hit, isLeft ? at : end + at)) {
          words.push(word);
          word = '';
        }
        word += character;
      });
      if (word !== '') words.push(word);
      return (isLeft ? words.reverse() : words)
        .map((one) => `${one}\0`)
        .join('')
        .slice(0, 24);
    };
    const expected = texts
      .flatMap((_, hit) =>
        ranges.map((range, occurrence) => ({ at: [hit, occurrence], context: contextOf(hit, range) })),
      )
      .sort((a, b) => byCollator(a.context.replaceAll('\0', ' '), b.context.replaceAll('\0', ' ')))
      .map(({ at }) => at);
    const most = await mostBetweenTurns(
      () => read,
      async () => {
        await lines.addAll(texts.length, () => ranges);
        for (const offset of [0, 9_990, 19_990]) {
          const page = (await lines.page(offset, 500)).slice(0, 500);
          expect(page).toEqual(expected.slice(offset, offset + 500));
        }
      },
    );
    expect(most).toBeLessThan(20);
    expect(asked).toBeLessThanOrEqual(1000);
  },
);
