/** Walks along the words of a passage, as the index has them: nothing is segmented anew. */
import { isHan } from '../../../indexer/text/occurrences.ts';
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
 */
export function forEachPiece(
  report: FoldedReport,
  position: number,
  visit: (start: number, end: number) => void,
): void {
  const { units } = report;
  const [from, to] = [report.startOf(position), report.endOf(position)];
  let start = -1;
  for (let at = from; at <= to; at++) {
    if (at < to && !report.startsWord(position, at - from)) continue;
    if (start >= 0) {
      let end = at;
      // A space only separates units, and belongs to no word.
      while (end > start + 1 && units[end - 1] === SPACE) end--;
      visit(start, end);
    }
    start = at;
  }
}
