/** Reads `.csv` and `.tsv`: one report per record below a heading row; comma, tab or semicolon delimited. */

import { isTextColumn, noTextColumnError } from '../../declared/columns.ts';
import type { TableReader } from '../../format.ts';
import { readRow } from '../row.ts';
import { type CsvRecord, csvRecords } from './csv-records.ts';
import { openTable, type TableLine, tableLines } from './file-lines.ts';

const DELIMITERS = [',', '\t', ';'];
/** Number of rows searched for the headings: a table may have a title and a note above them. */
const MAX_HEADING_ROWS = 5;

/** @throws Error with one Chinese sentence if the file is not a table of reports; a bad row fails alone */
export const readCsv: TableReader = async function* (path) {
  const { encoding, sample } = await openTable(path);
  const lineFeeds = sample.includes('\n') || !sample.includes('\r');
  const { delimiter, heading } = await headingOf(sample, lineFeeds);
  const names = heading.cells;
  let row = 0;
  for await (const record of csvRecords(tableLines(path, encoding, lineFeeds), delimiter, names.length)) {
    if (record.first <= heading.last) continue;
    row++;
    const cells = padded(trimTrailingEmpty(record.cells, names.length), names);
    if (record.broken) yield { row, failed: record.broken };
    else if (cells.every((cell) => cell.trim() === '')) continue;
    else if (cells.length !== names.length)
      yield { row, failed: wrongWidthMessage(record, cells.length, names.length) };
    else {
      const read = readRow(
        row,
        cells.map((cell, index) => [names[index] ?? '', cell] as const),
      );
      if (read) yield read;
    }
  }
};

async function headingOf(
  sample: string,
  lineFeeds: boolean,
): Promise<{ delimiter: string; heading: CsvRecord }> {
  const lines: TableLine[] = sample
    .split(lineFeeds ? /\r?\n/ : '\r')
    .map((text, index) => ({ number: index + 1, text }));
  let widest: readonly string[] = [];
  let best: { delimiter: string; heading: CsvRecord } | null = null;
  for (const delimiter of DELIMITERS) {
    let rows = 0;
    for await (const heading of csvRecords(lines, delimiter, null)) {
      if (heading.cells.length > widest.length) widest = heading.cells;
      const isHeading = heading.cells.some(isTextColumn);
      if (isHeading && heading.cells.length > (best?.heading.cells.length ?? 0))
        best = { delimiter, heading };
      if (isHeading || ++rows >= MAX_HEADING_ROWS) break;
    }
  }
  if (!best) throw noTextColumnError(widest);
  return best;
}

/** Some programs append empty cells to all rows, or to all but the heading row. */
function trimTrailingEmpty(cells: readonly string[], width: number): readonly string[] {
  let end = cells.length;
  while (end > width && cells[end - 1]?.trim() === '') end--;
  return cells.slice(0, end);
}

/**
 * Some programs leave out empty cells at the end of a row. A row is filled up only if its text is there and ends
 * with a stop: otherwise its last cell may be the first part of a text with an unquoted line break.
 */
function padded(cells: readonly string[], names: readonly string[]): readonly string[] {
  const text = cells[names.findIndex(isTextColumn)]?.trim() ?? '';
  if (cells.length >= names.length || !/[。！？][”’」』》）)]*$/.test(text)) return cells;
  return [...cells, ...new Array<string>(names.length - cells.length).fill('')];
}

function wrongWidthMessage({ first }: CsvRecord, cells: number, columns: number): string {
  const cause = cells > columns ? '正文里的逗号' : '正文里的换行';
  return `第 ${first} 行有 ${cells} 格而表头有 ${columns} 列，${cause}可能没有用引号括起`;
}
