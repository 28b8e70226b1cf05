/** Two wordings of the same as one text: what the one has instead of the other, and what both have. */
import type { Range } from './passage/ranges/segments.ts';

export interface Change {
  /** What only the first wording has; empty where the second has something added. */
  readonly ours: string;
  /** What only the second wording has; empty where it lacks something. */
  readonly theirs: string;
  /** What follows, as the second wording has it. */
  readonly same: string;
}

/** Ranges of both wordings that stand for each other; one of them may be empty. */
export interface Difference {
  readonly from: Range;
  readonly to: Range;
}

/** The first of them has no difference before it. */
export function redline(from: string, to: string, differences: readonly Difference[]): Change[] {
  const sameUntil = (at: number): number => differences[at]?.to[0] ?? to.length;
  return [
    { ours: '', theirs: '', same: to.slice(0, sameUntil(0)) },
    ...differences.map((difference, at) => ({
      ours: from.slice(...difference.from),
      theirs: to.slice(...difference.to),
      same: to.slice(difference.to[1], sameUntil(at + 1)),
    })),
  ];
}
