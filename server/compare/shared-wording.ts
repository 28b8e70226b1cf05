/**
 * Finds the wording that texts of different columns have in common.
 *
 * Wording is shared if a run of at least `MIN_SHARED_LENGTH` folded characters of one text also occurs,
 * folded, within one text of another column. Every such run is covered by its windows of exactly that length,
 * and each of these windows is itself a shared run; so the union of the shared windows is the union of the
 * shared runs, and no suffix array or match extension is needed. Time and memory are linear in the length of
 * the texts.
 */
import { fold } from '../../indexer/text/fold.ts';
import type { Range } from '../../indexer/text/occurrences.ts';

/**
 * Folded characters (UTF-16 units); eight Chinese characters are a formula rather than a word (依法行政 is four).
 */
export const MIN_SHARED_LENGTH = 8;

/** Columns are bits of a mask; a window with two or more bits set is shared. */
const isPowerOfTwo = (bits: number): boolean => (bits & (bits - 1)) === 0;

/**
 * @param columns texts of each column, at most 30 columns
 * @returns for each text of each column, the spans of its shared wording in order, disjoint and not adjacent
 */
export function sharedWording(
  columns: readonly (readonly string[])[],
  minLength = MIN_SHARED_LENGTH,
): Range[][][] {
  const folded = columns.map((texts) => texts.map(fold));
  const columnsOf = new Map<string, number>();
  folded.forEach((texts, column) => {
    for (const { text } of texts)
      for (const window of windows(text, minLength))
        columnsOf.set(window, (columnsOf.get(window) ?? 0) | (1 << column));
  });
  return folded.map((texts) =>
    texts.map(({ text, starts, ends }) => {
      const shared: [number, number][] = [];
      let at = 0;
      for (const window of windows(text, minLength)) {
        if (!isPowerOfTwo(columnsOf.get(window) ?? 0)) {
          const start = starts[at] ?? 0;
          const end = ends[at + minLength - 1] ?? 0;
          const last = shared.at(-1);
          if (last && start <= last[1]) last[1] = Math.max(last[1], end);
          else shared.push([start, end]);
        }
        at++;
      }
      return shared;
    }),
  );
}

function* windows(text: string, length: number): Generator<string> {
  for (let at = 0; at + length <= text.length; at++) yield text.slice(at, at + length);
}
