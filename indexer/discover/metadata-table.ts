/** Reads the `metadata.csv` files next to the reports. */
import { promises as disk } from 'node:fs';
import { posix } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Declared, Failure, ReportFile } from '../domain/file.ts';
import { declaredFrom } from '../formats/declared/declared-fields.ts';
import { decode } from '../formats/plain-text/decode.ts';
import { withFileOnDisk } from './archive.ts';
import { describeDiskError } from './disk-error.ts';

export interface Metadata {
  /** By the report's path. */
  readonly declared: ReadonlyMap<string, Declared>;
  readonly failed: readonly Failure[];
}

/** Names of the column that holds the file of a row; the first non-empty one counts. */
export const FILE_COLUMNS = ['file', 'filename', 'path', '文件', '文件名'];

export async function readMetadata(tables: readonly ReportFile[]): Promise<Metadata> {
  const declared = new Map<string, Declared>();
  const failed: Failure[] = [];
  for (const table of tables) {
    try {
      const text = decode(await withFileOnDisk(table, (absolute) => disk.readFile(absolute)));
      for (const [path, fields] of parseMetadataTable(text, table.path)) declared.set(path, fields);
    } catch (error) {
      failed.push({ file: table.path, reason: describeDiskError(error) });
    }
  }
  return { declared, failed };
}

/**
 * Parses a metadata table into declared metadata by report path. Of two rows for the same file the last one
 * counts.
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
    if (name) declared.set(posix.join(posix.dirname(table), name.trim()), declaredFrom(row));
  }
  return declared;
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
