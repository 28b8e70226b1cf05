/** Writes rows as the XML of a worksheet (ECMA-376, SpreadsheetML), one chunk per page of them. */
import { type Cell, MAX_CELL_LENGTH, type Table } from './table.ts';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** Indexes of the cell formats in `styles.xml`. */
const HEADING = 1;
const WRAPPED = 2;
const CUT = '……（已截断）';

/** The header row is frozen. */
export async function* sheetXml<Row>(
  { columns }: Table<Row>,
  pages: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const heading = row(
    columns.map(({ name }) => name),
    HEADING,
  );
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${heading}`;
  for await (const rows of pages)
    yield rows
      .map((one) =>
        row(
          columns.map(({ of }) => of(one)),
          WRAPPED,
        ),
      )
      .join('');
  yield '</sheetData></worksheet>';
}

function row(cells: readonly Cell[], style: number): string {
  return `<row>${cells.map((cell) => cellXml(cell, style)).join('')}</row>`;
}

/** Text is stored as inline strings, which no program evaluates as formulas. */
function cellXml(cell: Cell, style: number): string {
  if (cell === '') return `<c s="${style}"/>`;
  if (typeof cell === 'number') return `<c s="${style}"><v>${cell}</v></c>`;
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(shortened(cell))}</t></is></c>`;
}

function shortened(text: string): string {
  if (text.length <= MAX_CELL_LENGTH) return text;
  // Do not split a surrogate pair.
  return text.slice(0, MAX_CELL_LENGTH - CUT.length).replace(/[\ud800-\udbff]$/, '') + CUT;
}

/**
 * Escapes characters that XML cannot hold as _x000B_, and the underscore of literal text of that form as
 * _x005F_.
 */
function xmlText(text: string): string {
  return (
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/[&<>]/g, (mark) => ENTITIES[mark] ?? mark)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold these and turns CR into LF
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, codeOf)
      // Lone surrogates are invalid in every encoding.
      .replace(/\p{Surrogate}/gu, '\ufffd')
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function codeOf(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
