/**
 * Writes CSV (RFC 4180) that Excel and WPS open correctly: UTF-8 with a byte-order mark, because they read
 * files without one as GBK. Cells that a spreadsheet would evaluate get a leading apostrophe: text taken from reports
 * must not become a formula.
 */
import { stringify } from 'csv-stringify/browser/esm/sync';
import type { ExportDocument } from '../excerpts.ts';
import { type Cell, tableOf } from './table.ts';

export async function csvFile(document: ExportDocument): Promise<Blob> {
  return csvOf(tableOf(document));
}

export function csvOf(table: readonly (readonly Cell[])[]): Blob {
  const csv = stringify([...table] as Cell[][], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    // The build for browsers quotes a line feed only where it ends records.
    quoted_match: /[\r\n]/,
  });
  return new Blob([csv], { type: 'text/csv;charset=utf-8' });
}
