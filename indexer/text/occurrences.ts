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
  for (let at = next(folded, phrase, 0); at >= 0; at = next(folded, phrase, at + phrase.length))
    found.push([at, at + phrase.length]);
  return found;
}

/** The same, those that overlap each other too: 法治法 stands twice in 法治法治法. */
export function overlapping(folded: string, phrase: string): Range[] {
  const found: Range[] = [];
  for (let at = next(folded, phrase, 0); at >= 0; at = next(folded, phrase, at + 1))
    found.push([at, at + phrase.length]);
  return found;
}

/** A stretch of the folded text, as the stretch of the original that a reader sees. */
export function toOriginal(folded: FoldedText, [start, end]: Range): Range {
  return [folded.starts[start] ?? 0, folded.ends[end - 1] ?? 0];
}

/** Whether the phrase stands there at all: the first occurrence is enough. */
export function has(folded: string, phrase: string): boolean {
  return next(folded, phrase, 0) >= 0;
}

/** Where the phrase stands first from `from` on, its units whole; -1 where it does not. */
function next(folded: string, phrase: string, from: number): number {
  if (phrase === '') return -1;
  for (let at = folded.indexOf(phrase, from); at >= 0; at = folded.indexOf(phrase, at + 1))
    if (!cutsRun(folded, at) && !cutsRun(folded, at + phrase.length)) return at;
  return -1;
}

function cutsRun(folded: string, at: number): boolean {
  const left = folded[at - 1];
  const right = folded[at];
  return left !== undefined && right !== undefined && sameRun(left, right);
}
