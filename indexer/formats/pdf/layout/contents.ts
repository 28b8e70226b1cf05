/**
 * Removes printed tables of contents: their entries are the headings of the report once more, and beside the
 * page numbers they are no text of it. Works on rows before columns are told apart, since a table in two
 * columns is often too short to be recognized as such.
 */
import { hasLeader, isContents, isContentsEntry } from '../../../text/contents.ts';
import type { Row } from '../text-rows.ts';
import type { PageRows } from './running-heads.ts';

/** Entries without a heading above them: fewer may be the blanks of a form. */
const MIN_ENTRIES = 3;
/** Rows between two entries, or from the heading to the first: an entry of several lines, a subheading. */
const MAX_ROWS_BETWEEN = 2;

export function removeContents(pages: readonly PageRows[]): { pages: PageRows[]; dropped: string[] } {
  const rows = pages.flatMap((page) => page.rows);
  const removed = new Set<Row>();
  for (let start = 0; start < rows.length; start++) {
    const end = contentsEnd(rows, start);
    for (const row of rows.slice(start, end)) removed.add(row);
    start = Math.max(start, end - 1);
  }
  return {
    pages: pages.map((page) => ({ ...page, rows: page.rows.filter((row) => !removed.has(row)) })),
    dropped: [...removed].map(({ text }) => text),
  };
}

/** End index, exclusive, of a table of contents that begins at `start`; `start` if none does. */
function contentsEnd(rows: readonly Row[], start: number): number {
  const isHeaded = isContents(rows[start]?.text ?? '');
  const hasLeaders = rows.slice(start, start + MAX_ROWS_BETWEEN + 2).some(({ text }) => hasLeader(text));
  const isEntry = isHeaded && !hasLeaders ? isContentsEntry : hasLeader;
  if (!isHeaded && !hasLeader(rows[start]?.text ?? '')) return start;
  let entries = 0;
  let end = start + (isHeaded ? 1 : 0);
  for (let index = end; index < rows.length && index - end <= MAX_ROWS_BETWEEN; index++) {
    if (rows[index]?.tableRows) break;
    if (!isEntry(rows[index]?.text ?? '')) continue;
    entries++;
    end = index + 1;
  }
  return entries >= (isHeaded ? 1 : MIN_ENTRIES) ? end : start;
}
