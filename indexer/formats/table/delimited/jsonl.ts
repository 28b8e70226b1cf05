/** Reads `.jsonl`: one report per line, as an object with Chinese or English keys. */

import { isTextColumn, noTextColumnError } from '../../declared/columns.ts';
import type { TableReader, TableRow } from '../../format.ts';
import { readRow } from '../row.ts';
import { openTable, tableLines } from './file-lines.ts';

/** One object may lack a text; if the first five all lack one, the file is not a table of reports. */
const MAX_TEXTLESS_OBJECTS = 5;

/** @throws Error with one Chinese sentence if the file is not a table of reports; a bad row fails alone */
export const readJsonl: TableReader = async function* (path) {
  const { encoding, sample } = await openTable(path);
  if (/^[\s\ufeff]*\[/.test(sample)) {
    throw new Error('文件是一个 JSON 数组；请改为每行一个 JSON 对象（.jsonl）后重试');
  }
  let pending: TableRow[] | null = [];
  const names = new Set<string>();
  let objects = 0;
  for await (const line of tableLines(path, encoding)) {
    if (line.text.trim() === '' && !line.reason) continue;
    const object = line.reason ? null : objectOf(line.text);
    if (object && pending) {
      objects++;
      for (const name of Object.keys(object)) names.add(name);
      if ([...names].some(isTextColumn)) {
        yield* pending;
        pending = null;
      } else if (objects >= MAX_TEXTLESS_OBJECTS) throw noTextColumnError([...names]);
    }
    const row = object
      ? readRow(line.number, Object.entries(object))
      : { row: line.number, failed: line.reason ?? '这一行不是合法的 JSON 对象' };
    if (row && pending) pending.push(row);
    else if (row) yield row;
  }
  if (pending && objects > 0) throw noTextColumnError([...names]);
  if (pending) yield* pending;
};

function objectOf(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line.replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null; // The caller reports it as the row's error.
  }
}
