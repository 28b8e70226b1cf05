/**
 * Reads `.xls` and `.et` (Excel 97-2003, which WPS writes too): one report per row below a heading row, on the
 * first visible sheet that has a text column.
 *
 * Written by hand: npm's `xlsx` 0.18.5 is no longer maintained there and has known vulnerabilities, and its
 * newer versions are published by others only; what a table of reports needs of the format is little.
 */
import type { TableReader } from '../../format.ts';
import { isEncryptedOffice, isOle, oleStreams } from '../../ole.ts';
import { reportsOf } from '../sheets.ts';
import { bytesOf } from '../whole-file.ts';
import { XlsWorkbook } from './workbook.ts';

const SAVE_AS = '请用 Excel 或 WPS 打开后另存为 .xlsx';
const DAMAGED = `表格文件已损坏，内容不能读完；${SAVE_AS}`;

/** @throws Error with one Chinese sentence if the file is not a table of reports; a bad row fails alone */
export const readXls: TableReader = async function* (path) {
  const bytes = await bytesOf(path, '.xls');
  if (!isOle(bytes)) throw new Error(`不是 Excel 97 以后的文件；${SAVE_AS}`);
  if (isEncryptedOffice(bytes)) throw new Error('文件有密码保护；请去掉密码后重试');
  const streams = oleStreams(bytes, ['Workbook', 'Book'], DAMAGED);
  const stream = streams.get('Workbook') ?? streams.get('Book');
  if (!stream) throw new Error(`文件里没有表格（也许是文字或演示）；${SAVE_AS}`);
  try {
    const book = new XlsWorkbook(stream);
    if (book.visibleSheets.length === 0) throw new Error('工作簿里没有可见的工作表');
    yield* reportsOf(book.visibleSheets.map((sheet) => () => book.rows(sheet)));
  } catch (cause) {
    // A broken file shows up as a read past the end of a record.
    if (cause instanceof RangeError) throw new Error(DAMAGED, { cause });
    throw cause;
  }
};
