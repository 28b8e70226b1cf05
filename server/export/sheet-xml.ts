/** Hits in, the XML of a worksheet out (ECMA-376, SpreadsheetML), a piece for each page of hits. */
import type { ExportedHit } from '../contract/export.ts';
import { type Cell, COLUMNS, LONGEST_CELL } from './table.ts';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** Formats of cells, as `styles.xml` numbers them. */
const HEADING = 1;
const WRAPPED = 2;
const CUT = '……（已截断）';

/** The names of the columns stay in view. */
export async function* sheetXml(pages: AsyncIterable<readonly ExportedHit[]>): AsyncGenerator<string> {
  const columns = COLUMNS.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const heading = row(
    COLUMNS.map(({ name }) => name),
    HEADING,
  );
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${heading}`;
  for await (const hits of pages)
    yield hits
      .map((hit) =>
        row(
          COLUMNS.map(({ of }) => of(hit)),
          WRAPPED,
        ),
      )
      .join('');
  yield '</sheetData></worksheet>';
}

function row(cells: readonly Cell[], style: number): string {
  return `<row>${cells.map((cell) => cellXml(cell, style)).join('')}</row>`;
}

/** Texts stand in the cells themselves, which no program takes for a formula. */
function cellXml(cell: Cell, style: number): string {
  if (cell === '') return `<c s="${style}"/>`;
  if (typeof cell === 'number') return `<c s="${style}"><v>${cell}</v></c>`;
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(shortened(cell))}</t></is></c>`;
}

function shortened(text: string): string {
  if (text.length <= LONGEST_CELL) return text;
  // Not between the halves of a character.
  return text.slice(0, LONGEST_CELL - CUT.length).replace(/[\ud800-\udbff]$/, '') + CUT;
}

/** What XML cannot hold stands as its code, _x000B_; where that is meant as it stands, its own underscore does. */
function xmlText(text: string): string {
  return (
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/[&<>]/g, (mark) => ENTITIES[mark] ?? mark)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold; it turns CR into LF
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, codeOf)
      // Half a character is none, in any encoding.
      .replace(/\p{Surrogate}/gu, '\ufffd')
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function codeOf(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
