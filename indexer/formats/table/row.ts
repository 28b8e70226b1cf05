/** Turns the named cells of a table row into a report, or into the reason why it holds none. Pure. */

import { type Cell, fieldsOf, isEmpty } from '../declared/columns.ts';
import { declaredBy } from '../declared/declared-fields.ts';
import type { TableRow } from '../format.ts';
import { readCellText } from './cell-text.ts';

/** Maximum characters in an Excel cell; Excel silently truncates longer text. */
const MAX_CELL_LENGTH = 32_767;

/** @returns null for an empty row, which is neither a report nor an error */
export function readRow(row: number, cells: readonly Cell[]): TableRow | null {
  if (cells.every(([, value]) => isEmpty(value))) return null;
  const fields = fieldsOf(cells);
  const text = paragraphsOf(fields.get('text'));
  if (text === null) return { row, failed: '正文一格既不是文字也不是段落的列表' };
  const { title: rawTitle, ...declared } = declaredBy(fields);
  const title = rawTitle?.replace(/[\s\u200b\ufeff]+/g, ' ').trim();
  const { lines, dropped } = readCellText(text, title);
  if (lines.length === 0) return { row, failed: '这一行没有正文' };
  const notes =
    text.length === MAX_CELL_LENGTH
      ? [`正文恰有 ${MAX_CELL_LENGTH} 字，是 Excel 单元格的上限，可能被截断，请核对原文`]
      : [];
  return { row, text: { lines, declared: { ...(title ? { title } : {}), ...declared }, dropped, notes } };
}

/** Accepts a list of paragraphs too, as records of web pages have. null for any other type. */
function paragraphsOf(value: unknown): string | null {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || !value.every((part) => typeof part === 'string')) return null;
  return value.join('\n\n');
}
