/** Sorts ranges and removes overlapping or identical ones. */
import type { Range } from '../../../indexer/text/occurrences.ts';

/** Of overlapping ranges keeps the leftmost, then the longest; sorted by start. */
export function removeOverlaps(ranges: readonly Range[]): Range[] {
  const kept: Range[] = [];
  for (const range of [...ranges].sort(([a, aEnd], [b, bEnd]) => a - b || bEnd - aEnd))
    if (range[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(range);
  return kept;
}

/** Drops repeated ranges but keeps overlapping ones; sorted by start, then end. */
export function distinct(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort(([a, aEnd], [b, bEnd]) => a - b || aEnd - bEnd);
  return sorted.filter(([start, end], at) => {
    const before = sorted[at - 1];
    return before === undefined || before[0] !== start || before[1] !== end;
  });
}
