/** Reads the `metadata.csv` files next to the reports. */
import { promises as disk } from 'node:fs';
import { posix } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Declared, DeclaredFile, Failure, ReportFile } from '../domain/file.ts';
import { declaredFrom } from '../formats/declared/declared-fields.ts';
import { decode } from '../formats/plain-text/decode.ts';
import { withFileOnDisk } from './archive.ts';
import { describeDiskError } from './disk-error.ts';

export interface Metadata {
  /** By `metadataKey`. */
  readonly declared: ReadonlyMap<string, Declared>;
  readonly failed: readonly Failure[];
}

/** Names of the column that holds the file of a row; the first non-empty one counts. */
export const FILE_COLUMNS = ['file', 'filename', 'path', '文件', '文件名'];
/** Names of the column that says which row of a table of reports is meant; empty for the file as a whole. */
export const ROW_COLUMNS = ['row', '行', '行号'];

export async function readMetadata(tables: readonly ReportFile[]): Promise<Metadata> {
  const declared = new Map<string, Declared>();
  const failed: Failure[] = [];
  for (const table of tables) {
    try {
      const text = decode(await withFileOnDisk(table, (absolute) => disk.readFile(absolute)));
      for (const [key, fields] of parseMetadataTable(text, table.path)) declared.set(key, fields);
    } catch (error) {
      failed.push({ file: table.path, reason: describeDiskError(error) });
    }
  }
  return { declared, failed };
}

/**
 * Parses a metadata table into declared metadata by `metadataKey`. Of two lines for the same file, or for the same
 * row of it, the last one counts.
 *
 * @param table path of the table; file names in its rows are relative to its folder
 * @throws Error with one sentence if the table cannot be parsed; its cause is csv-parse's error for invalid
 *   CSV
 */
export function parseMetadataTable(text: string, table: string): Map<string, Declared> {
  const declared = new Map<string, Declared>();
  const rows = rowsOf(text);
  if (rows.length > 0 && !rows.some((row) => FILE_COLUMNS.some((column) => column in row))) {
    throw new Error(`缺少“${FILE_COLUMNS[0]}”或“文件”一列，无法知道每行说的是哪个文件`);
  }
  for (const row of rows) {
    const name = FILE_COLUMNS.map((column) => row[column]).find(Boolean);
    if (!name) continue;
    const path = posix.join(posix.dirname(table), name.trim());
    const number = rowNumber(ROW_COLUMNS.map((column) => row[column]).find(Boolean), name);
    declared.set(metadataKey(path, number), declaredFrom(row));
  }
  return declared;
}

const ROW_MARK = '\n';

/** What a line of a metadata table is about: a file, or one row of a table of reports. No path has a line end. */
export function metadataKey(path: string, row: number | null): string {
  return row === null ? path : `${path}${ROW_MARK}${row}`;
}

export function byFile(declared: ReadonlyMap<string, Declared>): Map<string, DeclaredFile> {
  const files = new Map<string, DeclaredFile>();
  for (const [key, fields] of declared) {
    const [path = '', row] = key.split(ROW_MARK);
    const before = files.get(path);
    const rows = row === undefined ? before?.rows : { ...before?.rows, [row]: fields };
    files.set(path, { ...(row === undefined ? fields : before), ...(rows && { rows }) });
  }
  return files;
}

function rowNumber(written: string | undefined, file: string): number | null {
  if (written === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(written))
    throw new Error(`“${file}”的“行”一列写的是“${written.slice(0, 20)}”，要写第几行的数字，或者空着`);
  return Number(written);
}

function rowsOf(text: string): Record<string, string>[] {
  try {
    return parse(text, {
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
    });
  } catch (cause) {
    throw new Error(`不是合法的 CSV：${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
