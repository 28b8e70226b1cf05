/**
 * Where a folded phrase stands in a folded text: substring search, left to right, without overlap, with one
 * rule more: a run of digits or of Latin letters is one unit, so 20件 does not stand in 120件.
 */
import { type FoldedText, sameRun } from './fold.ts';

/** A stretch `[start, end)` of a text, in UTF-16 units. */
export type Range = readonly [start: number, end: number];

/** The stretches of `folded` that are `phrase`. An empty phrase stands nowhere. */
export function occurrences(folded: string, phrase: string): Range[] {
  const found: Range[] = [];
  if (phrase === '') return found;
  for (let at = folded.indexOf(phrase); at >= 0; ) {
    const end = at + phrase.length;
    const whole = !cutsRun(folded, at) && !cutsRun(folded, end);
    if (whole) found.push([at, end]);
    at = folded.indexOf(phrase, whole ? end : at + 1);
  }
  return found;
}

/** A stretch of the folded text, as the stretch of the original that a reader sees. */
export function toOriginal(folded: FoldedText, [start, end]: Range): Range {
  return [folded.starts[start] ?? 0, folded.ends[end - 1] ?? 0];
}

/** Whether the phrase stands there at all: the first occurrence is enough. */
export function has(folded: string, phrase: string): boolean {
  for (let at = folded.indexOf(phrase); at >= 0 && phrase !== ''; at = folded.indexOf(phrase, at + 1))
    if (!cutsRun(folded, at) && !cutsRun(folded, at + phrase.length)) return true;
  return false;
}

function cutsRun(folded: string, at: number): boolean {
  const left = folded[at - 1];
  const right = folded[at];
  return left !== undefined && right !== undefined && sameRun(left, right);
}
