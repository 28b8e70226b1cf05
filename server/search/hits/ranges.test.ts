import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Range } from '../../../indexer/text/occurrences.ts';
import { leftmostLongest, outside, RangeSet, spansOf } from './ranges.ts';

const byStart = ([a, aEnd]: Range, [b, bEnd]: Range): number => a - b || aEnd - bEnd;
const range = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 5 })).map(([start, length]): Range => {
  return [start, start + length];
});
const sorted = fc
  .uniqueArray(range, { maxLength: 20, selector: (one) => one.join('-') })
  .map((ranges) => ranges.sort(byStart));

test('ranges are thinned and kept outside of others as by comparing every pair', () => {
  fc.assert(
    fc.property(fc.array(sorted, { maxLength: 5 }), sorted, (lists, taken) => {
      const all = lists.flat();
      const kept: Range[] = [];
      for (const one of all.sort(([a, aEnd], [b, bEnd]) => a - b || bEnd - aEnd))
        if (kept.every(([start, end]) => one[1] <= start || end <= one[0])) kept.push(one);
      expect(leftmostLongest(lists.map(spansOf))).toEqual(kept);

      expect(outside(kept, spansOf(taken))).toEqual(
        spansOf(kept.filter(([start, end]) => taken.every(([from, to]) => end <= from || to <= start))),
      );

      const set = new RangeSet(31);
      for (const [start, end] of all) set.add(start, end - start);
      const distinct = [...new Map(all.map((one) => [one.join('-'), one])).values()].sort(byStart);
      expect(set.sorted()).toEqual(distinct);
      expect(set.spans()).toEqual(spansOf(distinct));
    }),
    { seed: 20240131, numRuns: 2000 },
  );
});
