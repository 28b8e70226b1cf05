/** Malformed and hostile queries: each is answered or refused with a message, and none ends in a 500. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query, type SampleServer, sampleServer } from '../testing/sample-server.ts';

const ROUNDS = process.env['LONG_TESTS'] ? 20_000 : 1000;
const TIMEOUT_MS = 600_000;

let server: SampleServer;
beforeAll(async () => {
  server = await sampleServer();
});
afterAll(() => server.stop());

const search = (parameters: Readonly<Record<string, string>>) =>
  server.get(`/api/search?${query(parameters)}`);

describe('the search route refuses with a message', () => {
  for (const [name, parameters] of [
    ['an empty query', { q: '' }],
    ['spaces of all widths', { q: ' 　\t\n\u200b' }],
    ['only quotation marks', { q: '“”""《》' }],
    ['only exclusions', { q: '-信访 -"上访"' }],
    ['a bar alone', { q: '|' }],
    ['10,000 characters', { q: '法'.repeat(10_000) }],
    ['limit=-1', { q: '法治', limit: '-1' }],
    ['limit=0', { q: '法治', limit: '0' }],
    ['limit=1e9', { q: '法治', limit: '1e9' }],
    ['offset=-1', { q: '法治', offset: '-1' }],
    ['offset=10^9', { q: '法治', offset: '1000000000' }],
    ['an unknown mode', { q: '法治', mode: 'fuzzy' }],
    ['a malformed year', { q: '法治', year: '2023 OR year > 0' }],
  ] as const) {
    test(`the search route refuses ${name} with status 400 and a Chinese message`, async () => {
      const { status, body } = await search(parameters);
      expect(status).toBe(400);
      expect(body.error).toEqual({
        code: expect.any(String),
        message: expect.stringMatching(/\p{Script=Han}/u),
      });
    });
  }
});

describe('the search route answers', () => {
  for (const [name, parameters] of [
    ['only punctuation', { q: '，。；' }],
    ['one punctuation mark', { q: '。' }],
    ['an unmatched quotation mark', { q: '“法治' }],
    ['operators of other languages', { q: 'title:法治 AND (a OR b)* ^2 \\ /x/ {1} [a TO b]' }],
    ['control characters', { q: '法治\u0000\u0007\u001b' }],
    ['a lone surrogate', { q: '法治\ud800' }],
    ['markup', { q: '<img src=x onerror=alert(1)>' }],
    ['a filter with a quotation mark', { q: '法治', town: '" OR report EXISTS OR town = "' }],
    ['a filter with a backslash', { q: '法治', place: 'a\\" OR year > 0 OR place = \\"' }],
    ['the last page and beyond', { q: '法治', offset: '10000000' }],
    ['two thousand characters', { q: '法治'.repeat(1000) }],
  ] as const) {
    test(`the search route answers ${name} with status 200`, async () => {
      const { status, body } = await search(parameters);
      expect({ status, body }).toMatchObject({ status: 200, body: { total: { exact: true } } });
    });
  }

  test('a filter value with quotation marks cannot widen the filter', async () => {
    const { body } = await search({ q: '法治', town: '" OR report EXISTS OR town = "' });
    expect(body.total.passages).toBe(0);
  });
});

test(
  `the search route answers ${ROUNDS} random queries of marks, operators, control characters and lone surrogates with 200 or 400`,
  async () => {
    const piece = fc.oneof(
      fc.constantFrom('法治', '枫桥经验', '的', '2023', 'law', '20件', '，', '。', '（', '%'),
      fc.constantFrom(
        '"',
        '“',
        '”',
        '|',
        '｜',
        '~10',
        '~',
        '～3',
        '-',
        '－',
        '-"',
        ' ',
        '　',
        '\n',
        '*',
        '\\',
        '/',
      ),
      fc.constantFrom('\u0000', '\u001f', '\u200b', '\ufeff', '\ud800', '\udfff', '𠮷', '\u0301', '👩‍👩‍👧'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const parameters = fc.record(
      {
        q: fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
        mode: fc.constantFrom('exact', 'smart'),
        within: fc.constantFrom('passage', 'report'),
        sort: fc.constantFrom('relevance', 'newest', 'oldest', 'place'),
        count: fc.constantFrom('auto', 'exact'),
        limit: fc.constantFrom('1', '20', '100', '101', 'x', '-1', ''),
        offset: fc.constantFrom('0', '7', '999', '1e3', '1.5', '-0'),
        town: fc.string({ unit: 'binary', maxLength: 12 }),
        year: fc.constantFrom('2023', '0000', '２０２３', 'null'),
      },
      { requiredKeys: ['q'] },
    );
    await fc.assert(
      fc.asyncProperty(parameters, async (request) => {
        const { status, body } = await search(request);
        expect([200, 400]).toContain(status);
        if (status === 400) expect(body.error.message).not.toBe('');
        else expect(body.hits.length).toBeLessThanOrEqual(body.total.passages);
      }),
      { numRuns: ROUNDS, seed: 4 },
    );
  },
  TIMEOUT_MS,
);
