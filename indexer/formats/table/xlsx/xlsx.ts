/** `.xlsx`: a row a report, under a heading row, on the first visible sheet that has a column of texts. */
import type { TableReader, TableRow } from '../../format.ts';
import { isTextColumn, noTextColumn } from '../columns.ts';
import { readRow } from '../row.ts';
import { Workbook } from './package.ts';
import { type CellContext, type SheetRow, sheetRows } from './sheet.ts';
import { readDateStyles, readSharedStrings, readSheets } from './workbook-parts.ts';

/** Rows looked through for the headings: a table may have a title and a note above them. */
const HEADING_ROWS = 5;

/** @throws Error with one sentence where the file is no table of reports; a row that is none fails alone */
export const readXlsx: TableReader = async function* (path) {
  const book = await Workbook.open(path);
  try {
    yield* readBook(book);
  } catch (cause) {
    // Sentences of ours say what is wrong; what the unzipper and the XML parser say is their cause.
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
    let looked = 0;
    for await (const row of sheetRows(book, part, context)) {
      if (heading) {
        const read = rowOf(row, heading);
        if (read) yield read;
        continue;
      }
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      if (row.cells.some(isTextColumn)) heading = row;
      else if (row.cells.length > widest.length) widest = row.cells;
      if (++looked >= HEADING_ROWS && !heading) break;
    }
    if (heading) return;
  }
  throw noTextColumn(widest);
}

function rowOf(row: SheetRow, heading: SheetRow): TableRow | null {
  const number = row.number - heading.number;
  if (row.broken !== undefined) return { row: number, failed: row.broken };
  return readRow(
    number,
    row.cells.map((cell, column) => [heading.cells[column] ?? '', cell] as const),
  );
}
