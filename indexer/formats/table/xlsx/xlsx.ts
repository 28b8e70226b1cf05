/**
 * Reads `.xlsx`: one report per row below a heading row, on the first visible sheet that has a text column.
 *
 * exceljs 4.4.0 was tried on a sheet that inflates to 198 MB: its workbook took 452 MB of memory (this reader
 * 32 MB). Its streaming reader took 44 MB, but throws on cells without references and silently empties cells
 * with a dangling shared string.
 */

import type { TableReader, TableRow } from '../../format.ts';
import { reportsOf } from '../sheets.ts';
import { Workbook } from './package.ts';
import { type CellContext, sheetRows } from './sheet.ts';
import { readDateStyles, readSharedStrings, readSheets } from './workbook-parts.ts';

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
  yield* reportsOf(
    visible.map(
      ({ part }) =>
        () =>
          sheetRows(book, part, context),
    ),
  );
}
