/**
 * Detects tables in the rows of a region and joins their cells, one line per table row. Ruled tables are
 * already known from their lines; a table without lines is three rows or more whose pieces leave the same
 * gaps free.
 */
import { CELL_GAP, joinLines, type Row, type Run } from '../text-rows.ts';

export type Block =
  | { readonly kind: 'row'; readonly row: Row }
  /** A table: the text of each of its rows, cells joined by U+3000. */
  | { readonly kind: 'table'; readonly rows: readonly string[] };

/** Rows with at least two cells: fewer may be aligned by chance. */
const MIN_ROWS = 3;
/** Ems between two columns: the padding of a narrow cell. */
const MIN_GUTTER = 0.5;
/** Ems from row to row: a larger distance ends the table. */
const MAX_ROW_PITCH = 6;
/** Ems: lines closer than one line height are vertically centred cells of one row. */
const MAX_SAME_ROW_PITCH = 0.95;
/** Minimum ratio of the distance between rows to that between lines within a cell. */
const MIN_ROW_PITCH_RATIO = 1.2;

interface Column {
  readonly x: number;
  readonly right: number;
}

export function blocksOf(rows: readonly Row[]): Block[] {
  const blocks: Block[] = [];
  for (let start = 0; start < rows.length; ) {
    const end = tableEnd(rows, start);
    const first = rows[start];
    if (first?.tableRows) {
      blocks.push({ kind: 'table', rows: first.tableRows });
      start++;
    } else if (end > start) {
      blocks.push({ kind: 'table', rows: tableRows(rows.slice(start, end)) });
      start = end;
    } else {
      if (first) blocks.push({ kind: 'row', row: first });
      start++;
    }
  }
  return blocks;
}

/** End index, exclusive, of a table that begins at `start`; `start` if none does. */
function tableEnd(rows: readonly Row[], start: number): number {
  let columns: Column[] = [];
  let rowsWithCells = 0;
  let end = start;
  for (let index = start; index < rows.length; index++) {
    const row = rows[index];
    const before = rows[index - 1];
    if (!row || row.tableRows || (before && index > start && row.y - before.y > MAX_ROW_PITCH * row.size))
      break;
    const next = columnsOf([...columns, ...row.pieces], MIN_GUTTER * row.size);
    // A row that merges two columns ends the table, and so does one that leaves it with a single column.
    if (index > start && next.length < Math.max(2, columns.length)) break;
    columns = next;
    if (row.pieces.length > 1) rowsWithCells++;
    else if (index === start && !isTopOfTallCell(row, rows[index + 1])) return start;
    if (row.pieces.length > 1 || isContinued(row, rows[index + 1], columns)) end = index + 1;
    else if (!isCloseTo(before, row)) break;
    else end = index + 1;
  }
  return rowsWithCells >= MIN_ROWS && columns.length > 1 ? end : start;
}

/** A cell of several lines may begin above the vertically centred cells of its row. */
function isTopOfTallCell(row: Row, next: Row | undefined): boolean {
  return next !== undefined && next.pieces.length > 1 && next.y - row.y < MAX_SAME_ROW_PITCH * row.size;
}

function isContinued(row: Row, next: Row | undefined, columns: readonly Column[]): boolean {
  if (!next || next.pieces.length < 2) return false;
  return (
    columnsOf([...columns, ...next.pieces, ...row.pieces], MIN_GUTTER * row.size).length >= columns.length
  );
}

function isCloseTo(before: Row | undefined, row: Row): boolean {
  return before !== undefined && row.y - before.y < MAX_SAME_ROW_PITCH * row.size;
}

/** Merges pieces that overlap or are closer than the gutter into columns. */
function columnsOf(pieces: readonly Column[], gutter: number): Column[] {
  const columns: Column[] = [];
  for (const { x, right } of [...pieces].sort((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last && x - last.right < gutter) {
      columns[columns.length - 1] = { x: last.x, right: Math.max(last.right, right) };
    } else columns.push({ x, right });
  }
  return columns;
}

function tableRows(rows: readonly Row[]): string[] {
  const size = Math.max(...rows.map((row) => row.size));
  const columns = columnsOf(
    rows.flatMap((row) => row.pieces),
    MIN_GUTTER * Math.min(...rows.map((row) => row.size)),
  );
  const limit = maxLinePitch(rows, size);
  const grouped: Row[][] = [];
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    const open = grouped.at(-1);
    const pitch = before ? row.y - before.y : Number.POSITIVE_INFINITY;
    const hasEmptyCell = Math.min(row.pieces.length, before?.pieces.length ?? 0) < columns.length;
    if (open && hasEmptyCell && pitch < limit) open.push(row);
    else grouped.push([row]);
  });
  return grouped.map((lines) =>
    columns
      .map((column) => cellOf(lines, column))
      .join(CELL_GAP)
      .replace(/^\u3000+|\u3000+$/g, ''),
  );
}

/**
 * Points: rows closer than this are lines of the cells of one row. Equidistant rows are all separate rows.
 */
function maxLinePitch(rows: readonly Row[], size: number): number {
  const pitches = rows
    .slice(1)
    .map((row, index) => row.y - (rows[index]?.y ?? 0))
    .filter((pitch) => pitch >= MAX_SAME_ROW_PITCH * size)
    .sort((a, b) => a - b);
  let limit = MAX_SAME_ROW_PITCH * size;
  let largestRatio = MIN_ROW_PITCH_RATIO;
  pitches.forEach((pitch, index) => {
    const before = pitches[index - 1];
    if (before === undefined || pitch / before < largestRatio) return;
    largestRatio = pitch / before;
    limit = (pitch + before) / 2;
  });
  return limit;
}

function cellOf(lines: readonly Row[], column: Column): string {
  const within = ({ x, right }: Run): boolean => x < column.right && right > column.x;
  return lines
    .flatMap((line) => line.pieces.filter(within))
    .reduce((text, piece) => joinLines(text, piece.text), '');
}
