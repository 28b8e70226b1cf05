/** The longest part of a list that is in ascending order, by the cards of patience sorting. */

/** @returns items of the list, in its order, whose numbers ascend; as many as there can be */
export function inOrder<T>(items: readonly T[], numberOf: (item: T) => number): T[] {
  const numbers = items.map(numberOf);
  /** For each length, the item with the least number that a run of that length ends with. */
  const ends: number[] = [];
  const before = new Int32Array(items.length).fill(-1);
  for (const [at, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    before[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  }
  const kept: T[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] as number) kept.push(items[at] as T);
  return kept.reverse();
}
