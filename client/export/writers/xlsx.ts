/** Writes an XLSX workbook with two sheets, passages and references. */
import { messages } from '../../messages/messages.ts';
import type { ExportDocument } from '../excerpts.ts';
import { type Cell, tableOf } from './table.ts';
import { MAX_CELL_LENGTH, workbookFile } from './workbook.ts';

/** Column widths in characters of the default font; wording and reference are wide enough to read. */
const WIDTHS = [6, 12, 10, 10, 10, 12, 8, 36, 18, 30, 70, 30, 16, 50, 40, 24];

export async function xlsxFile(document: ExportDocument): Promise<Blob> {
  const { columns, number, reference, passages, references } = messages.export;
  const sheets = [
    {
      name: passages,
      rows: withContinuations(tableOf(document), columns.indexOf(messages.export.wording)),
      widths: WIDTHS,
    },
    {
      name: references,
      rows: [[number, reference], ...document.references.map((entry): Cell[] => [entry.number, entry.text])],
      widths: [8, 120],
    },
  ];
  return workbookFile(sheets);
}

/** Continues wordings that are too long for a cell in extra columns at the end. */
function withContinuations(rows: readonly (readonly Cell[])[], column: number): Cell[][] {
  const pieces = rows.map((row) => split(String(row[column] ?? '')));
  const pieceCount = Math.max(1, ...pieces.map((row) => row.length));
  return rows.map((row, index) => {
    const [first = '', ...rest] = pieces[index] ?? [];
    const more = Array.from({ length: pieceCount - 1 }, (_, at) => rest[at] ?? '');
    const names = more.map((_, at) => messages.export.continued(at + 2));
    return [...row.with(column, first), ...(index === 0 ? names : more)];
  });
}

function split(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + MAX_CELL_LENGTH);
    // Not between the halves of a surrogate pair.
    if (to < text.length && /[\udc00-\udfff]/.test(text.charAt(to))) to--;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}
