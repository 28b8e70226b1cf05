/** The wording of a source, cut at its differences from the text. */
import type { ReuseSource } from '../../../server/contract/reuse.ts';
import { type Change, redline } from '../redline.ts';

/** The first of them has no difference before it. */
export function changesOf({ start, wording, differences }: ReuseSource, draft: string): Change[] {
  return redline(
    draft,
    wording,
    differences.map(({ text, passage: [from, to] }) => ({ from: text, to: [from - start, to - start] })),
  );
}
