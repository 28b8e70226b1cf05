/**
 * Hits in, comma-separated values (RFC 4180) out, which Excel and WPS open as they are: in UTF-8 with its mark, since
 * they take a file without for GBK.
 */
import type { ExportedHit } from '../contract/export.ts';
import { type Cell, COLUMNS } from './table.ts';

/**
 * What a spreadsheet would calculate: reports are others' texts, and must not become formulas. An apostrophe before
 * it tells a spreadsheet that it is text; a workbook knows without, and so has it verbatim.
 */
const FORMULA = /^[=+\-@\t\r]/;

export async function* csvFile(pages: AsyncIterable<readonly ExportedHit[]>): AsyncGenerator<string> {
  yield `\ufeff${record(COLUMNS.map(({ name }) => name))}`;
  for await (const hits of pages) yield hits.map((hit) => record(COLUMNS.map(({ of }) => of(hit)))).join('');
}

function record(cells: readonly Cell[]): string {
  return `${cells.map(field).join(',')}\r\n`;
}

function field(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
