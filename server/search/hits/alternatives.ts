/** Finds the occurrences of any of several alternatives, without overlap. */
import { occurrenceFrom } from '../../../indexer/text/occurrences.ts';
import type { Chain, Clause } from '../../query/query.ts';
import { longestInChain } from './chains.ts';
import type { RangeSet } from './ranges.ts';

/**
 * Adds the leftmost occurrences, then the longest, then those from its end on. Each alternative is looked for again
 * only once its last occurrence is passed, so that sixty of them, many times nested in one another, cost no more
 * than the occurrences that count.
 * @returns whether there are any
 */
export function addLeftmost(folded: string, clause: Clause, ranges: RangeSet): boolean {
  let left = clause.map((chain) => cursorOf(folded, chain));
  for (let end = 0; ; ) {
    let best: Cursor | null = null;
    let isAnyUsedUp = false;
    for (const cursor of left) {
      if (cursor.start < end) cursor.moveTo(end);
      const { start, length } = cursor;
      if (start === NONE) isAnyUsedUp = true;
      else if (best === null || start < best.start || (start === best.start && length > best.length))
        best = cursor;
    }
    if (best === null) return end > 0;
    if (isAnyUsedUp) left = left.filter(({ start }) => start !== NONE);
    ranges.add(best.start, best.length);
    end = best.start + best.length;
  }
}

const NONE = Infinity;

/** The current occurrence of one alternative, the longest where several start together. */
interface Cursor {
  readonly start: number;
  readonly length: number;
  /** Goes on to the first occurrence that starts at an offset or after it. */
  moveTo(from: number): void;
}

function cursorOf(folded: string, chain: Chain): Cursor {
  const cursor =
    chain.neighbours.length === 0 && !chain.first.unit
      ? new PhraseCursor(folded, chain.first.folded)
      : new ChainCursor(longestInChain(folded, chain));
  cursor.moveTo(0);
  return cursor;
}

class PhraseCursor implements Cursor {
  start = NONE;
  readonly length: number;

  constructor(
    private readonly folded: string,
    private readonly phrase: string,
  ) {
    this.length = phrase.length;
  }

  moveTo(from: number): void {
    this.start = occurrenceFrom(this.folded, this.phrase, from)?.[0] ?? NONE;
  }
}

class ChainCursor implements Cursor {
  start = NONE;
  length = 0;

  /** @param longest of each offset, the length of the longest occurrence that starts there, or 0 */
  constructor(private readonly longest: Uint32Array) {}

  moveTo(from: number): void {
    let start = from;
    while (this.longest[start] === 0) start++;
    this.length = this.longest[start] ?? 0;
    this.start = this.length === 0 ? NONE : start;
  }
}
