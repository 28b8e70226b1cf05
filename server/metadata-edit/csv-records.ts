/**
 * The text of a CSV in, its records with the place of each cell in the text out. It stands alone beside csv-parse,
 * which tells values and not where they stand: only so can one cell be changed and every other byte left as it is.
 */

export interface CsvCell {
  /** Start and end in the text, in UTF-16 units: quotation marks included, white space around it not. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly quoted: boolean;
}

export interface CsvRecord {
  readonly cells: readonly CsvCell[];
  /** Where it ends in the text, before its line end. */
  readonly end: number;
}

export interface CsvRecords {
  /** Empty lines are none. */
  readonly records: readonly CsvRecord[];
  /** The first line end outside quotation marks, as csv-parse takes it; a line feed where there is none. */
  readonly lineEnd: string;
}

const QUOTED = /[^\S\r\n]*("(?:[^"]|"")*")[^\S\r\n]*/y;

/** @param text a CSV that csv-parse takes without an error; of another the cells are not to be trusted */
export function csvRecords(text: string): CsvRecords {
  const lineEnd = lineEndOf(text);
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length; ) {
    const cells: CsvCell[] = [];
    for (;;) {
      const { cell, next } = cellAt(text, at, lineEnd);
      cells.push(cell);
      at = next;
      if (text[at] !== ',') break;
      at++;
    }
    const [first] = cells;
    const isEmpty = cells.length === 1 && first?.value === '' && !first.quoted;
    if (!isEmpty) records.push({ cells, end: at });
    // Beyond a quoted cell nothing but its end can stand in what csv-parse takes.
    at += lineEnd.length;
  }
  return { records, lineEnd };
}

/** A value as a cell: in quotation marks where it needs them, or where the cell had them before. */
export function csvCell(value: string, wasQuoted = false): string {
  return wasQuoted || /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function cellAt(text: string, at: number, lineEnd: string): { cell: CsvCell; next: number } {
  QUOTED.lastIndex = at;
  const found = QUOTED.exec(text);
  const inside = found?.[1];
  if (found && inside !== undefined) {
    const start = at + found[0].indexOf('"');
    const value = inside.slice(1, -1).replaceAll('""', '"');
    return {
      cell: { start, end: start + inside.length, value, quoted: true },
      next: at + found[0].length,
    };
  }
  const next = Math.min(...[',', lineEnd].map((mark) => endOf(text, mark, at)));
  const raw = text.slice(at, next);
  const value = raw.trim();
  const start = at + (value === '' ? 0 : raw.indexOf(value));
  return { cell: { start, end: start + value.length, value, quoted: false }, next };
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at;
}

function lineEndOf(text: string): string {
  const [outside = ''] = /^(?:[^"\r\n]|"(?:[^"]|"")*")*/.exec(text) ?? [];
  return /^(?:\r\n|\r|\n)/.exec(text.slice(outside.length, outside.length + 2))?.[0] ?? '\n';
}
