/** The wording of a source, cut at its differences from the text. */
import type { ReuseSource } from '../../../server/contract/reuse.ts';

export interface Change {
  /** What only the text has; empty where the source has something added. */
  readonly ours: string;
  /** What only the source has; empty where it lacks something. */
  readonly theirs: string;
  /** What follows, as the source has it. */
  readonly same: string;
}

/** The first of them has no difference before it. */
export function changesOf({ start, wording, differences }: ReuseSource, draft: string): Change[] {
  const endOf = (at: number): number => (differences[at]?.passage[0] ?? start + wording.length) - start;
  return [
    { ours: '', theirs: '', same: wording.slice(0, endOf(0)) },
    ...differences.map(({ text, passage }, at) => ({
      ours: draft.slice(...text),
      theirs: wording.slice(passage[0] - start, passage[1] - start),
      same: wording.slice(passage[1] - start, endOf(at + 1)),
    })),
  ];
}
