/** Turns the lines in a table's cells into one line per row, unless the table is only used for layout. */
import type { PageLine } from './page-lines.ts';

/** A cell as its span of lines, from `from` (inclusive) to `to` (exclusive). */
export interface Cell {
  readonly from: number;
  readonly to: number;
}

/** Separator between cells. White space, so that 64 and 113 in neighbouring cells stay two figures. */
const CELL_GAP = '\u3000';
/** Minimum lines in a cell that may hold an article; a data cell rarely breaks into more than two. */
const MIN_ARTICLE_LINES = 3;
/** A cell with a larger share of the table's characters makes it a layout table around that cell. */
const MAX_CELL_SHARE = 0.6;
const CLOSED = /[。；！？][”’」』》）)]*$/;

/** @returns null for a layout table, whose cells are boxes like any other */
export function tableRows(
  lines: readonly PageLine[],
  start: number,
  rows: readonly (readonly Cell[])[],
): PageLine[] | null {
  if (isLayout(lines, rows)) return null;
  const first = rows.flat()[0]?.from ?? lines.length;
  const result = lines.slice(start, first);
  for (const row of rows) {
    const cells = row.map(({ from, to }) => lines.slice(from, to));
    const all = cells.flat();
    const text = cells.map(cellText).join(CELL_GAP).trim();
    if (text === '') continue;
    result.push({
      text,
      indented: false,
      gap: result.length === 0 && (all[0]?.gap ?? false),
      headingLevel: null,
      whole: true,
      linkShare: linkShare(all),
      cells: cells.map(cellText),
    });
  }
  return result;
}

function isLayout(lines: readonly PageLine[], rows: readonly (readonly Cell[])[]): boolean {
  if (rows.every((row) => row.length <= 1)) return true;
  const length = (cell: Cell): number =>
    lines.slice(cell.from, cell.to).reduce((sum, { text }) => sum + text.length, 0);
  const cells = rows.flat();
  const total = cells.reduce((sum, cell) => sum + length(cell), 0);
  return cells.some((cell) => {
    if (cell.to - cell.from < MIN_ARTICLE_LINES) return false;
    const closed = lines.slice(cell.from, cell.to).filter(({ text }) => CLOSED.test(text)).length;
    return closed >= 2 || length(cell) > total * MAX_CELL_SHARE;
  });
}

/** Joins lines without spaces, since narrow cells break words anywhere, except between ASCII characters. */
function cellText(lines: readonly PageLine[]): string {
  return lines.reduce((text, line) => {
    const apart = /[!-~]$/.test(text) && /^[!-~]/.test(line.text);
    return text + (apart ? ' ' : '') + line.text;
  }, '');
}

function linkShare(lines: readonly PageLine[]): number {
  const all = lines.reduce((sum, { text }) => sum + text.length, 0);
  const linked = lines.reduce((sum, line) => sum + line.text.length * line.linkShare, 0);
  return all === 0 ? 0 : linked / all;
}
