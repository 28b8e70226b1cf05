/**
 * Columns of texts in; for each text the parts that stand in another column too, out.
 *
 * Wording is shared when a run of at least `SHORTEST` folded characters of one text stands, so folded, within one
 * text of another column. Every such run is covered by its windows of exactly that length, and each of these windows
 * is itself a shared run; so the union of the shared windows is the union of the shared runs, and neither a suffix
 * structure nor growing of matches is needed. Time and memory grow with the length of the texts alone.
 */
import { fold } from '../../indexer/text/fold.ts';
import type { Range } from '../../indexer/text/occurrences.ts';

/** Folded characters (UTF-16 units): eight Chinese characters are a formula, no longer a word (依法行政 is four). */
export const SHORTEST = 8;

/** Columns are told apart by bits; two or more bits make a window shared. */
const isPowerOfTwo = (bits: number): boolean => (bits & (bits - 1)) === 0;

/**
 * @param columns the texts of each column, at most 30 columns
 * @returns for each text of each column its shared parts as offsets into it, in order and apart from each other
 */
export function sharedWording(columns: readonly (readonly string[])[], shortest = SHORTEST): Range[][][] {
  const folded = columns.map((texts) => texts.map(fold));
  const columnsOf = new Map<string, number>();
  folded.forEach((texts, column) => {
    for (const { text } of texts)
      for (const window of windows(text, shortest))
        columnsOf.set(window, (columnsOf.get(window) ?? 0) | (1 << column));
  });
  return folded.map((texts) =>
    texts.map(({ text, starts, ends }) => {
      const shared: [number, number][] = [];
      let at = 0;
      for (const window of windows(text, shortest)) {
        if (!isPowerOfTwo(columnsOf.get(window) ?? 0)) {
          const start = starts[at] ?? 0;
          const end = ends[at + shortest - 1] ?? 0;
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
