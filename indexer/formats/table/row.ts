/** The cells of a row with their columns' names in, the report of that row out, or why there is none. Pure. */

import type { TableRow } from '../format.ts';
import { readTableText } from './cell-text.ts';
import { type Cell, fieldsOf, isEmpty } from './columns.ts';
import { declaredBy } from './declared-fields.ts';

/** Characters that Excel keeps in a cell; what is longer it cuts off without a word. */
const MOST_IN_A_CELL = 32_767;

/** @returns null where every cell is empty: such a row is no report and no mistake */
export function readRow(row: number, cells: readonly Cell[]): TableRow | null {
  if (cells.every(([, value]) => isEmpty(value))) return null;
  const fields = fieldsOf(cells);
  const text = paragraphsOf(fields.get('text'));
  if (text === null) return { row, failed: '正文一格既不是文字也不是段落的列表' };
  const { title: written, ...declared } = declaredBy(fields);
  const title = written?.replace(/[\s\u200b\ufeff]+/g, ' ').trim();
  const { lines, dropped } = readTableText(text, title);
  if (lines.length === 0) return { row, failed: '这一行没有正文' };
  const notes =
    text.length === MOST_IN_A_CELL
      ? [`正文恰有 ${MOST_IN_A_CELL} 字，是 Excel 单元格的上限，可能被截断，请核对原文`]
      : [];
  return { row, text: { lines, declared: { ...(title ? { title } : {}), ...declared }, dropped, notes } };
}

/** A text, or its paragraphs as a list, as records of web pages hold them. */
function paragraphsOf(value: unknown): string | null {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || !value.every((part) => typeof part === 'string')) return null;
  return value.join('\n\n');
}
