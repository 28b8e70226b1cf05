import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelledYears, runs, ticks } from './scale.ts';

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

describe('labelledYears', () => {
  test.each([
    [2021, 2023, 200, [2021, 2022, 2023]],
    [2015, 2024, 40, [2016, 2018, 2020, 2022, 2024]],
    [
      1954,
      2024,
      15,
      [1954, 1959, 1964, 1969, 1974, 1979, 1984, 1989, 1994, 1999, 2004, 2009, 2014, 2019, 2024],
    ],
    [2021, 2021, 1, [2021]],
  ])('from %d to %d with %d pixels a year: %j', (first, last, step, expected) => {
    expect(labelledYears(first, last, step, 58)).toEqual(expected);
  });

  test('labels are evenly spaced, have their room, and include the last year', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 150 }),
        fc.double({ min: 1, max: 300, noNaN: true }),
        (years, step) => {
          const labels = labelledYears(2000, 2000 + years, step, 58);
          expect(labels.at(-1)).toBe(2000 + years);
          const gaps = new Set(labels.slice(1).map((year, at) => year - (labels[at] ?? 0)));
          expect(gaps.size).toBeLessThanOrEqual(1);
          for (const gap of gaps) expect(gap * step).toBeGreaterThanOrEqual(58);
        },
      ),
    );
  });
});
