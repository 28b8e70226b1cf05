/**
 * Writes rows as CSV (RFC 4180) that Excel and WPS open correctly: UTF-8 with a byte-order mark, without
 * which they assume GBK.
 */
import { type Options, stringify } from 'csv-stringify/sync';
import type { Table } from './table.ts';

/**
 * Text of reports is untrusted and must not become a formula: a leading apostrophe marks such a cell as text.
 * XLSX cells are typed, so they need none and stay verbatim.
 */
const OPTIONS: Options = { record_delimiter: 'windows', escape_formulas: true };

export async function* csvFile<Row>(
  { columns }: Table<Row>,
  pages: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield stringify([columns.map(({ name }) => name)], { ...OPTIONS, bom: true });
  for await (const rows of pages)
    yield stringify(
      rows.map((row) => columns.map(({ of }) => of(row))),
      OPTIONS,
    );
}
