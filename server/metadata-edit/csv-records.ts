/**
 * Splits CSV text into records with the offset of each cell, so that one cell can be changed while every
 * other byte stays as it is. Not based on csv-parse, which returns values without their offsets.
 */

export interface CsvCell {
  /** Start and end in the text in UTF-16 units, including quotation marks but not surrounding white space. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly quoted: boolean;
}

export interface CsvRecord {
  readonly cells: readonly CsvCell[];
  /** Offset of its end in the text, before the line break. */
  readonly end: number;
}

export interface CsvRecords {
  /** Without empty lines. */
  readonly records: readonly CsvRecord[];
  /** The first line break outside quotation marks, as csv-parse detects it; a line feed if there is none. */
  readonly lineEnd: string;
}

const QUOTED = /[^\S\r\n]*("(?:[^"]|"")*")[^\S\r\n]*/y;

/** @param text CSV that csv-parse reads without an error; otherwise the cells are unreliable */
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
    // In CSV that csv-parse accepts, a quoted cell is always followed by a comma or a line break.
    at += lineEnd.length;
  }
  return { records, lineEnd };
}

/** Encodes a value as a cell, quoted if it needs to be or if the cell was quoted before. */
export function csvCell(value: string, wasQuoted = false): string {
  return wasQuoted || /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function cellAt(text: string, at: number, lineEnd: string): { cell: CsvCell; next: number } {
  QUOTED.lastIndex = at;
  const match = QUOTED.exec(text);
  const quoted = match?.[1];
  if (match && quoted !== undefined) {
    const start = at + match[0].indexOf('"');
    const value = quoted.slice(1, -1).replaceAll('""', '"');
    return {
      cell: { start, end: start + quoted.length, value, quoted: true },
      next: at + match[0].length,
    };
  }
  const next = Math.min(...[',', lineEnd].map((separator) => nextIndex(text, separator, at)));
  const raw = text.slice(at, next);
  const value = raw.trim();
  const start = at + (value === '' ? 0 : raw.indexOf(value));
  return { cell: { start, end: start + value.length, value, quoted: false }, next };
}

function nextIndex(text: string, separator: string, from: number): number {
  const at = text.indexOf(separator, from);
  return at === -1 ? text.length : at;
}

function lineEndOf(text: string): string {
  const [firstLine = ''] = /^(?:[^"\r\n]|"(?:[^"]|"")*")*/.exec(text) ?? [];
  return /^(?:\r\n|\r|\n)/.exec(text.slice(firstLine.length, firstLine.length + 2))?.[0] ?? '\n';
}
