/**
 * Writes an XLSX workbook (ECMA-376, SpreadsheetML) with two sheets, passages and references. Cells are
 * `inlineStr`, which is never read as a formula and needs no table of shared strings. write-excel-file 4.1.1 was tried: it
 * loads 24 KB where a writer may load 20, writes a literal _x0041_ as A, and loses a cell that reads `constructor`.
 */
import { strToU8, zipSync } from 'fflate';
import { messages } from '../../messages/messages.ts';
import type { ExportDocument } from '../excerpts.ts';
import { type Cell, tableOf } from './table.ts';
import { xmlText } from './xml-text.ts';

/** In characters; Excel refuses files with longer cells. */
const MAX_CELL_LENGTH = 32_767;
/** Column widths in characters of the default font; wording and reference are wide enough to read. */
const WIDTHS = [6, 12, 10, 10, 10, 12, 8, 36, 18, 30, 70, 30, 16, 50, 40, 24];

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export async function xlsxFile(document: ExportDocument): Promise<Blob> {
  const { columns, number, reference, passages, references } = messages.export;
  const sheets = [
    {
      name: passages,
      rows: withContinuations(tableOf(document), columns.indexOf(messages.export.wording)),
      widths: WIDTHS,
    },
    {
      name: references,
      rows: [[number, reference], ...document.references.map((entry): Cell[] => [entry.number, entry.text])],
      widths: [8, 120],
    },
  ];
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
      .map(
        ({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(
      sheets.map(({ rows, widths }, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheet(rows, widths)]),
    ),
  };
  const zipped = zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
    { level: 6 },
  );
  return new Blob([zipped], { type: `${TYPE}.sheet` });
}

/** Continues wordings that are too long for a cell in extra columns at the end. */
function withContinuations(rows: readonly (readonly Cell[])[], column: number): Cell[][] {
  const pieces = rows.map((row) => split(String(row[column] ?? '')));
  const pieceCount = Math.max(1, ...pieces.map((row) => row.length));
  return rows.map((row, index) => {
    const [first = '', ...rest] = pieces[index] ?? [];
    const more = Array.from({ length: pieceCount - 1 }, (_, at) => rest[at] ?? '');
    const names = more.map((_, at) => messages.export.continued(at + 2));
    return [...row.with(column, first), ...(index === 0 ? names : more)];
  });
}

function split(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + MAX_CELL_LENGTH);
    // Not between the halves of a surrogate pair.
    if (to < text.length && /[\udc00-\udfff]/.test(text.charAt(to))) to--;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}

/** Freezes the header row; style 1 is for headers, 2 for wrapped text. */
function sheet(rows: readonly (readonly Cell[])[], widths: readonly number[]): string {
  const columns = (rows[0] ?? []).map((_, index) => widths[index] ?? 40);
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>' +
    columns
      .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
      .join('') +
    `</cols><sheetData>${rows
      .map(
        (row, index) =>
          `<row r="${index + 1}">${row.map((cell) => cellXml(cell, index === 0 ? 1 : 2)).join('')}</row>`,
      )
      .join('')}</sheetData></worksheet>`
  );
}

function cellXml(cell: Cell, style: number): string {
  if (cell === '') return `<c s="${style}"/>`;
  if (typeof cell === 'number') return `<c s="${style}"><v>${cell}</v></c>`;
  // In a cell, _x0041_ is an escape for A; the underscore of a literal one is itself escaped.
  const text = xmlText(cell.slice(0, MAX_CELL_LENGTH)).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${text.replaceAll('\r', '')}</t></is></c>`;
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const parts = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ...Array.from({ length: sheets }, (_, index) => [`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet']),
  ];
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${parts.map(([part, type]) => `<Override PartName="${part}" ContentType="${TYPE}.${type}+xml"/>`).join('')}</Types>`
  );
}

const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font>` +
  '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>' +
  '<xf fontId="1" applyFont="1"/>' +
  '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>';
