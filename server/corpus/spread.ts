/** Golden-ratio stride, as a share of the number of items: it reaches every part of them early. */
const GOLDEN = 0.618;

/** Every item once, in an order in which the first ones already come from everywhere. */
export function* spread<T>(items: readonly T[]): Generator<T> {
  const step = stride(items.length);
  for (let at = 0; at < items.length; at++) yield items[(at * step) % items.length] as T;
}

/** A step coprime with `count`, so that it visits each item exactly once. */
function stride(count: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let step = Math.max(1, Math.round(count * GOLDEN));
  while (divisor(step, count) > 1) step++;
  return step;
}
