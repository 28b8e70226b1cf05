/** Reads `.ods` (OpenDocument tables of LibreOffice and WPS): one report per row, like `.xlsx`. */
import type { TableReader } from '../../format.ts';
import { readXml } from '../../office-xml.ts';
import { refuseEncrypted } from '../../opendocument.ts';
import { openZip } from '../../zip.ts';
import { reportsOf } from '../sheets.ts';
import { bytesOf } from '../whole-file.ts';
import { OdsSheets } from './sheets.ts';

/** @throws Error with one Chinese sentence if the file is not a table of reports; a bad row fails alone */
export const readOds: TableReader = async function* (path) {
  const zip = await openZip(await bytesOf(path, '.ods'));
  await refuseEncrypted(zip);
  if (!zip.has('content.xml'))
    throw new Error('不是 OpenDocument 表格，或文件不完整；请用 LibreOffice 或 WPS 另存为 .xlsx');
  const sheets = new OdsSheets();
  await readXml(zip.stream('content.xml'), sheets);
  const visible = sheets.visible();
  if (visible.length === 0) throw new Error('工作簿里没有可见的工作表');
  yield* reportsOf(visible.map((rows) => () => rows));
};
