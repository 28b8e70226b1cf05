/** Cooperative scheduling: splits long loops into slices, so that other requests are served in between. */

/** Longest time, in milliseconds, that a loop may block the event loop. */
const SLICE_MS = 5;
/** Items of a quick loop that are visited before the clock is read: some microseconds of work. */
const ITEMS_PER_CHECK = 64;
/** Items that are sorted at once: a millisecond of comparisons. */
const SORTED_AT_ONCE = 2048;

export interface TimeSlice {
  isOver(): boolean;
  /**
   * Yields to the event loop and starts the next slice.
   *
   * @throws the abort reason if the caller's signal has been aborted
   */
  next(): Promise<void>;
}

export function timeSlice(signal: AbortSignal | undefined): TimeSlice {
  let until = performance.now() + SLICE_MS;
  return {
    isOver: () => performance.now() > until,
    async next() {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      until = performance.now() + SLICE_MS;
    },
  };
}

/** Visits items one after another, as a `for` loop would, in slices. Each visit must be quick. */
export async function forEachInTurns<T>(
  items: Iterable<T>,
  visit: (item: T, at: number) => void,
  slice: TimeSlice,
): Promise<void> {
  let at = 0;
  for (const item of items) {
    visit(item, at++);
    if (at % ITEMS_PER_CHECK === 0 && slice.isOver()) await slice.next();
  }
}

/** Sorts in slices, and otherwise as `Array.prototype.toSorted` does: stably, into a new array. */
export async function sortInTurns<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  slice: TimeSlice,
): Promise<T[]> {
  let sorted: T[] = [];
  for (let at = 0; at < items.length; at += SORTED_AT_ONCE) {
    const run = items.slice(at, at + SORTED_AT_ONCE).sort(compare);
    if (at === 0) sorted = run;
    else for (const item of run) sorted.push(item);
    if (slice.isOver()) await slice.next();
  }
  for (let width = SORTED_AT_ONCE; width < items.length; width *= 2) {
    const merged: T[] = [];
    for (let from = 0; from < sorted.length; from += 2 * width) {
      const [middle, end] = [
        Math.min(from + width, sorted.length),
        Math.min(from + 2 * width, sorted.length),
      ];
      let [left, right] = [from, middle];
      while (left < middle || right < end) {
        const [a, b] = [sorted[left] as T, sorted[right] as T];
        const takesLeft = right === end || (left < middle && compare(a, b) <= 0);
        merged.push(takesLeft ? a : b);
        if (takesLeft) left++;
        else right++;
        if (merged.length % ITEMS_PER_CHECK === 0 && slice.isOver()) await slice.next();
      }
    }
    sorted = merged;
  }
  return sorted;
}

/**
 * The first of the items in their order, without sorting all of them: as `sortInTurns` and `slice(0, count)` have them.
 *
 * @param count of all items, a small part; for more it sorts them
 */
export async function leadingInTurns<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  count: number,
  slice: TimeSlice,
): Promise<T[]> {
  if (count > SORTED_AT_ONCE) return (await sortInTurns(items, compare, slice)).slice(0, count);
  const leading: T[] = [];
  /** What does not come before it is not among the first. */
  let bound: T | undefined;
  await forEachInTurns(
    items,
    (item) => {
      if (bound !== undefined && compare(bound, item) <= 0) return;
      leading.push(item);
      if (leading.length < count + SORTED_AT_ONCE) return;
      leading.sort(compare).length = count;
      bound = leading.at(-1);
    },
    slice,
  );
  return leading.sort(compare).slice(0, count);
}
