/** Reads tables that cannot be read row by row. */
import { promises as disk } from 'node:fs';

/** Excel 97 holds 65,536 rows a sheet. */
const MAX_BYTES = 100 * 2 ** 20;

/**
 * @param extension with its dot
 * @throws Error with one Chinese sentence if the file is too large
 */
export async function bytesOf(path: string, extension: string): Promise<Buffer> {
  const { size } = await disk.stat(path);
  if (size > MAX_BYTES)
    throw new Error(
      `文件有 ${Math.round(size / 2 ** 20)} MB，超过 ${extension} 的上限 ${MAX_BYTES / 2 ** 20} MB；请用 Excel 或 WPS 打开后另存为 .xlsx 或 .csv`,
    );
  return disk.readFile(path);
}
