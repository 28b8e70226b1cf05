/**
 * Splits a page into regions in reading order; a region is a run of consecutive rows in one column. Of two
 * columns the left one comes first; a title or paragraph across both separates the columns above it from
 * those below.
 */
import { type Row, type Run, rowOf } from '../text-rows.ts';

export interface Region {
  readonly rows: readonly Row[];
  /** Path of the column, `full`, `full/left` …: the same column has the same margins on every page. */
  readonly column: string;
}

/** Ems between two text columns. */
const MIN_GUTTER = 0.8;
/** Ems. */
const MIN_COLUMN_WIDTH = 8;
/** Rows per column: a small table has fewer. */
const MIN_ROWS = 6;
/** Share of rows that fill the column: all text rows but the ends of paragraphs do, table cells do not. */
const MIN_FILLED_SHARE = 0.4;
/** Ratio of the narrower column's width to the wider one's. */
const MIN_WIDTH_RATIO = 0.6;
/** Points between candidate positions of the gutter. */
const GUTTER_STEP = 1;

export function regionsOf(rows: readonly Row[], column = 'full'): Region[] {
  const gutter = rows.length < MIN_ROWS || column.split('/').length > 2 ? null : gutterOf(rows);
  if (gutter === null) return rows.length === 0 ? [] : [{ rows, column }];
  const regions: Region[] = [];
  let full: Row[] = [];
  const endFull = (): void => {
    if (full.length > 0) regions.push({ rows: full, column });
    full = [];
  };
  for (const band of bandsOf(rows, gutter)) {
    const [left, right] = halves(band, gutter);
    if (isCrossed(band[0], gutter) || !areColumns(left, right)) {
      full.push(...band);
    } else {
      endFull();
      regions.push(...regionsOf(left, `${column}/left`), ...regionsOf(right, `${column}/right`));
    }
  }
  endFull();
  return regions;
}

/** Best position for a gutter: most rows on both sides of it and fewest across it. */
function gutterOf(rows: readonly Row[]): number | null {
  const left = Math.min(...rows.map((row) => row.x));
  const right = Math.max(...rows.map((row) => row.right));
  const quarter = (right - left) / 4;
  let best: { x: number; score: number } | null = null;
  for (let x = left + quarter; x <= right - quarter; x += GUTTER_STEP) {
    const crossed = rows.filter((row) => isCrossed(row, x)).length;
    const free = rows.filter((row) => !isCrossed(row, x));
    const before = free.filter((row) => row.x < x).length;
    const after = free.filter((row) => row.right > x).length;
    const score = Math.min(before, after) - crossed / rows.length;
    if (Math.min(before, after) >= MIN_ROWS && (!best || score > best.score)) best = { x, score };
  }
  return best?.x ?? null;
}

function isCrossed(row: Row | undefined, x: number): boolean {
  if (!row) return false;
  const half = (MIN_GUTTER / 2) * row.size;
  return row.pieces.some((piece) => piece.x < x + half && piece.right > x - half);
}

/** Groups consecutive rows that all cross the gutter or all leave it free. */
function bandsOf(rows: readonly Row[], gutter: number): Row[][] {
  const bands: Row[][] = [];
  for (const row of rows) {
    const band = bands.at(-1);
    if (band && isCrossed(band[0], gutter) === isCrossed(row, gutter)) band.push(row);
    else bands.push([row]);
  }
  return bands;
}

function halves(rows: readonly Row[], gutter: number): [Row[], Row[]] {
  const side = (belongs: (piece: Run) => boolean): Row[] =>
    rows.flatMap((row) => {
      const pieces = row.pieces.filter(belongs);
      if (pieces.length === 0) return [];
      return [row.tableRows ? row : rowOf(pieces)];
    });
  return [side((piece) => piece.right <= gutter), side((piece) => piece.right > gutter)];
}

function areColumns(left: readonly Row[], right: readonly Row[]): boolean {
  const widths = [left, right].map((rows) => {
    const x = Math.min(...rows.map((row) => row.x));
    const width = Math.max(...rows.map((row) => row.right)) - x;
    const size = Math.max(0, ...rows.map((row) => row.size));
    const filled = rows.filter((row) => !row.tableRows && row.right - row.x >= 0.8 * width).length;
    const isText =
      rows.length >= MIN_ROWS && width >= MIN_COLUMN_WIDTH * size && filled >= MIN_FILLED_SHARE * rows.length;
    return isText ? width : 0;
  });
  return Math.min(...widths) > 0 && Math.min(...widths) >= MIN_WIDTH_RATIO * Math.max(...widths);
}
