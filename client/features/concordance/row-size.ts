/**
 * Height of the rows of a concordance. All are alike, so that thousands can be scrolled without being laid out: as
 * many lines as the chosen context takes at the width of the window. Pure.
 */
import type { Context } from '../../address/result-view.ts';

interface Room {
  /** Of the table, in pixels. */
  readonly width: number;
  readonly context: Context;
  /** Characters of the word searched. */
  readonly keyword: number;
  /** Whether the place stands above the text instead of beside it. */
  readonly isNarrow: boolean;
}

export interface RowSize {
  /** In pixels, with the line below it. */
  readonly rowHeight: number;
  /** Lines of text on each side of the keyword; on narrow screens of the whole text. */
  readonly sideLines: number;
}

/** Pixels, as in the stylesheet. */
const ONE_LINE = 36;
const ONE_LINE_NARROW = 64;
const CHARACTER = 16;
const LINE = 26;
const PADDING = 10;
/** The line of the place on narrow screens. */
const PLACE_LINE = 24;
/** Columns of place and year, and the gaps between all columns. */
const BESIDE_TEXT = 200;

export function rowSize({ width, context, keyword, isNarrow }: Room): RowSize {
  if (context === 'line' || width === 0)
    return { rowHeight: isNarrow ? ONE_LINE_NARROW : ONE_LINE, sideLines: 1 };
  const characters = Number(context);
  if (isNarrow) {
    const lines = linesOf(2 * characters + keyword, width);
    return { rowHeight: PLACE_LINE + lines * LINE + PADDING, sideLines: lines };
  }
  const lines = linesOf(characters, (width - BESIDE_TEXT - keyword * CHARACTER) / 2);
  // The left side ends on the line of the keyword, and the right side begins on it.
  return { rowHeight: Math.max(ONE_LINE, (2 * lines - 1) * LINE + PADDING), sideLines: lines };
}

/** Lines may end a character early, before punctuation that must not begin the next. */
function linesOf(characters: number, width: number): number {
  return Math.ceil(characters / Math.max(4, Math.floor(width / CHARACTER) - 1));
}
