import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, ticks } from './scale.ts';

describe('ticks', () => {
  test.each([
    [13, [0, 5, 10, 15]],
    [0.83, [0, 0.25, 0.5, 0.75, 1]],
    [7, [0, 2, 4, 6, 8]],
    [0, [0, 1]],
  ])('the ticks up to %d are %j', (max, expected) => {
    expect(ticks(max)).toEqual(expected);
  });

  test('ticks start at zero, reach the maximum in equal steps, and are at most six', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (max) => {
        const all = ticks(max);
        const step = all[1] ?? 0;
        expect(all[0]).toBe(0);
        expect(all.at(-1)).toBeGreaterThanOrEqual(max * (1 - 1e-9));
        expect(all.length).toBeLessThanOrEqual(6);
        for (const [at, value] of all.entries()) expect(value / step).toBeCloseTo(at, 6);
      }),
    );
  });
});

test('runs breaks where a year is missing', () => {
  expect(runs([2019, 2020, 2022, 2023, 2025], (year) => year)).toEqual([[2019, 2020], [2022, 2023], [2025]]);
});
