/** `.jsonl`: a line, an object, a report; keys are found by their Chinese or English names. */
import type { TableReader, TableRow } from '../../format.ts';
import { isTextColumn, noTextColumn } from '../columns.ts';
import { readRow } from '../row.ts';
import { openTable, tableLines } from './file-lines.ts';

/** Objects looked at for a text: one may lack it, a file of which five lack it is another kind of file. */
const LOOKED_AT = 5;

/** @throws Error with one sentence where the file is no table of reports; a row that is none fails alone */
export const readJsonl: TableReader = async function* (path) {
  const { encoding, sample } = await openTable(path);
  if (/^[\s\ufeff]*\[/.test(sample)) {
    throw new Error('文件是一个 JSON 数组；请改为每行一个 JSON 对象（.jsonl）后重试');
  }
  let waiting: TableRow[] | null = [];
  const names = new Set<string>();
  let objects = 0;
  for await (const line of tableLines(path, encoding)) {
    if (line.text.trim() === '' && !line.reason) continue;
    const object = line.reason ? null : objectOf(line.text);
    if (object && waiting) {
      objects++;
      for (const name of Object.keys(object)) names.add(name);
      if ([...names].some(isTextColumn)) {
        yield* waiting;
        waiting = null;
      } else if (objects >= LOOKED_AT) throw noTextColumn([...names]);
    }
    const row = object
      ? readRow(line.number, Object.entries(object))
      : { row: line.number, failed: line.reason ?? '这一行不是合法的 JSON 对象' };
    if (row && waiting) waiting.push(row);
    else if (row) yield row;
  }
  if (waiting && objects > 0) throw noTextColumn([...names]);
  if (waiting) yield* waiting;
};

function objectOf(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line.replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null; // The row says so.
  }
}
