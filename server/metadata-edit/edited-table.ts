/**
 * Applies metadata edits for one report to the text of a `metadata.csv`, changing nothing else. Pure: the
 * caller decides which table to edit and whether it may be written.
 */
import { posix } from 'node:path';
import { FILE_COLUMNS, ROW_COLUMNS } from '../../indexer/discover/metadata-table.ts';
import { knownColumn } from '../../indexer/formats/declared/columns.ts';
import { type CsvRecord, csvCell, csvRecords } from './csv-records.ts';

/** The editable fields, with the English and Chinese names of their columns if one has to be added. */
const COLUMNS = {
  title: ['title', '标题'],
  year: ['year', '年份'],
  province: ['province', '省'],
  city: ['city', '市'],
  county: ['county', '县'],
  town: ['town', '乡镇'],
  issuer: ['issuer', '发文机关'],
  url: ['source_url', '链接'],
  formerPlaces: ['former_places', '曾用地区'],
} as const;

export type EditedField = keyof typeof COLUMNS;
/** Values to declare; an empty string withdraws the declaration. */
export type MetadataEdits = Readonly<Partial<Record<EditedField, string>>>;

/** Few reports have a former place: its column is added where one does. */
const { formerPlaces: _, ...NEW_TABLE_COLUMNS } = COLUMNS;
const NEW_TABLE_HEADER = ['file', ...Object.values(NEW_TABLE_COLUMNS).map(([english]) => english)].join(',');

interface Splice {
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

/**
 * @param text a table that `parseMetadataTable` reads without an error; empty to create one
 * @param file path of the report's file relative to the folder of the table
 * @param tableRow the row that holds the report, if the file is a table of reports
 * @throws Error with a one-sentence message if the table has no file column
 */
export function editedTable(
  text: string,
  file: string,
  tableRow: number | null,
  edits: MetadataEdits,
): string {
  const { records, lineEnd } = csvRecords(text);
  const [head, ...rows] = records;
  if (!head)
    return Object.values(edits).some(Boolean)
      ? editedTable(`${NEW_TABLE_HEADER}\n`, file, tableRow, edits)
      : text;
  const names = head.cells.map(({ value }) => value.trim().toLowerCase());
  const fileColumn = FILE_COLUMNS.map((name) => names.lastIndexOf(name)).find((at) => at !== -1);
  if (fileColumn === undefined) throw new Error(`第 1 行缺少“${FILE_COLUMNS[0]}”或“文件”一列`);
  const row = rows.findLast((candidate) => describes(candidate, names, file, tableRow));

  // New columns go beyond the longest row; otherwise unnamed cells of long rows would fall under their names.
  let width = Math.max(...records.map(({ cells }) => cells.length));
  const added: string[] = [];
  const cells = new Map<number, string>();
  const isChinese = /[^\0-\x7f]/.test(names[fileColumn] ?? '');
  for (const field of Object.keys(COLUMNS) as EditedField[]) {
    const value = edits[field];
    if (value === undefined) continue;
    const columns = columnsOf(names, field);
    const [preferred] = columns;
    if (value === '') for (const column of columns) cells.set(column, '');
    else if (preferred !== undefined) cells.set(preferred, value);
    else {
      added.push(COLUMNS[field][isChinese ? 1 : 0]);
      cells.set(width++, value);
    }
  }
  if (!row && [...cells.values()].every((value) => value === '')) return text;

  if (!row && tableRow !== null) {
    const column = ROW_COLUMNS.map((name) => names.lastIndexOf(name)).find((at) => at !== -1);
    if (column === undefined) added.push(ROW_COLUMNS[isChinese ? 1 : 0] ?? '');
    cells.set(column ?? width++, String(tableRow));
  }

  const unnamed = added.length > 0 ? width - added.length - head.cells.length : 0;
  const headTail = [...Array<string>(unnamed).fill(''), ...added].map((name) => `,${name}`).join('');
  const splices: Splice[] = [{ at: head.end, end: head.end, text: headTail }];
  if (row) splices.push(...changesOf(row, cells));
  else {
    cells.set(fileColumn, file);
    const length = Math.max(names.length, ...[...cells.keys()].map((column) => column + 1));
    const line = Array.from({ length }, (_, column) => csvCell(cells.get(column) ?? '')).join(',');
    const isEnded = text.endsWith(lineEnd);
    splices.push({ at: text.length, end: text.length, text: `${isEnded ? '' : lineEnd}${line}${lineEnd}` });
  }
  return spliced(text, splices);
}

/** Whether a line describes a file, or a row of it, by the indexer's rules. */
function describes(row: CsvRecord, names: readonly string[], file: string, tableRow: number | null): boolean {
  const values = new Map(row.cells.map(({ value }, column) => [names[column] ?? '', value]));
  const name = FILE_COLUMNS.map((column) => values.get(column)).find(Boolean);
  const number = ROW_COLUMNS.map((column) => values.get(column)?.trim()).find(Boolean);
  if (number !== (tableRow === null ? undefined : String(tableRow))) return false;
  return name !== undefined && posix.join(name.trim()) === posix.join(file);
}

/**
 * The columns of a field, in the indexer's order of preference: the most specific name, then the last of
 * duplicates.
 */
function columnsOf(names: readonly string[], field: EditedField): number[] {
  return names
    .flatMap((name, column) => {
      const known = knownColumn(name);
      return known?.field === field
        ? [{ column, rank: known.rank, isLast: !names.includes(name, column + 1) }]
        : [];
    })
    .sort((a, b) => a.rank - b.rank || Number(b.isLast) - Number(a.isLast) || a.column - b.column)
    .map(({ column }) => column);
}

function changesOf(row: CsvRecord, cells: ReadonlyMap<number, string>): Splice[] {
  const changes: Splice[] = [];
  for (const [column, value] of cells) {
    const cell = row.cells[column];
    if (cell && cell.value.trim() !== value)
      changes.push({ at: cell.start, end: cell.end, text: csvCell(value, cell.quoted) });
  }
  // Cells beyond the end of a short row.
  const beyond = [...cells].filter(([column, value]) => column >= row.cells.length && value !== '');
  const length = Math.max(0, ...beyond.map(([column]) => column + 1));
  let tail = '';
  for (let column = row.cells.length; column < length; column++)
    tail += `,${csvCell(cells.get(column) ?? '')}`;
  return [...changes, { at: row.end, end: row.end, text: tail }];
}

function spliced(text: string, splices: readonly Splice[]): string {
  const inOrder = splices.map((splice, index) => ({ splice, index }));
  inOrder.sort((a, b) => a.splice.at - b.splice.at || a.index - b.index);
  let [result, at] = ['', 0];
  for (const { splice } of inOrder) {
    result += text.slice(at, splice.at) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}
