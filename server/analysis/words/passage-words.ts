/** Walks along the words of a passage, as the index has them: nothing is segmented anew. */
import { isHan, type Range } from '../../../indexer/text/occurrences.ts';
import { isWord } from '../../../indexer/text/word-tokens.ts';
import type { FoldedReport } from '../../corpus/folded-report.ts';
import { isDigit } from '../../reuse/units.ts';

/** What a piece between two boundaries is: numbers are words to whoever counts words of context, but are not listed. */
export type Piece = 'word' | 'number' | 'mark';

const SPACE = ' '.charCodeAt(0);

/** @param start where a piece begins among the units */
export function pieceOf(units: Uint16Array, start: number): Piece {
  const first = units[start] as number;
  if (isHan(first)) return 'word';
  if (isDigit(first)) return 'number';
  return isWord(String.fromCharCode(first, units[start + 1] ?? 0)) ? 'word' : 'mark';
}

/**
 * Calls `visit` with every piece of a passage in order; its ends are offsets among the units of the report.
 *
 * @param report must know its words (`startsWord`)
 * @param part to visit only the pieces that begin in a part of the passage, in offsets within it; a piece must begin at its
 *   start
 */
export function forEachPiece(
  report: FoldedReport,
  position: number,
  visit: (start: number, end: number) => void,
  part?: Range,
): void {
  const { units } = report;
  const [from, to] = [report.startOf(position), report.endOf(position)];
  const last = part ? from + part[1] : to;
  let start = -1;
  for (let at = from + (part?.[0] ?? 0); at <= to; at++) {
    if (at < to && !report.startsWord(position, at - from)) continue;
    if (start >= 0) {
      let end = at;
      // A space only separates units, and belongs to no word.
      while (end > start + 1 && units[end - 1] === SPACE) end--;
      visit(start, end);
    }
    if (at >= last) return;
    start = at;
  }
}

/**
 * The part of a passage in which the pieces around a range begin: those that overlap it, and on each side some that are no
 * marks, or as many as there are.
 *
 * @param report must know its words (`startsWord`)
 * @param range in offsets within the passage
 * @param window pieces on each side
 */
export function partAround(report: FoldedReport, position: number, range: Range, window: number): Range {
  const { units } = report;
  const base = report.startOf(position);
  const length = report.endOf(position) - base;
  const isCounted = (at: number): boolean => pieceOf(units, base + at) !== 'mark';
  let [start, end] = range;
  // One more than the window, since the nearest may overlap the range.
  for (let left = window + 1; start > 0 && left > 0; ) {
    start--;
    if (report.startsWord(position, start) && isCounted(start)) left--;
  }
  while (start > 0 && !report.startsWord(position, start)) start--;
  for (let right = window; end < length; end++) {
    if (!report.startsWord(position, end) || !isCounted(end)) continue;
    if (right-- === 0) break;
  }
  return [start, end];
}
