import fc from 'fast-check';
import { expect, test } from 'vitest';
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
