/** Computes the ticks of a value axis, and the unbroken runs of a line over the years. Pure. */

/** Tick intervals, times a power of ten. */
const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Evenly spaced round figures from 0 to at least `max`.
 *
 * @param max the largest figure, 0 or more
 * @param count approximate number of intervals
 */
export function ticks(max: number, count = 4): number[] {
  if (max <= 0) return [0, 1];
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((candidate) => candidate * power >= rough) ?? 10) * power;
  const steps = Math.ceil(max / step - 1e-9);
  // Multiplied, not summed, so that no tick reads 0.30000000000000004.
  return Array.from({ length: steps + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** Years between two labels of an axis of years. */
const YEAR_INTERVALS = [1, 2, 5, 10, 20, 50, 100];

/**
 * Years to label, at regular intervals back from the last, which readers look for first.
 *
 * @param step pixels from one year to the next
 * @param room pixels that a label needs
 */
export function labelledYears(first: number, last: number, step: number, room: number): number[] {
  const interval = YEAR_INTERVALS.find((years) => years * step >= room) ?? last - first + 1;
  return Array.from(
    { length: Math.floor((last - first) / interval) + 1 },
    (_, at) => last - at * interval,
  ).reverse();
}

/** Splits items into runs of consecutive years. */
export function runs<T>(items: readonly T[], year: (item: T) => number): T[][] {
  const result: T[][] = [];
  for (const item of items) {
    const run = result.at(-1);
    const previous = run?.at(-1);
    if (run && previous !== undefined && year(item) === year(previous) + 1) run.push(item);
    else result.push([item]);
  }
  return result;
}
