/**
 * Writes CSV (RFC 4180) that Excel and WPS open correctly: UTF-8 with a byte-order mark, because they read
 * files without one as GBK.
 */
import type { ExportDocument } from '../excerpts.ts';
import { type Cell, tableOf } from './table.ts';

/** Cells that a spreadsheet would evaluate as formulas, which text taken from reports must not become. */
const FORMULA = /^[=+\-@\t\r]/;

export async function csvFile(document: ExportDocument): Promise<Blob> {
  return csvOf(tableOf(document));
}

export function csvOf(table: readonly (readonly Cell[])[]): Blob {
  const lines = table.map((row) => row.map(field).join(','));
  return new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}

function field(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  // A leading apostrophe marks a cell as text.
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
