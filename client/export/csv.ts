/**
 * Comma-separated values (RFC 4180) that Excel and WPS open as they are: in UTF-8 with its mark, since they take a
 * file without for GBK.
 */

import type { ExportDocument } from './excerpts.ts';
import { type Cell, tableOf } from './table.ts';

/** What a spreadsheet would calculate: reports are others' texts, and must not become formulas. */
const FORMULA = /^[=+\-@\t\r]/;

export async function csvFile(taken: ExportDocument): Promise<Blob> {
  return csvOf(tableOf(taken));
}

export function csvOf(table: readonly (readonly Cell[])[]): Blob {
  const lines = table.map((row) => row.map(field).join(','));
  return new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}

function field(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  // The apostrophe is how a spreadsheet is told that what follows is text.
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
