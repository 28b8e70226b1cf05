/** Finds the reports in the sheets of a workbook: one per row below a heading row. */
import { isTextColumn, noTextColumnError } from '../declared/columns.ts';
import type { TableRow } from '../format.ts';
import { readRow } from './row.ts';

export interface SheetRow {
  /** Row number in the sheet, counted from 1. */
  readonly number: number;
  /** By column, counted from 0; a missing cell is ''. */
  readonly cells: readonly string[];
  /** Why a cell of the row is unreadable. */
  readonly broken?: string;
}

/** Number of rows searched for the headings: a table may have a title and a note above them. */
const MAX_HEADING_ROWS = 5;

/**
 * Reads the first sheet that has a text column.
 *
 * @param sheets the rows of each visible sheet, in their order; only called for those that are needed
 * @throws Error with one Chinese sentence if no sheet has a text column
 */
export async function* reportsOf(
  sheets: readonly (() => Iterable<SheetRow> | AsyncIterable<SheetRow>)[],
): AsyncGenerator<TableRow> {
  let widest: readonly string[] = [];
  for (const rowsOf of sheets) {
    let heading: SheetRow | null = null;
    let searchedRows = 0;
    for await (const row of rowsOf()) {
      if (heading) {
        const read = rowOf(row, heading);
        if (read) yield read;
        continue;
      }
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      if (row.cells.some(isTextColumn)) heading = row;
      else if (row.cells.length > widest.length) widest = row.cells;
      if (++searchedRows >= MAX_HEADING_ROWS && !heading) break;
    }
    if (heading) return;
  }
  throw noTextColumnError(widest);
}

function rowOf(row: SheetRow, heading: SheetRow): TableRow | null {
  const number = row.number - heading.number;
  if (row.broken !== undefined) return { row: number, failed: row.broken };
  return readRow(
    number,
    row.cells.map((cell, column) => [heading.cells[column] ?? '', cell] as const),
  );
}
