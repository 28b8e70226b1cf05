/** Reads exported files back with the indexer's own readers. */
import { csvRecords } from '../../indexer/formats/table/delimited/csv-records.ts';
import { Workbook } from '../../indexer/formats/table/xlsx/package.ts';
import { sheetRows } from '../../indexer/formats/table/xlsx/sheet.ts';
import { readSheets } from '../../indexer/formats/table/xlsx/workbook-parts.ts';

export async function readBackCsv(text: string): Promise<(readonly string[])[]> {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n$/, '')
    .split('\r\n')
    .flatMap((line) => line.split('\n'))
    .map((line, at) => ({ number: at + 1, text: line }));
  const rows: (readonly string[])[] = [];
  for await (const { cells, broken } of csvRecords(lines, ',', null)) {
    if (broken !== undefined) throw new Error(broken);
    rows.push(cells);
  }
  return rows;
}

/** @returns the rows of each sheet */
export async function readBackXlsx(path: string): Promise<(readonly string[])[][]> {
  const book = await Workbook.open(path);
  try {
    const { visible } = await readSheets(book);
    const sheets: (readonly string[])[][] = [];
    for (const { part } of visible) {
      const rows: (readonly string[])[] = [];
      for await (const { cells } of sheetRows(book, part, { strings: [], dateStyles: [], from1904: false }))
        rows.push(cells);
      sheets.push(rows);
    }
    return sheets;
  } finally {
    book.close();
  }
}
