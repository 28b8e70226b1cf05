import { expect, test, vi } from 'vitest';
import { mostBetweenTurns } from '../testing/turns.ts';
import { patientSlice, withPriority } from './giving-way.ts';

const STEPS = 20;

/** Steps that are taken between two turns of the event loop. */
async function stepsATurn(): Promise<number> {
  let steps = 0;
  return mostBetweenTurns(
    () => steps,
    async () => {
      const slice = patientSlice(undefined);
      for (; steps < STEPS; steps++) if (slice.isOver()) await slice.next();
    },
  );
}

test('work takes shorter slices while someone searches, and for a while after', async () => {
  const alone = await stepsATurn();
  const beside = await withPriority(stepsATurn);
  expect(alone).toBeGreaterThan(3);
  expect(beside).toBeLessThan(alone / 2);
  const now = performance.now() + 10_000;
  const clock = vi.spyOn(performance, 'now').mockReturnValue(now);
  await withPriority(async () => {});
  const rest = vi.spyOn(globalThis, 'setTimeout');
  await patientSlice(undefined).next();
  expect(rest).toHaveBeenCalledOnce();
  clock.mockReturnValue(now + 1000);
  await patientSlice(undefined).next();
  expect(rest).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
});

test('a search that fails gives way again', async () => {
  await expect(withPriority(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 1000);
  const rest = vi.spyOn(globalThis, 'setTimeout');
  await patientSlice(undefined).next();
  expect(rest).not.toHaveBeenCalled();
  clock.mockRestore();
  rest.mockRestore();
});
