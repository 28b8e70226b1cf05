import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs, ticks } from './scale.ts';

describe('the figures beside a chart', () => {
  it.each([
    [13, [0, 5, 10, 15]],
    [0.83, [0, 0.25, 0.5, 0.75, 1]],
    [7, [0, 2, 4, 6, 8]],
    [0, [0, 1]],
  ])('up to %d are %j', (most, expected) => {
    expect(ticks(most)).toEqual(expected);
  });

  it('reach the largest, from zero, in equal steps, and are few', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (most) => {
        const all = ticks(most);
        const step = all[1] ?? 0;
        expect(all[0]).toBe(0);
        expect(all.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9));
        expect(all.length).toBeLessThanOrEqual(6);
        for (const [at, value] of all.entries()) expect(value / step).toBeCloseTo(at, 6);
      }),
    );
  });
});

it('a line is broken where a year is missing', () => {
  expect(runs([2019, 2020, 2022, 2023, 2025], (year) => year)).toEqual([[2019, 2020], [2022, 2023], [2025]]);
});
