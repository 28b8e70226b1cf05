/** The oracle counts substrings in the folded passages. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldToString } from '../../../indexer/text/fold.ts';
import type { SuggestAnswer } from '../../contract/suggest.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { query, type SampleServer, sampleServer } from '../../testing/sample-server.ts';
import { lexiconWords } from './lexicon.ts';

let server: SampleServer;
let folded: string[];

beforeAll(async () => {
  server = await sampleServer();
  const ids = server.catalogue.list(NO_FILTERS).map(({ id }) => id);
  folded = (await server.reader.passagesOf(ids)).map(({ text }) => foldToString(text));
});
afterAll(() => server.stop());

async function suggest(typed: string, limit = 10): Promise<SuggestAnswer> {
  const { status, body } = await server.get(`/api/suggest?${query({ typed, limit })}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

async function texts(typed: string): Promise<string[]> {
  return (await suggest(typed)).suggestions.map(({ text }) => text);
}

function count(phrase: string): number {
  return folded.reduce((sum, text) => sum + text.split(phrase).length - 1, 0);
}

describe('GET /api/suggest', () => {
  test.each(['枫', '楓橋', '执法', '一村', '矛盾', '网格', '板凳', '行政', '法', '三'])(
    'suggestions for [%s] continue it and have the frequencies of substring counts',
    async (typed) => {
      const { suggestions } = await suggest(typed, 50);
      expect(suggestions.length).toBeGreaterThan(0);
      expect(new Set(suggestions.map(({ text }) => foldToString(text))).size).toBe(suggestions.length);
      for (const { text, kind, occurrences, exact } of suggestions) {
        const phrase = foldToString(text);
        const prefix = foldToString(typed);
        expect(phrase.startsWith(prefix) && phrase.length > prefix.length).toBe(true);
        const expected = count(phrase);
        expect(expected, text).toBeGreaterThan(0);
        // A frequent prefix is sampled, on a slow machine even in this small collection.
        if (exact && kind !== 'heading') expect(occurrences, text).toBe(expected);
      }
    },
  );

  test('lexicon words of the collection are suggested, and rank before phrases as frequent', async () => {
    const words = lexiconWords(server.settings.lexicon).filter(({ folded: word }) => count(word) >= 10);
    expect(words.length).toBeGreaterThan(10);
    for (const { text, folded: word } of words) {
      const { suggestions } = await suggest(word.slice(0, -1), 50);
      expect(suggestions.find((one) => one.text === text)?.kind, text).toBe('word');
    }
    const [first] = (await suggest('枫桥')).suggestions;
    expect(first).toEqual({ text: '枫桥经验', kind: 'word', occurrences: 44, exact: true });
  });

  test('typed pinyin suggests words of the lexicon', async () => {
    for (const typed of ['fengqiao', 'fqjy', 'FengQiaoJingYan'])
      expect(await texts(typed), typed).toContain('枫桥经验');
  });

  test('suggestions have the spelling of a report, not the folded one', async () => {
    // Folded, 群 is 羣.
    for (const text of await texts('群')) expect(text).not.toContain('羣');
    expect(await texts('群众')).not.toEqual([]);
  });

  test('only the last word is completed, and its span is returned', async () => {
    const typed = '枫桥经验 -网格';
    const { replaces, suggestions } = await suggest(typed);
    expect(typed.slice(...replaces)).toBe('网格');
    expect(suggestions.map(({ text }) => text)).toContain('网格员');
  });

  test('empty input and input without continuations yield no suggestions', async () => {
    for (const typed of ['', ' ', '枫桥经验 ', '“”', '从未说过的话', '，', '\ud800', '|', '"'])
      expect((await suggest(typed)).suggestions, typed).toEqual([]);
  });

  test('suggestions never cut a run of digits: 202 is no year', async () => {
    const years = (await texts('20')).map((text) => /^\d+/.exec(text)?.[0]);
    expect(years).toContain('2023');
    for (const year of years) expect(year).toMatch(/^20\d\d$/);
  });

  test.each([
    ['', 'bad_parameter'],
    ['typed=法&limit=0', 'bad_parameter'],
    ['typed=法&limit=51', 'bad_parameter'],
    [`typed=${'法'.repeat(2001)}`, 'bad_parameter'],
  ])('GET /api/suggest?%.20s is a 400', async (parameters, code) => {
    const { status, body } = await server.get(`/api/suggest?${encodeURI(parameters)}`);
    expect([status, body.error.code]).toEqual([400, code]);
  });
});
