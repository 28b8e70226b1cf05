/** The lines of a table's cells in; a line for each of its rows out, unless the table only arranges the page. */
import type { PageLine } from './page-lines.ts';

/** A cell as the lines from `from` up to and without `to` that stand in it. */
export interface Cell {
  readonly from: number;
  readonly to: number;
}

/** Between the cells of a row: white space, so that 64 and 113 in neighbouring cells stay two figures. */
const CELL_GAP = '\u3000';
/** Lines in one cell from which it may hold an article: a cell of figures breaks into two at most, often. */
const ARTICLE_LINES = 3;
/** Share of a table's characters in one cell from which the table stands around that cell. */
const ARTICLE_SHARE = 0.6;
const CLOSED = /[。；！？][”’」』》）)]*$/;

/** @returns null where the table arranges the page, so that its cells are boxes like any other */
export function setTable(
  lines: readonly PageLine[],
  start: number,
  rows: readonly (readonly Cell[])[],
): PageLine[] | null {
  if (isLayout(lines, rows)) return null;
  const first = rows.flat()[0]?.from ?? lines.length;
  const set = lines.slice(start, first);
  for (const row of rows) {
    const cells = row.map(({ from, to }) => lines.slice(from, to));
    const all = cells.flat();
    const text = cells.map(cellText).join(CELL_GAP).trim();
    if (text === '') continue;
    set.push({
      text,
      indented: false,
      gap: set.length === 0 && (all[0]?.gap ?? false),
      mark: null,
      whole: true,
      linked: share(all),
      cells: cells.map(cellText),
    });
  }
  return set;
}

function isLayout(lines: readonly PageLine[], rows: readonly (readonly Cell[])[]): boolean {
  if (rows.every((row) => row.length <= 1)) return true;
  const length = (cell: Cell): number =>
    lines.slice(cell.from, cell.to).reduce((sum, { text }) => sum + text.length, 0);
  const cells = rows.flat();
  const total = cells.reduce((sum, cell) => sum + length(cell), 0);
  return cells.some((cell) => {
    if (cell.to - cell.from < ARTICLE_LINES) return false;
    const closed = lines.slice(cell.from, cell.to).filter(({ text }) => CLOSED.test(text)).length;
    return closed >= 2 || length(cell) > total * ARTICLE_SHARE;
  });
}

/** Lines of a cell close up, as a narrow cell breaks words anywhere; figures and Latin words stay apart. */
function cellText(lines: readonly PageLine[]): string {
  return lines.reduce((text, line) => {
    const apart = /[!-~]$/.test(text) && /^[!-~]/.test(line.text);
    return text + (apart ? ' ' : '') + line.text;
  }, '');
}

function share(lines: readonly PageLine[]): number {
  const all = lines.reduce((sum, { text }) => sum + text.length, 0);
  const linked = lines.reduce((sum, line) => sum + line.text.length * line.linked, 0);
  return all === 0 ? 0 : linked / all;
}
