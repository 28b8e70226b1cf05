/** Streams the rows of a sheet while its XML is inflated, one chunk at a time. */

import { numberText } from '../cell-number.ts';
import type { SheetRow } from '../sheets.ts';
import { TextRuns, unescapeText } from './cell-string.ts';
import type { Workbook } from './package.ts';
import { readXml } from './xml.ts';

/** Workbook data that cell values refer to. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
}

/** Inflated bytes. Sheets are streamed, so this bounds the time, not the memory. */
const MAX_SHEET_BYTES = 2 * 1024 * 1024 * 1024 - 1;
/**
 * Excel allows 16,384, a table of reports has about ten. Bounded because rows are padded to the last cell.
 */
const MAX_COLUMNS = 1_024;
/** Characters. Excel allows 32,767 per cell; other programs write more. */
const MAX_ROW_LENGTH = 32 * 1024 * 1024;

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
  const reading = readXml(book.part(part, MAX_SHEET_BYTES), {
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
      else if (name === 'c' && cell.column < MAX_COLUMNS) {
        const value = cellValue({ ...cell, inline: inline.text() }, context);
        row.length += value?.length ?? 0;
        if (row.length > MAX_ROW_LENGTH)
          throw new Error(`第 ${row.number} 行超过 ${MAX_ROW_LENGTH >> 20} MB`);
        if (value === null) row.broken = `第 ${row.number} 行第 ${cell.column + 1} 列指向不存在的共享字符串`;
        else if (value !== '') row.cells[cell.column] = value;
      } else if (name === 'row') rows.push(completeRow(row));
      else inline.close(name);
    },
  });
  for await (const _ of reading) {
    yield* rows;
    rows = [];
  }
  yield* rows;
}

function completeRow({
  number,
  cells,
  broken,
}: {
  number: number;
  cells: string[];
  broken: string | undefined;
}): SheetRow {
  // Skipped cells leave holes in the array.
  const filled = Array.from(cells, (value) => value ?? '');
  return broken === undefined ? { number, cells: filled } : { number, cells: filled, broken };
}

/** Zero-based: AB12 is in column 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellValue(
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
    // Error values such as #REF! are not text.
    case 'e':
      return '';
    case 'd':
      return value;
    default:
      return numberText(value, dateStyles[style] === true, from1904);
  }
}
