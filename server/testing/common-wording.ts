/**
 * Test oracle for shared wording: the textbook table of longest common substrings, slow but obviously
 * correct.
 */
import { fold } from '../../indexer/text/fold.ts';

/** Characters of a folded text, those of figures and Latin words each with the whole of it and its place there. */
function wholeCharacters(folded: string): string[] {
  return folded
    .split(/(\d+(?:[.,]\d+)*|[a-z]+)/)
    .flatMap((part, at) =>
      [...part].map((character, place) => (at % 2 === 1 ? `${part} ${place}` : character)),
    );
}

/** Lengths of the longest common suffix of `a` and `b` at every pair of positions. */
function commonSuffixes(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      if (a[i - 1] === b[j - 1]) (table[i] as number[])[j] = ((table[i - 1] as number[])[j - 1] ?? 0) + 1;
  return table;
}

/** Marks the folded characters of `text` that belong to a common substring with one of `others`. */
export function commonWording(text: string, others: readonly string[], minLength: number): boolean[] {
  const folded = fold(text).text;
  const marked = new Array<boolean>(folded.length).fill(false);
  for (const other of others)
    commonSuffixes(wholeCharacters(folded), wholeCharacters(fold(other).text)).forEach((row, end) => {
      const longest = Math.max(0, ...row);
      if (longest >= minLength) marked.fill(true, end - longest, end);
    });
  return marked;
}

/** Marks the folded characters of `text` that lie within `ranges`. */
export function foldedMarks(text: string, ranges: readonly (readonly [number, number])[]): boolean[] {
  const { starts, ends } = fold(text);
  return Array.from(starts, (start, at) =>
    ranges.some(([from, to]) => from <= start && (ends[at] ?? 0) <= to),
  );
}
