/**
 * Reads `.xlsx`: one report per row below a heading row, on the first visible sheet that has a text column.
 *
 * exceljs 4.4.0 was tried on a sheet that inflates to 198 MB: its workbook took 452 MB of memory (this reader
 * 32 MB). Its streaming reader took 44 MB, but throws on cells without references and silently empties cells
 * with a dangling shared string.
 */

import { isTextColumn, noTextColumnError } from '../../declared/columns.ts';
import type { TableReader, TableRow } from '../../format.ts';
import { readRow } from '../row.ts';
import { Workbook } from './package.ts';
import { type CellContext, type SheetRow, sheetRows } from './sheet.ts';
import { readDateStyles, readSharedStrings, readSheets } from './workbook-parts.ts';

/** Number of rows searched for the headings: a table may have a title and a note above them. */
const MAX_HEADING_ROWS = 5;

/** @throws Error with one Chinese sentence if the file is not a table of reports; a bad row fails alone */
export const readXlsx: TableReader = async function* (path) {
  const book = await Workbook.open(path);
  try {
    yield* readBook(book);
  } catch (cause) {
    // Chinese messages are our own and explain the problem; wrap errors of the zip library and XML parser.
    if (cause instanceof Error && /[\u4e00-\u9fff]/.test(cause.message)) throw cause;
    throw new Error('xlsx 文件已损坏，内容不能读完；请用 Excel 或 WPS 打开后另存', { cause });
  } finally {
    book.close();
  }
};

async function* readBook(book: Workbook): AsyncGenerator<TableRow> {
  const { visible, from1904, sharedStrings, styles } = await readSheets(book);
  if (visible.length === 0) throw new Error('工作簿里没有可见的工作表');
  const context: CellContext = {
    strings: await readSharedStrings(book, sharedStrings),
    dateStyles: await readDateStyles(book, styles),
    from1904,
  };
  let widest: readonly string[] = [];
  for (const { part } of visible) {
    let heading: SheetRow | null = null;
    let searchedRows = 0;
    for await (const row of sheetRows(book, part, context)) {
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
