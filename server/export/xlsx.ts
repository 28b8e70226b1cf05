/** Streams rows into an XLSX workbook, compressing as it goes: only the current page of them is in memory. */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { type Link, MAIN, OFFICE, RELATIONSHIPS, relationshipsXml, sheetXml, XML_HEAD } from './sheet-xml.ts';
import type { Table } from './table.ts';

/** Excel's limit of rows in a sheet, less the header row. */
const MAX_ROWS = 1_048_575;
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const STYLES = `${XML_HEAD}<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font><font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="2" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs></styleSheet>`;

/**
 * @param count number of all rows; those beyond the limit of one sheet continue in the next
 * @param maxRows rows of a sheet
 */
export function xlsxFile<Row>(
  table: Table<Row>,
  pages: AsyncIterable<readonly Row[]>,
  count: number,
  maxRows = MAX_ROWS,
): Readable {
  const names = Array.from({ length: Math.max(1, Math.ceil(count / maxRows)) }, (_, at) => `sheet${at + 1}`);
  const zip = new ZipFile();
  const file = zip.outputStream as Readable;
  for (const [path, xml] of Object.entries(parts(names, table.name)))
    zip.addBuffer(Buffer.from(`${XML_HEAD}${xml}`), path);
  zip.addBuffer(Buffer.from(STYLES), 'xl/styles.xml');
  const rows = pages[Symbol.asyncIterator]();
  const sheetPages = new SheetPages(rows, maxRows);
  const added = (path: string, xml: AsyncIterable<string>): Readable => {
    const stream = Readable.from(xml, { objectMode: false });
    stream.on('error', (error) => file.destroy(error));
    zip.addReadStream(stream, path);
    return stream;
  };
  const sheets = names.flatMap((name) => {
    const links: Link[] = [];
    return [
      added(`xl/worksheets/${name}.xml`, sheetXml(table, sheetPages.nextSheet(), links)),
      added(`xl/worksheets/_rels/${name}.xml.rels`, relationshipsXml(links)),
    ];
  });
  zip.end();
  file.once('close', () => {
    for (const sheet of sheets) sheet.destroy();
    void rows.return?.();
  });
  return file;
}

/** Splits the pages of rows into sheets; each sheet must be read to its end before the next is started. */
class SheetPages<Row> {
  private left: readonly Row[] = [];

  constructor(
    private readonly pages: AsyncIterator<readonly Row[]>,
    private readonly maxRows: number,
  ) {}

  async *nextSheet(): AsyncGenerator<readonly Row[]> {
    for (let rows = 0; rows < this.maxRows; ) {
      if (this.left.length === 0) {
        const { done, value } = await this.pages.next();
        if (done) return;
        this.left = value;
      }
      const page = this.left.slice(0, this.maxRows - rows);
      this.left = this.left.slice(page.length);
      rows += page.length;
      yield page;
    }
  }
}

/** @param title of the first sheet; those that continue it are numbered */
function parts(sheets: readonly string[], title: string): Record<string, string> {
  const each = (of: (name: string, number: number) => string): string =>
    sheets.map((name, at) => of(name, at + 1)).join('');
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each(
      (name) => `<Override PartName="/xl/worksheets/${name}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
    )}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each(
      (_, number) =>
        `<sheet name="${title}${number === 1 ? '' : `（${number}）`}" sheetId="${number}" r:id="rId${number}"/>`,
    )}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONSHIPS}">${each(
      (name, number) =>
        `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/${name}.xml"/>`,
    )}<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  };
}
