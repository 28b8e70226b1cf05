/** For tests: what texts have in common, by the plain table of longest common substrings. Slow and beyond doubt. */
import { fold } from '../../indexer/text/fold.ts';

/** The lengths of the longest common suffixes of two texts at every pair of places: the textbook table. */
function commonRuns(a: string, b: string): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      if (a[i - 1] === b[j - 1]) (table[i] as number[])[j] = ((table[i - 1] as number[])[j - 1] ?? 0) + 1;
  return table;
}

/** Which folded characters of `text` lie in a common substring with one of `others`, by that table. */
export function commonWording(text: string, others: readonly string[], shortest: number): boolean[] {
  const own = fold(text).text;
  const marked = new Array<boolean>(own.length).fill(false);
  for (const other of others)
    commonRuns(own, fold(other).text).forEach((row, end) => {
      const longest = Math.max(0, ...row);
      if (longest >= shortest) marked.fill(true, end - longest, end);
    });
  return marked;
}

/** The same of ranges: which folded characters of `text` lie in them. */
export function foldedMarks(text: string, ranges: readonly (readonly [number, number])[]): boolean[] {
  const { starts, ends } = fold(text);
  return Array.from(starts, (start, at) =>
    ranges.some(([from, to]) => from <= start && (ends[at] ?? 0) <= to),
  );
}
