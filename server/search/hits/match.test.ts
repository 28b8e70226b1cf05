import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { parseQuery } from '../../query/parse.ts';
import { countMatches } from '../exact/oracle.ts';
import { match } from './match.ts';

test('terms near each other are found as by comparing every pair of them', () => {
  const text = fc.array(fc.constantFrom('甲', '乙', '丙', '，'), { maxLength: 40 });
  const term = fc.constantFrom('甲', '乙', '甲乙', '乙甲', '丙丙', '甲甲');
  fc.assert(
    fc.property(text, term, fc.integer({ min: 0, max: 9 }), term, (characters, left, within, right) => {
      const folded = characters.join('');
      const found = match(folded, parseQuery(`${left} ~${within} ${right}`));
      const expected = countMatches(folded, { required: [], near: { left, within, right }, excluded: [] });
      expect(found?.length ?? null).toBe(expected);
    }),
    { seed: 20240131, numRuns: 5000 },
  );
});

test('a passage of three hundred thousand occurrences is matched in one pass', () => {
  const folded = '的'.repeat(300_000);
  expect(match(folded, parseQuery('的 ~1000 的'))).toHaveLength(300_000);
});

/** Left to right without overlap, the longest of those that start together. */
function leftmostOf(text: string, ranges: readonly (readonly [number, number])[]): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < text.length; ) {
    const ends = ranges.flatMap(([start, end]) => (start === at ? [end] : []));
    const end = Math.max(at, ...ends);
    if (end > at) found.push([at, end]);
    at = Math.max(end, at + 1);
  }
  return found;
}

test('of alternatives, chains among them, those count that a look at every character finds', () => {
  const text = fc.array(fc.constantFrom('甲', '乙', '丙'), { maxLength: 40 }).map((all) => all.join(''));
  const term = fc
    .array(fc.constantFrom('甲', '乙', '丙'), { minLength: 1, maxLength: 3 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(
      text,
      fc.uniqueArray(term, { minLength: 2, maxLength: 6 }),
      term,
      term,
      fc.nat(4),
      (folded, terms, left, right, within) => {
        const every = terms.flatMap((phrase) =>
          [...folded].flatMap((_, at): [number, number][] =>
            folded.startsWith(phrase, at) ? [[at, at + phrase.length]] : [],
          ),
        );
        const chain = `${left} ~${within} ${right}`;
        const inChain = match(folded, parseQuery(chain)) ?? [];
        const found = match(folded, parseQuery([...terms, chain].join(' | ')));
        expect(found ?? []).toEqual(leftmostOf(folded, [...every, ...inChain]));
      },
    ),
    { seed: 20240131, numRuns: 2000 },
  );
});

test('sixty alternatives nested in one another are looked for once for each occurrence that counts', () => {
  const folded = '的'.repeat(20_000);
  const nested = Array.from({ length: 58 }, (_, at) => '的'.repeat(at + 1)).join(' | ');
  const startsWith = vi.spyOn(String.prototype, 'startsWith');
  const found = match(folded, parseQuery(nested))?.length;
  const looks = startsWith.mock.calls.length;
  startsWith.mockRestore();
  expect(found).toBe(Math.ceil(20_000 / 58));
  // Every one of a million overlapping occurrences was listed and sorted before.
  expect(looks).toBeLessThan(2 * 20_000);
});
