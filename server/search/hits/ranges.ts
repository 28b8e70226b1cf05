/**
 * Joins ranges in time linear in their number: a passage may have tens of thousands of occurrences of each of
 * sixty terms.
 */
import type { Range } from '../../../indexer/text/occurrences.ts';

/**
 * Ranges of one text by their starts and ends, sorted by start, then end: hundreds of thousands of them cost the
 * garbage collector nothing.
 */
export interface Spans {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

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

  /** The same as `sorted`. */
  spans(): Spans {
    const byLength = [...this.byLength].sort(([a], [b]) => a - b);
    let count = 0;
    for (const [, marks] of byLength) for (const mark of marks) count += mark;
    const spans = { starts: new Int32Array(count), ends: new Int32Array(count) };
    for (let start = 0, at = 0; at < count; start++)
      for (const [length, marks] of byLength) {
        if (marks[start] !== 1) continue;
        spans.starts[at] = start;
        spans.ends[at++] = start + length;
      }
    return spans;
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
 * Of all spans those that a reader from left to right would meet: the leftmost, of those that start together the
 * longest, then the same from its end on.
 */
export function leftmostLongest(lists: readonly Spans[]): Range[] {
  const furthest = lists.reduce((most, { starts }) => Math.max(most, starts.at(-1) ?? 0), 0);
  /** Of each offset, the length of the longest span that starts there. */
  const longest = new Int32Array(furthest + 1);
  for (const { starts, ends } of lists)
    for (let at = 0; at < starts.length; at++) {
      const start = starts[at] as number;
      longest[start] = Math.max(longest[start] as number, (ends[at] as number) - start);
    }
  const kept: Range[] = [];
  for (let start = 0; start <= furthest; ) {
    const length = longest[start] as number;
    if (length > 0) kept.push([start, start + length]);
    start += Math.max(1, length);
  }
  return kept;
}

/** The ranges that overlap none of `taken`. The ranges must be sorted by start and without overlap. */
export function outside(ranges: readonly Range[], { starts, ends }: Spans): Spans {
  let next = 0;
  /** Furthest end of the taken spans that start before the end of the range at hand. */
  let takenUntil = 0;
  const kept = ranges.filter(([start, end]) => {
    while (next < starts.length && (starts[next] as number) < end)
      takenUntil = Math.max(takenUntil, ends[next++] as number);
    return takenUntil <= start;
  });
  return spansOf(kept);
}

/** @param ranges sorted by start, then end */
export function spansOf(ranges: readonly Range[]): Spans {
  return {
    starts: Int32Array.from(ranges, ([start]) => start),
    ends: Int32Array.from(ranges, ([, end]) => end),
  };
}
