/** Writes rows as the XML of a worksheet (ECMA-376, SpreadsheetML), one chunk per page of them. */
import { type Cell, type Column, MAX_CELL_LENGTH, type Table } from './table.ts';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** Indexes of the cell formats in `styles.xml`. */
const HEADING = 1;
const WRAPPED = 2;
const LINK = 3;
/** Links of a sheet that can be opened by a click: they are held until its end. Excel opens up to 65,530. */
const MAX_LINKS = 10_000;
/** Characters; Excel takes a file with a longer address for damaged. */
const MAX_ADDRESS = 2079;
const CUT = '……（已截断）';

/** A link of a sheet: its address is in the relationships of the sheet, under its number from 1. */
export interface Link {
  /** A1, B2. */
  readonly cell: string;
  readonly address: string;
}

/**
 * The header row is frozen.
 *
 * @param links takes the links of the sheet, complete when the sheet is
 */
export async function* sheetXml<Row>(
  { columns }: Table<Row>,
  pages: AsyncIterable<readonly Row[]>,
  links: Link[],
): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const heading = row(columns.map(({ name }) => cellXml(name, HEADING)));
  let number = 1;
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${heading}`;
  for await (const rows of pages) {
    const xml: string[] = [];
    for (const one of rows) {
      number++;
      xml.push(
        row(columns.map((column, at) => dataCell(column, column.of(one), cellName(at, number), links))),
      );
    }
    yield xml.join('');
  }
  yield `</sheetData>${hyperlinks(links)}</worksheet>`;
}

/** The relationships of a sheet, to be read after it. */
export async function* relationshipsXml(links: readonly Link[]): AsyncGenerator<string> {
  yield `${XML_HEAD}<Relationships xmlns="${RELATIONSHIPS}">`;
  for (const [at, { address }] of links.entries())
    yield `<Relationship Id="rId${at + 1}" Type="${OFFICE}/hyperlink" Target="${address.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark)}" TargetMode="External"/>`;
  yield '</Relationships>';
}

function hyperlinks(links: readonly Link[]): string {
  if (links.length === 0) return '';
  return `<hyperlinks>${links.map(({ cell }, at) => `<hyperlink ref="${cell}" r:id="rId${at + 1}"/>`).join('')}</hyperlinks>`;
}

function row(cells: readonly string[]): string {
  return `<row>${cells.join('')}</row>`;
}

function dataCell<Row>({ isLink }: Column<Row>, cell: Cell, name: string, links: Link[]): string {
  if (
    !isLink ||
    typeof cell !== 'string' ||
    cell === '' ||
    cell.length > MAX_ADDRESS ||
    links.length >= MAX_LINKS
  )
    return cellXml(cell, WRAPPED);
  links.push({ cell: name, address: cell });
  return cellXml(cell, LINK);
}

/** @param column from 0 */
function cellName(column: number, row: number): string {
  const [first, last] = [Math.floor(column / 26), column % 26];
  const letter = (number: number): string => String.fromCharCode('A'.charCodeAt(0) + number);
  return `${first === 0 ? '' : letter(first - 1)}${letter(last)}${row}`;
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

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function codeOf(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
