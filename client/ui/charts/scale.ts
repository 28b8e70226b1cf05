/** Figures → where they stand in a chart, and the round figures beside it. Pure. */

/** Steps that a person counts in. */
const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Round figures from 0 to at least `most`, about as many as asked, a step apart.
 * @param most of the figures, 0 or more
 */
export function ticks(most: number, about = 4): number[] {
  if (most <= 0) return [0, 1];
  const rough = most / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((one) => one * power >= rough) ?? 10) * power;
  const count = Math.ceil(most / step - 1e-9);
  // Multiplied, not added up, so that no 0.30000000000000004 stands beside the chart.
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** Runs of years that follow each other: a line is broken where a year holds no report. */
export function runs<T>(items: readonly T[], year: (item: T) => number): T[][] {
  const found: T[][] = [];
  for (const item of items) {
    const last = found.at(-1);
    const before = last?.at(-1);
    if (last && before !== undefined && year(item) === year(before) + 1) last.push(item);
    else found.push([item]);
  }
  return found;
}
