/**
 * Joins ranges in time linear in their number: a passage may have tens of thousands of occurrences of each of
 * sixty terms.
 */
import type { Range } from '../../../indexer/text/occurrences.ts';

/** Ranges of one text, each once. */
export class RangeSet {
  /** For each length of a range, 1 where one of that length starts. */
  private readonly byLength = new Map<number, Uint8Array>();
  private last: { readonly length: number; readonly marks: Uint8Array } = {
    length: 0,
    marks: new Uint8Array(),
  };

  /** @param textLength UTF-16 units, in which all ranges start */
  constructor(private readonly textLength: number) {}

  /** @returns whether there are any */
  addAll(starts: ArrayLike<number>, length: number): boolean {
    const marks = this.marksOf(length);
    for (let at = 0; at < starts.length; at++) marks[starts[at] as number] = 1;
    return starts.length > 0;
  }

  add(start: number, length: number): void {
    // Most ranges are as long as the one before.
    if (length !== this.last.length) this.last = { length, marks: this.marksOf(length) };
    this.last.marks[start] = 1;
  }

  /** By start, then end. */
  sorted(): Range[] {
    const ranges: Range[] = [];
    const byLength = [...this.byLength].sort(([a], [b]) => a - b);
    for (let start = 0; start < this.textLength; start++)
      for (const [length, marks] of byLength) if (marks[start] === 1) ranges.push([start, start + length]);
    return ranges;
  }

  private marksOf(length: number): Uint8Array {
    let marks = this.byLength.get(length);
    if (!marks) {
      marks = new Uint8Array(this.textLength);
      this.byLength.set(length, marks);
    }
    return marks;
  }
}

/**
 * All ranges of several lists, each range once, sorted by start, then end. Every list must be sorted so; ranges
 * may overlap.
 */
export function union(lists: readonly (readonly Range[])[]): readonly Range[] {
  const filled = lists.filter(({ length }) => length > 0);
  if (filled.length < 2) return filled[0] ?? [];
  const ranges = new RangeSet(Math.max(...filled.map((list) => list.at(-1)?.[0] ?? 0)) + 1);
  for (const list of filled) for (const [start, end] of list) ranges.add(start, end - start);
  return ranges.sorted();
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
