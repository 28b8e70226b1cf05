/**
 * Merges lists of ranges in time linear in their length: a passage may have tens of thousands of occurrences
 * of each of sixty terms.
 */
import type { Range } from '../../../indexer/text/occurrences.ts';

/**
 * All ranges of several lists, each range once, sorted by start, then end. Every list must be sorted so; ranges
 * may overlap.
 */
export function union(lists: readonly (readonly Range[])[]): readonly Range[] {
  if (lists.length === 0) return [];
  let merged = lists;
  // Halving keeps the work at the logarithm of the number of lists, and what they share is merged only once.
  while (merged.length > 1) {
    const half: (readonly Range[])[] = [];
    for (let at = 0; at < merged.length; at += 2) half.push(merge(merged[at] ?? [], merged[at + 1] ?? []));
    merged = half;
  }
  return merged[0] ?? [];
}

function merge(a: readonly Range[], b: readonly Range[]): readonly Range[] {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  const merged: Range[] = [];
  let [i, j] = [0, 0];
  for (let [left, right] = [a[0], b[0]]; left || right; left = a[i], right = b[j]) {
    const order = !left ? 1 : !right ? -1 : left[0] - right[0] || left[1] - right[1];
    merged.push((order <= 0 ? left : right) as Range);
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return merged;
}

/** Of overlapping ranges keeps the leftmost, then the longest. The ranges must be sorted by start, then end. */
export function removeOverlaps(ranges: readonly Range[]): Range[] {
  const kept: Range[] = [];
  let end = 0;
  ranges.forEach((range, at) => {
    // The longest of those that start together comes last.
    if (range[0] < end || ranges[at + 1]?.[0] === range[0]) return;
    kept.push(range);
    end = range[1];
  });
  return kept;
}

/** The ranges that overlap none of `taken`. Both must be sorted by start, the ranges without overlap. */
export function outside(ranges: readonly Range[], taken: readonly Range[]): Range[] {
  let next = 0;
  /** Furthest end of the taken ranges that start before the end of the range at hand. */
  let takenUntil = 0;
  return ranges.filter(([start, end]) => {
    for (let range = taken[next]; range && range[0] < end; range = taken[++next])
      takenUntil = Math.max(takenUntil, range[1]);
    return takenUntil <= start;
  });
}
