/** A sheet as it is unpacked in, its rows out, a chunk's at a time. */

import { TextRuns, unescapeText } from './cell-string.ts';
import type { Workbook } from './package.ts';
import { readXml } from './xml.ts';

export interface SheetRow {
  /** As the sheet numbers it, from 1. */
  readonly number: number;
  /** By column, from 0; what is missing is ''. */
  readonly cells: readonly string[];
  /** Why a cell of it cannot be read. */
  readonly broken?: string;
}

/** What the values of cells refer to. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
}

/** Bytes unpacked: a sheet streams, so that this bounds the time, not the memory. */
const SHEET_PART = 2 * 1024 * 1024 * 1024 - 1;
/** Excel allows 16,384; a table of reports has some ten, and rows are filled up to their last cell. */
const COLUMNS = 1_024;
/** Characters: Excel allows 32,767 a cell; other programs write more. */
const ROW_LENGTH = 32 * 1024 * 1024;
const DAY = 86_400_000;

export async function* sheetRows(
  book: Workbook,
  part: string,
  context: CellContext,
): AsyncGenerator<SheetRow> {
  let rows: SheetRow[] = [];
  let row = { number: 0, cells: [] as string[], broken: undefined as string | undefined, length: 0 };
  let cell = { column: -1, type: 'n', style: 0, value: '' };
  let inValue = false;
  const inline = new TextRuns();
  const reading = readXml(book.part(part, SHEET_PART), {
    open(name, attributes) {
      if (name === 'row') {
        const number = Number(attributes['r']);
        row = {
          number: number > row.number ? number : row.number + 1,
          cells: [],
          broken: undefined,
          length: 0,
        };
        cell.column = -1;
      } else if (name === 'c') {
        const { r, t, s } = attributes;
        cell = { column: columnOf(r) ?? cell.column + 1, type: t ?? 'n', style: Number(s ?? 0), value: '' };
        inline.clear();
      } else if (name === 'v') inValue = true;
      else inline.open(name);
    },
    text(text) {
      if (inValue) cell.value += text;
      else inline.add(text);
    },
    close(name) {
      if (name === 'v') inValue = false;
      else if (name === 'c' && cell.column < COLUMNS) {
        const value = cellText({ ...cell, inline: inline.text() }, context);
        row.length += value?.length ?? 0;
        if (row.length > ROW_LENGTH) throw new Error(`第 ${row.number} 行超过 ${ROW_LENGTH >> 20} MB`);
        if (value === null) row.broken = `第 ${row.number} 行第 ${cell.column + 1} 列指向不存在的共享字符串`;
        else if (value !== '') row.cells[cell.column] = value;
      } else if (name === 'row') rows.push(finished(row));
      else inline.close(name);
    },
  });
  for await (const _ of reading) {
    yield* rows;
    rows = [];
  }
  yield* rows;
}

function finished({
  number,
  cells,
  broken,
}: {
  number: number;
  cells: string[];
  broken: string | undefined;
}): SheetRow {
  // Where cells are skipped the array has holes.
  const filled = Array.from(cells, (value) => value ?? '');
  return broken === undefined ? { number, cells: filled } : { number, cells: filled, broken };
}

/** AB12 is column 27, from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(
  { type, style, value, inline }: { type: string; style: number; value: string; inline: string },
  { strings, dateStyles, from1904 }: CellContext,
): string | null {
  switch (type) {
    case 'inlineStr':
      return inline;
    case 's':
      return value === '' ? '' : (strings[Number(value)] ?? null);
    case 'str':
      return unescapeText(value);
    case 'b':
      return value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
    // #REF! and the like are no text.
    case 'e':
      return '';
    case 'd':
      return value;
    default:
      return numberText(value, dateStyles[style] === true, from1904);
  }
}

function numberText(value: string, isDate: boolean, from1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (!isDate || number < 1) return String(number);
  // Excel believes in a 29 February 1900, so that its days before that one are a day off; none is published then.
  const date = new Date(
    (from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + Math.floor(number) * DAY,
  );
  return Number.isNaN(date.getTime()) ? value : date.toISOString().slice(0, 10);
}
