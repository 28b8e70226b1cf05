/** Measures how much work is done between two turns of the event loop, without a real clock. */
import { vi } from 'vitest';

/**
 * Runs some work on a clock that advances by a millisecond whenever it is read, so that a slice of time ends
 * after the same few looks at the clock on every machine.
 *
 * @param amount of work done so far
 * @returns the most that was done while no other request could have been served
 */
export async function mostBetweenTurns(amount: () => number, work: () => Promise<unknown>): Promise<number> {
  // From the real time on: slices may have begun before.
  let now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => ++now);
  let [most, before, isDone] = [0, amount(), false];
  const turn = (): void => {
    most = Math.max(most, amount() - before);
    before = amount();
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  try {
    await work();
  } finally {
    isDone = true;
    clock.mockRestore();
  }
  return Math.max(most, amount() - before);
}
