/**
 * Finds folded phrases in folded text by substring search. A run of digits or of Latin letters is one unit,
 * so that 120件 does not contain 20件.
 */
import { type FoldedText, sameRun } from './fold.ts';

/** Half-open range `[start, end)` of a text, in UTF-16 units. */
export type Range = readonly [start: number, end: number];

/** Non-overlapping occurrences of a phrase, from left to right. An empty phrase has none. */
export function occurrences(folded: string, phrase: string): Range[] {
  const ranges: Range[] = [];
  for (let at = indexOf(folded, phrase, 0); at >= 0; at = indexOf(folded, phrase, at + phrase.length))
    ranges.push([at, at + phrase.length]);
  return ranges;
}

/** All occurrences of a phrase, overlapping ones included: 法治法 occurs twice in 法治法治法. */
export function overlappingOccurrences(folded: string, phrase: string): Range[] {
  const ranges: Range[] = [];
  for (let at = indexOf(folded, phrase, 0); at >= 0; at = indexOf(folded, phrase, at + 1))
    ranges.push([at, at + phrase.length]);
  return ranges;
}

/** Maps a range of the folded text to the range of the original text. */
export function toOriginal(folded: FoldedText, [start, end]: Range): Range {
  return [folded.starts[start] ?? 0, folded.ends[end - 1] ?? 0];
}

export function containsPhrase(folded: string, phrase: string): boolean {
  return indexOf(folded, phrase, 0) >= 0;
}

/** Like `String.indexOf`, but skips matches that cut a run of digits or Latin letters. */
function indexOf(folded: string, phrase: string, from: number): number {
  if (phrase === '') return -1;
  for (let at = folded.indexOf(phrase, from); at >= 0; at = folded.indexOf(phrase, at + 1))
    if (!splitsRun(folded, at) && !splitsRun(folded, at + phrase.length)) return at;
  return -1;
}

function splitsRun(folded: string, at: number): boolean {
  const left = folded[at - 1];
  const right = folded[at];
  return left !== undefined && right !== undefined && sameRun(left, right);
}
