import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostBetweenTurns } from '../testing/turns.ts';
import { forEachInTurns, leadingInTurns, sortInTurns, timeSlice } from './time-slice.ts';

test('sorting in turns sorts as sorting at once, stably', async () => {
  const items = fc.array(fc.nat(50), { minLength: 0, maxLength: 9000, size: 'max' });
  await fc.assert(
    fc.asyncProperty(items, async (keys) => {
      const keyed = keys.map((key, at) => ({ key, at }));
      const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
      const sorted = await sortInTurns(keyed, compare, timeSlice(undefined));
      expect(sorted).toEqual(keyed.toSorted(compare));
      for (const count of [0, 1, 100, 5000])
        expect(await leadingInTurns(keyed, compare, count, timeSlice(undefined))).toEqual(
          sorted.slice(0, count),
        );
    }),
    { numRuns: 30, seed: 20240131 },
  );
});

test('others are served while a hundred thousand items are sorted or visited', async () => {
  const items = Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 100_003);
  let compared = 0;
  const compare = (a: number, b: number): number => {
    compared++;
    return a - b;
  };
  const sort = () => sortInTurns(items, compare, timeSlice(undefined));
  expect(await mostBetweenTurns(() => compared, sort)).toBeLessThan(400_000);
  let visited = 0;
  const visit = () => forEachInTurns(items, () => visited++, timeSlice(undefined));
  expect(await mostBetweenTurns(() => visited, visit)).toBeLessThan(1000);
  expect(visited).toBe(items.length);
});

test('work in turns ends when its caller has left', async () => {
  const leaving = new AbortController();
  let visited = 0;
  const visit = (): void => {
    if (++visited === 1000) leaving.abort();
  };
  const items = Array.from({ length: 1_000_000 }, (_, at) => at);
  const work = () => forEachInTurns(items, visit, timeSlice(leaving.signal));
  await expect(mostBetweenTurns(() => visited, work)).rejects.toThrow('abort');
  expect(visited).toBeLessThan(3000);
});
