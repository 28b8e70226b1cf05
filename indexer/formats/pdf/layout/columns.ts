/**
 * Splits a page into regions in reading order; a region is a run of consecutive rows in one column. Of two
 * columns the left one comes first; a title or paragraph across both separates the columns above it from
 * those below.
 */
import { HANGING_MARK, type Row, type Run, rowOf } from '../text-rows.ts';

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
/** Ems: a first line is indented by two characters. */
const MAX_INDENT = 2.8;
/** Points between candidate positions of the gutter. */
const GUTTER_STEP = 1;

/**
 * The regions of each page. Where most pages are printed in two columns, a page with a few lines of them, such
 * as the last, is too.
 */
export function columnsOf(pages: readonly (readonly Row[])[]): Region[][] {
  const regions = pages.map((rows) => regionsOf(rows));
  const print = columnPrint(regions.flat());
  if (!print) return regions;
  return regions.map((ofPage) =>
    ofPage.flatMap((region) => (region.column === 'full' ? shortColumns(region.rows, print) : [region])),
  );
}

/** Where the two columns of a document stand, in points from the left edge of the page. */
interface ColumnPrint {
  readonly gutter: number;
  readonly lefts: readonly [number, number];
}

/** Null unless most rows stand in two columns. */
function columnPrint(regions: readonly Region[]): ColumnPrint | null {
  const rowsIn = (name: string): Row[] =>
    regions.flatMap(({ column, rows }) => (column === name ? [...rows] : []));
  const [left, right, full] = ['full/left', 'full/right', 'full'].map(rowsIn) as [Row[], Row[], Row[]];
  if (left.length === 0 || right.length === 0 || left.length + right.length < full.length) return null;
  const [end, start] = [usual(left.map((row) => row.right)), usual(right.map((row) => row.x))];
  return { gutter: (end + start) / 2, lefts: [usual(left.map((row) => row.x)), start] };
}

/** The most frequent value, to the point. */
function usual(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values.map(Math.round)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

/** Splits the bands of a region that stand in the columns of the document, however few rows they have. */
function shortColumns(rows: readonly Row[], { gutter, lefts }: ColumnPrint): Region[] {
  const regions: Region[] = [];
  const bands = bandsOf(rows, gutter);
  for (const band of bands) {
    const [left, right] = halves(band, gutter);
    // The last column of a document may have nothing beside it.
    const isComplete = right.length > 0 || band === bands.at(-1);
    const areColumns =
      isComplete &&
      !isCrossed(band[0], gutter) &&
      left.length > 0 &&
      left.every((row) => beginsAt(row, lefts[0])) &&
      right.every((row) => beginsAt(row, lefts[1])) &&
      left.some((row) => row.right - row.x >= MIN_COLUMN_WIDTH * row.size);
    const last = regions.at(-1);
    if (areColumns) {
      regions.push({ rows: left, column: 'full/left' });
      if (right.length > 0) regions.push({ rows: right, column: 'full/right' });
    } else if (last?.column === 'full') {
      regions[regions.length - 1] = { ...last, rows: [...last.rows, ...band] };
    } else regions.push({ rows: band, column: 'full' });
  }
  return regions;
}

/** At the margin of its column or indented by two characters, and in one piece, unlike the cells of a table. */
function beginsAt(row: Row, left: number): boolean {
  const indent = (row.x - left) / row.size;
  return !row.tableRows && row.pieces.length === 1 && indent > -MIN_GUTTER && indent < MAX_INDENT;
}

function regionsOf(rows: readonly Row[], column = 'full'): Region[] {
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
  return row.pieces.some((piece) => piece.x < x + half && textRight(piece) > x - half);
}

/** Right edge of a piece without a mark at its end, which may hang into the gutter. */
function textRight({ text, right, size }: Run): number {
  return HANGING_MARK.test(text) ? right - size : right;
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
  return [side((piece) => textRight(piece) <= gutter), side((piece) => textRight(piece) > gutter)];
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
