import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Range } from '../../../indexer/text/occurrences.ts';
import { outside, removeOverlaps, union } from './ranges.ts';

const byStart = ([a, aEnd]: Range, [b, bEnd]: Range): number => a - b || aEnd - bEnd;
const range = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 5 })).map(([start, length]): Range => {
  return [start, start + length];
});
const sorted = fc
  .uniqueArray(range, { maxLength: 20, selector: (one) => one.join('-') })
  .map((ranges) => ranges.sort(byStart));

test('ranges are merged, thinned and kept outside of others as by comparing every pair', () => {
  fc.assert(
    fc.property(fc.array(sorted, { maxLength: 5 }), sorted, (lists, taken) => {
      const all = union(lists);
      const distinct = [...new Map(lists.flat().map((one) => [one.join('-'), one])).values()];
      expect(all).toEqual(distinct.sort(byStart));

      const kept: Range[] = [];
      for (const one of [...all].sort(([a, aEnd], [b, bEnd]) => a - b || bEnd - aEnd))
        if (kept.every(([start, end]) => one[1] <= start || end <= one[0])) kept.push(one);
      expect(removeOverlaps(all)).toEqual(kept);

      expect(outside(kept, taken)).toEqual(
        kept.filter(([start, end]) => taken.every(([from, to]) => end <= from || to <= start)),
      );
    }),
    { seed: 20240131, numRuns: 2000 },
  );
});
