/** The oracle segments all passages anew and counts with plain loops. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { random } from '../../../indexer/bench/random.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import type { CollocatesAnswer, KeywordsAnswer, WordsAnswer } from '../../contract/words.ts';
import { type SegmentedPassage, segmentedPassages, wordsOf } from '../../testing/plain-words.ts';
import { query, type SampleServer, sampleServer } from '../../testing/sample-server.ts';
import { COLLOCATES, KEYWORDS } from './statistics/r/questions.ts';

let server: SampleServer;
let passages: SegmentedPassage[];

beforeAll(async () => {
  server = await sampleServer();
  passages = await segmentedPassages(server);
});
afterAll(() => server.stop());

async function get<Answer>(path: string, parameters: Parameters<typeof query>[0]): Promise<Answer> {
  const { status, body } = await server.get(`${path}?${query(parameters)}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

describe('GET /api/words', () => {
  test('500 drawn words are counted as a plain loop counts them, and the search for each opens its passages', async () => {
    const all: WordsAnswer['words'] = [];
    for (let more = true; more; ) {
      const { words, total } = await get<WordsAnswer>('/api/words', { limit: 500, offset: all.length });
      all.push(...words);
      more = all.length < total;
    }
    const next = random(11);
    const drawn = all
      .map((word) => ({ word, at: next() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, 500);
    expect(drawn).toHaveLength(500);
    const byWord = new Map<string, SegmentedPassage[]>();
    for (const passage of passages)
      for (const word of new Set(wordsOf(passage))) byWord.set(word, [...(byWord.get(word) ?? []), passage]);
    for (const { word } of drawn) {
      const folded = foldToString(word.word);
      const having = byWord.get(folded) ?? [];
      const occurrences = having.flatMap((passage) => wordsOf(passage).filter((other) => other === folded));
      const places = new Set(having.map(({ record }) => record.place.key));
      expect([word.word, word.count, word.passages, word.places]).toEqual([
        word.word,
        occurrences.length,
        having.length,
        places.size,
      ]);
    }
    for (const { word } of drawn) {
      const q = `"${word.word}"`;
      const parameters = query({ q, limit: 100, count: 'exact' });
      const { total, hits } = (await server.get(`/api/search?${parameters}`)).body;
      // The search finds the string wherever it stands: as the word, and within and across others.
      const folded = foldToString(word.word);
      const having = passages.filter((passage) => passage.folded.includes(folded));
      const asWord = byWord.get(folded) ?? [];
      expect([q, total.passages]).toEqual([q, having.length]);
      expect(having).toEqual(expect.arrayContaining(asWord));
      if (total.passages <= 100)
        expect(hits.map(({ id }: { id: string }) => id).sort()).toEqual(having.map(({ id }) => id).sort());
    }
  });

  test('words are written as in a report, and found by a part of them in any form of the characters', async () => {
    const { words } = await get<WordsAnswer>('/api/words', { typed: '羣众' });
    expect(words.map(({ word }) => word)).toContain('群众');
  });
});

describe('GET /api/keywords', () => {
  test('the figures of two provinces equal those that R computes from counts of plain loops', async () => {
    const expected = new Map(
      (
        parse(readFileSync(join(import.meta.dirname, 'statistics/r/keyness.csv')), {
          columns: true,
        }) as Record<string, string>[]
      ).map((row) => [row['word'], row]),
    );
    const { words } = await get<KeywordsAnswer>('/api/keywords', KEYWORDS);
    expect(words.length).toBe(Math.min(500, expected.size));
    for (const word of words) {
      const row = expected.get(foldToString(word.word));
      expect([word.passages, word.passagesAgainst]).toEqual([Number(row?.['own']), Number(row?.['other'])]);
      for (const name of ['g2', 'logRatio', 'lrc', 'dp'] as const)
        expect(word[name], `${word.word} ${name}`).toBeCloseTo(Number(row?.[name]), 6);
    }
  });

  test('the surest come first, numbers, stop words and the names of the place are left out, and the names told', async () => {
    const { words, names, own, against } = await get<KeywordsAnswer>('/api/keywords', { town: '砚泉镇' });
    expect([...words].sort((a, b) => b.lrc - a.lrc || b.g2 - a.g2)).toEqual(words);
    expect(words.slice(0, 20).map(({ word }) => word)).toEqual(expect.arrayContaining(['评理', '彩礼']));
    expect(names).toEqual(expect.arrayContaining(['砚', '泉']));
    for (const { word } of words) expect(word).not.toMatch(/^(砚|泉|砚泉镇|[一二三十]+|的|\d+)$/);
    expect(own.reports).toBe(3);
    expect(own.passages + own.copies + against.passages + against.copies).toBe(passages.length);
  });

  test('what a part says less is what the other says more', async () => {
    const parameters = { province: '甘肃省', 'against.province': '江苏省' };
    const less = await get<KeywordsAnswer>('/api/keywords', { ...parameters, direction: 'less', limit: 20 });
    const more = await get<KeywordsAnswer>('/api/keywords', {
      province: '江苏省',
      'against.province': '甘肃省',
      limit: 500,
    });
    const byWord = new Map(more.words.map((word) => [word.word, word]));
    expect(less.words.length).toBe(20);
    for (const { word, passages: own, passagesAgainst, logRatio } of less.words) {
      const other = byWord.get(word);
      expect([own, passagesAgainst]).toEqual([other?.passagesAgainst, other?.passages]);
      expect(logRatio).toBeCloseTo(-(other?.logRatio ?? 0), 9);
    }
  });

  test('some passages are compared with all others', async () => {
    const own = passages.filter(({ folded }) => folded.includes('彩礼')).map(({ id }) => id);
    const { words, ...answer } = await get<KeywordsAnswer>('/api/keywords', { passages: own, once: 'false' });
    expect([answer.own.passages, answer.against.passages]).toEqual([
      own.length,
      passages.length - own.length,
    ]);
    expect(words[0]).toMatchObject({ passages: own.length, passagesAgainst: 0 });
    const year = await get<KeywordsAnswer>('/api/keywords', { passages: own, year: '2022', once: 'false' });
    const ofYear = passages.filter(({ id, record }) => own.includes(id) && record.year === 2022);
    expect(year.own.passages).toBe(ofYear.length);
    const many = Array.from({ length: 201 }, (_, at) => `r-${at + 1}`);
    expect((await server.get(`/api/keywords?${query({ passages: many })}`)).status).toBe(400);
  });

  test('an empty part has no keywords, and an unknown filter value is no error', async () => {
    const { words, own } = await get<KeywordsAnswer>('/api/keywords', { town: '没有这个镇' });
    expect([words, own.passages]).toEqual([[], 0]);
    const all = await get<KeywordsAnswer>('/api/keywords', {});
    expect([all.words, all.against.passages]).toEqual([[], 0]);
  });

  test.each([
    '/api/keywords?against=nobody',
    '/api/keywords?against.section=nowhere',
    '/api/keywords?limit=501',
    '/api/collocates?q=调解&window=0',
    '/api/collocates?q=调解&window=sentence',
    '/api/collocates?q=',
    '/api/words?sort=beauty',
  ])('%s is refused', async (path) => {
    expect((await server.get(encodeURI(path))).status).toBe(400);
  });

  test('counting stops when the client is gone', async () => {
    const client = new AbortController();
    client.abort();
    expect((await server.get('/api/keywords?province=x', 'zh-CN', client.signal)).status).toBe(499);
  });
});

describe('GET /api/collocates', () => {
  /** Words beside each occurrence of a string: in the window, and not overlapping the occurrence. */
  function expected(
    q: string,
    window: number,
    side: string,
  ): Map<string, { together: number; places: number }> {
    const found = new Map<string, { together: number; places: Set<string> }>();
    for (const { folded, pieces, record } of passages) {
      for (let from = folded.indexOf(q); from >= 0; from = folded.indexOf(q, from + q.length)) {
        const left = pieces.filter(({ text, start }) => start + text.length <= from).slice(-window);
        const right = pieces.filter(({ start }) => start >= from + q.length).slice(0, window);
        const beside = [...(side === 'right' ? [] : left), ...(side === 'left' ? [] : right)];
        for (const word of new Set(beside.map(({ text }) => text).filter((text) => !/^\d/.test(text)))) {
          const before = found.get(word) ?? { together: 0, places: new Set() };
          before.together++;
          before.places.add(record.place.key);
          found.set(word, before);
        }
      }
    }
    return new Map(
      [...found].map(([word, { together, places }]) => [word, { together, places: places.size }]),
    );
  }

  test.each([
    ['镇', 5, 'both'],
    ['调解', 3, 'left'],
    ['调解', 8, 'right'],
    ['法治', 1, 'both'],
    ['群众', 20, 'both'],
  ])(
    'words beside [%s] within %d words, %s, are counted as a plain loop counts them',
    async (q, window, side) => {
      const { words, total } = await get<CollocatesAnswer>('/api/collocates', {
        q,
        window,
        side,
        limit: 500,
      });
      const oracle = expected(foldToString(q), window, side);
      const often = [...oracle].filter(([, { places }]) => places >= 5).map(([word]) => word);
      expect(total).toBe(words.length);
      for (const { word, together, places } of words)
        expect([word, together, places]).toEqual([
          word,
          oracle.get(foldToString(word))?.together,
          oracle.get(foldToString(word))?.places,
        ]);
      // Apart from stop words and numerals, none is missing.
      expect(often.length - words.length).toBeLessThan(often.length / 2 + 1);
      for (const word of ['全年', '人民政府'].filter((one) => often.includes(one)))
        expect(words.map((one) => one.word)).toContain(word);
    },
  );

  test.each(['both', 'left', 'right'])('in the whole passage, %s, passages are counted', async (side) => {
    const q = '枫桥经验';
    const { words, node } = await get<CollocatesAnswer>('/api/collocates', { q, window: 'passage', side });
    const having = passages.filter(({ folded }) => folded.includes(q));
    expect(node.passages).toBe(having.length);
    /** Words that stand beside the query, and not only in it. */
    const outside = having.map(({ folded, pieces }) => {
      const [first, last] = [folded.indexOf(q), folded.lastIndexOf(q)];
      const isOutside = (start: number, end: number): boolean =>
        (side !== 'left' || end <= last) &&
        (side !== 'right' || start >= first + q.length) &&
        !folded.slice(Math.max(0, start - q.length + 1), end + q.length - 1).includes(q);
      return new Set(
        pieces.filter(({ text, start }) => isOutside(start, start + text.length)).map(({ text }) => text),
      );
    });
    expect(words.length).toBeGreaterThan(5);
    for (const { word, count, together, logDice } of words) {
      const folded = foldToString(word);
      const withWord = passages.filter((passage) => wordsOf(passage).includes(folded));
      expect([word, count, together]).toEqual([
        word,
        withWord.length,
        outside.filter((has) => has.has(folded)).length,
      ]);
      expect(logDice).toBeCloseTo(14 + Math.log2((2 * together) / (node.passages + count)), 9);
    }
  });

  test('filters narrow the query and the words alike', async () => {
    const { words, node } = await get<CollocatesAnswer>('/api/collocates', {
      ...COLLOCATES,
      province: '甘肃省',
    });
    const own = passages.filter(({ record }) => record.place.province === '甘肃省');
    expect(node.passages).toBe(own.filter(({ folded }) => folded.includes(COLLOCATES.q)).length);
    for (const { word, count } of words)
      expect([word, count]).toEqual([
        word,
        own.flatMap((passage) => wordsOf(passage).filter((other) => other === foldToString(word))).length,
      ]);
  });
});
