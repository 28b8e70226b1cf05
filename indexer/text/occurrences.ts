/**
 * Finds folded phrases in folded text by substring search. A run of digits or of Latin letters is one unit,
 * so that 120件 does not contain 20件.
 */
import { type FoldedText, sameRun } from './fold.ts';

/** Half-open range `[start, end)` of a text, in UTF-16 units. */
export type Range = readonly [start: number, end: number];

/** Non-overlapping occurrences of a phrase, from left to right. An empty phrase has none. */
export function occurrences(folded: string, phrase: string): Range[] {
  return occurrenceStarts(folded, phrase).map((start) => [start, start + phrase.length]);
}

/** Where the non-overlapping occurrences of a phrase start. */
export function occurrenceStarts(folded: string, phrase: string): number[] {
  const starts: number[] = [];
  for (let at = indexOf(folded, phrase, 0); at >= 0; at = indexOf(folded, phrase, at + phrase.length))
    starts.push(at);
  return starts;
}

/** The first occurrence of a phrase that starts at an offset or after it; null if there is none. */
export function occurrenceFrom(folded: string, phrase: string, from: number): Range | null {
  const at = indexOf(folded, phrase, from);
  return at < 0 ? null : [at, at + phrase.length];
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
  for (let at = substringFrom(folded, phrase, from); at >= 0; at = substringFrom(folded, phrase, at + 1))
    if (!splitsRun(folded, at) && !splitsRun(folded, at + phrase.length)) return at;
  return -1;
}

/** Units that are compared one by one before the built-in search, whose call takes as long as fifty of them. */
const NEARBY = 8;

/** `String.indexOf`, several times as fast where one occurrence follows another. */
function substringFrom(folded: string, phrase: string, from: number): number {
  const first = phrase.charCodeAt(0);
  const end = Math.min(from + NEARBY, folded.length);
  for (let at = from; at < end; at++)
    if (folded.charCodeAt(at) === first && (phrase.length === 1 || folded.startsWith(phrase, at))) return at;
  return end === folded.length ? -1 : folded.indexOf(phrase, end);
}

function splitsRun(folded: string, at: number): boolean {
  if (at === 0 || at === folded.length || isHan(folded.charCodeAt(at))) return false;
  return sameRun(folded[at - 1] ?? '', folded[at] ?? '');
}

/** Most characters are, and belong to no run. */
export function isHan(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff;
}
