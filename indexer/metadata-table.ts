/** The `metadata.csv` files beside the reports in; what they declare of each file out. */
import { promises as disk } from 'node:fs';
import { posix } from 'node:path';
import { parse } from 'csv-parse/sync';
import { decode } from './decode.ts';
import { diskReason, type Failure, type ReportFile } from './files.ts';
import { declaredFrom } from './formats/declared.ts';
import type { Declared } from './formats/source.ts';

export interface MetadataTable {
  /** By the report's path. */
  readonly declared: ReadonlyMap<string, Declared>;
  readonly failed: readonly Failure[];
}

const FILE_COLUMNS = ['file', 'filename', 'path', '文件', '文件名'];

export async function readMetadata(tables: readonly ReportFile[]): Promise<MetadataTable> {
  const declared = new Map<string, Declared>();
  const failed: Failure[] = [];
  for (const table of tables) {
    try {
      const rows = rowsOf(decode(await disk.readFile(table.absolute)));
      if (rows.length > 0 && !rows.some((row) => FILE_COLUMNS.some((column) => column in row))) {
        throw new Error(`缺少“${FILE_COLUMNS[0]}”或“文件”一列，无法知道每行说的是哪个文件`);
      }
      for (const row of rows) {
        const name = FILE_COLUMNS.map((column) => row[column]).find(Boolean);
        if (name) declared.set(posix.join(posix.dirname(table.path), name.trim()), declaredFrom(row));
      }
    } catch (error) {
      failed.push({ file: table.path, reason: diskReason(error) });
    }
  }
  return { declared, failed };
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
