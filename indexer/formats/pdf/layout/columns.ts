/**
 * A page's rows in, its regions in reading order out: a region is a stretch of rows of one column. A page in two
 * columns is read down the left one first; a title or a paragraph across both parts what is above it from what
 * is below.
 */
import { type Row, type Run, rowOf } from '../text-rows.ts';

export interface Region {
  readonly rows: readonly Row[];
  /** Which column it is, `full`, `full/left` …: columns of one kind have the same margins on every page. */
  readonly column: string;
}

/** Ems: columns of text are at least so far apart, and at least so wide. */
const GUTTER = 0.8;
const COLUMN = 8;
/** Rows of each column in which both are seen to be text: a small table has fewer. */
const ROWS = 6;
/** Part of a column's rows that fill it: text does but for the ends of paragraphs, the cells of a table do not. */
const FILLED = 0.4;
/** The narrower column's part of the wider one's width. */
const ALIKE = 0.6;
/** Points between the places that are tried for a gutter. */
const STEP = 1;

export function regionsOf(rows: readonly Row[], column = 'full'): Region[] {
  const gutter = rows.length < ROWS || column.split('/').length > 2 ? null : gutterOf(rows);
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

/** Where a page may be parted: what has most rows on both sides of it and fewest across. */
function gutterOf(rows: readonly Row[]): number | null {
  const left = Math.min(...rows.map((row) => row.x));
  const right = Math.max(...rows.map((row) => row.right));
  const quarter = (right - left) / 4;
  let best: { x: number; score: number } | null = null;
  for (let x = left + quarter; x <= right - quarter; x += STEP) {
    const crossed = rows.filter((row) => isCrossed(row, x)).length;
    const free = rows.filter((row) => !isCrossed(row, x));
    const before = free.filter((row) => row.x < x).length;
    const after = free.filter((row) => row.right > x).length;
    const score = Math.min(before, after) - crossed / rows.length;
    if (Math.min(before, after) >= ROWS && (!best || score > best.score)) best = { x, score };
  }
  return best?.x ?? null;
}

function isCrossed(row: Row | undefined, x: number): boolean {
  if (!row) return false;
  const half = (GUTTER / 2) * row.size;
  return row.pieces.some((piece) => piece.x < x + half && piece.right > x - half);
}

/** Neighbouring rows that all cross the gutter, or all leave it free. */
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
      return [row.grid ? row : rowOf(pieces)];
    });
  return [side((piece) => piece.right <= gutter), side((piece) => piece.right > gutter)];
}

function areColumns(left: readonly Row[], right: readonly Row[]): boolean {
  const widths = [left, right].map((rows) => {
    const x = Math.min(...rows.map((row) => row.x));
    const width = Math.max(...rows.map((row) => row.right)) - x;
    const size = Math.max(0, ...rows.map((row) => row.size));
    const filled = rows.filter((row) => !row.grid && row.right - row.x >= 0.8 * width).length;
    const isText = rows.length >= ROWS && width >= COLUMN * size && filled >= FILLED * rows.length;
    return isText ? width : 0;
  });
  return Math.min(...widths) > 0 && Math.min(...widths) >= ALIKE * Math.max(...widths);
}
