import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Range } from '../../../../indexer/text/occurrences.ts';
import { spansOf } from '../../hits/ranges.ts';
import { proximity } from './proximity.ts';

/** All of one length, as words mostly are: what starts last then ends last. */
const LENGTH = 2;
const ranges = fc
  .uniqueArray(fc.nat(20), { maxLength: 4 })
  .map((all) => all.sort((a, b) => a - b).map((at): Range => [LENGTH * at, LENGTH * (at + 1)]));

/** Of each way to choose one match of each concept, the shortest span. */
function shortestSpan(concepts: readonly (readonly Range[])[], from = Infinity, to = 0): number {
  const [first, ...rest] = concepts;
  if (!first) return to - from;
  return Math.min(
    ...first.map(([start, end]) => shortestSpan(rest, Math.min(from, start), Math.max(to, end))),
  );
}

test('proximity follows the shortest span that has a match of each concept', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(ranges, ranges), { maxLength: 4 }), (concepts) => {
      const matched = concepts.map((lists) => lists.flat()).filter(({ length }) => length > 0);
      const least = matched.reduce(
        (sum, all) => sum + Math.min(...all.map(([start, end]) => end - start)),
        0,
      );
      const gap = Math.max(0, shortestSpan(matched) - least) / (matched.length - 1);
      const given = concepts.map(([typed, synonyms]) => ({
        typed: spansOf(typed),
        synonyms: spansOf(synonyms),
      }));
      expect(proximity(given)).toBeCloseTo(matched.length < 2 ? 0 : 1 / (1 + gap / 15), 12);
    }),
    { seed: 7, numRuns: 500 },
  );
});
