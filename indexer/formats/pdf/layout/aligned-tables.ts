/**
 * A region's rows in; its rows with the tables among them set together out, a line a table row. Tables with ruled
 * lines were found by them; one without is where three rows or more have pieces that leave the same gaps free.
 */
import { CELL_GAP, joinLines, type Row, type Run } from '../text-rows.ts';

export type Block =
  | { readonly is: 'row'; readonly row: Row }
  /** A table: the text of each of its rows, cells joined by U+3000. */
  | { readonly is: 'table'; readonly rows: readonly string[] };

/** Rows with two cells or more from which aligned pieces are a table and not chance. */
const ROWS = 3;
/** Ems between two columns: the padding of a narrow cell. */
const GUTTER = 0.5;
/** Ems from row to row: further apart, what follows is no table any more. */
const PITCH = 6;
/** Ems: lines closer than a line are cells of one row, set in the middle of theirs. */
const SAME_ROW = 0.95;
/** How much further apart rows are than the lines within a cell. */
const ROW_GAP = 1.2;

interface Column {
  readonly x: number;
  readonly right: number;
}

export function blocksOf(rows: readonly Row[]): Block[] {
  const blocks: Block[] = [];
  for (let start = 0; start < rows.length; ) {
    const end = tableEnd(rows, start);
    const first = rows[start];
    if (first?.grid) {
      blocks.push({ is: 'table', rows: first.grid });
      start++;
    } else if (end > start) {
      blocks.push({ is: 'table', rows: tableRows(rows.slice(start, end)) });
      start = end;
    } else {
      if (first) blocks.push({ is: 'row', row: first });
      start++;
    }
  }
  return blocks;
}

/** The end of the table that begins at a row, the row itself where none does. */
function tableEnd(rows: readonly Row[], start: number): number {
  let columns: Column[] = [];
  let full = 0;
  let end = start;
  for (let index = start; index < rows.length; index++) {
    const row = rows[index];
    const before = rows[index - 1];
    if (!row || row.grid || (before && index > start && row.y - before.y > PITCH * row.size)) break;
    const next = merge([...columns, ...row.pieces], GUTTER * row.size);
    // A line across two columns ends the table, and so does one that only begins where the first column does.
    if (index > start && next.length < Math.max(2, columns.length)) break;
    columns = next;
    if (row.pieces.length > 1) full++;
    else if (index === start && !isCellAbove(row, rows[index + 1])) return start;
    if (row.pieces.length > 1 || isContinued(row, rows[index + 1], columns)) end = index + 1;
    else if (!isCloseTo(before, row)) break;
    else end = index + 1;
  }
  return full >= ROWS && columns.length > 1 ? end : start;
}

/** A cell of several lines may begin above the others of its row, which stand in the middle of theirs. */
function isCellAbove(row: Row, next: Row | undefined): boolean {
  return next !== undefined && next.pieces.length > 1 && next.y - row.y < SAME_ROW * row.size;
}

function isContinued(row: Row, next: Row | undefined, columns: readonly Column[]): boolean {
  if (!next || next.pieces.length < 2) return false;
  return merge([...columns, ...next.pieces, ...row.pieces], GUTTER * row.size).length >= columns.length;
}

function isCloseTo(before: Row | undefined, row: Row): boolean {
  return before !== undefined && row.y - before.y < SAME_ROW * row.size;
}

/** Pieces that overlap, or are closer than a gutter, are one column. */
function merge(pieces: readonly Column[], gutter: number): Column[] {
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
  const columns = merge(
    rows.flatMap((row) => row.pieces),
    GUTTER * Math.min(...rows.map((row) => row.size)),
  );
  const limit = lineLimit(rows, size);
  const grouped: Row[][] = [];
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    const open = grouped.at(-1);
    const pitch = before ? row.y - before.y : Number.POSITIVE_INFINITY;
    const lacks = Math.min(row.pieces.length, before?.pieces.length ?? 0) < columns.length;
    if (open && lacks && pitch < limit) open.push(row);
    else grouped.push([row]);
  });
  return grouped.map((lines) =>
    columns
      .map((column) => cellOf(lines, column))
      .join(CELL_GAP)
      .replace(/^\u3000+|\u3000+$/g, ''),
  );
}

/** Points: rows closer than this are lines of one row's cells. Where all are equally far apart, each is a row. */
function lineLimit(rows: readonly Row[], size: number): number {
  const pitches = rows
    .slice(1)
    .map((row, index) => row.y - (rows[index]?.y ?? 0))
    .filter((pitch) => pitch >= SAME_ROW * size)
    .sort((a, b) => a - b);
  let limit = SAME_ROW * size;
  let widest = ROW_GAP;
  pitches.forEach((pitch, index) => {
    const before = pitches[index - 1];
    if (before === undefined || pitch / before < widest) return;
    widest = pitch / before;
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
