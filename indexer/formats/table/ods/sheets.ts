/** Collects the rows of the sheets of an OpenDocument table from its XML elements. */
import type { XmlSink } from '../../office-xml.ts';
import type { SheetRow } from '../sheets.ts';

type Attribute = (name: string) => string | undefined;

/** Columns that a repeated cell stands for: empty ones reach to the edge of the sheet. */
const MAX_REPEATED = 1000;
const CELL = /^table:(?:covered-)?table-cell$/;
/** Within a cell but no text of it. */
const HIDDEN = new Set(['office:annotation', 'text:ruby-text', 'draw:frame']);

interface Sheet {
  readonly style: string;
  readonly rows: SheetRow[];
}

export class OdsSheets implements XmlSink {
  private readonly sheets: Sheet[] = [];
  private readonly hiddenStyles = new Set<string>();
  private style = '';
  private rowNumber = 0;
  private repeatedRows = 1;
  private cells: string[] = [];
  private repeatedCells = 1;
  /** The value of a number or a date, which its text may show rounded or in words. */
  private value: string | undefined;
  private paragraphs: string[] = [];
  private openParagraphs = 0;
  private openHidden = 0;

  /** Rows of each sheet that is not hidden; a row whose cells are all empty is left out. */
  visible(): readonly (readonly SheetRow[])[] {
    return this.sheets.filter(({ style }) => !this.hiddenStyles.has(style)).map(({ rows }) => rows);
  }

  open(name: string, attribute: Attribute): void {
    if (HIDDEN.has(name)) this.openHidden++;
    if (name === 'style:style') this.style = attribute('style:name') ?? '';
    else if (name === 'style:table-properties') {
      if (attribute('table:display') === 'false') this.hiddenStyles.add(this.style);
    } else if (name === 'table:table') {
      this.sheets.push({ style: attribute('table:style-name') ?? '', rows: [] });
      this.rowNumber = 0;
    } else if (name === 'table:table-row') {
      this.repeatedRows = count(attribute('table:number-rows-repeated'));
      this.cells = [];
    } else if (CELL.test(name)) {
      this.repeatedCells = Math.min(MAX_REPEATED, count(attribute('table:number-columns-repeated')));
      this.value = attribute('office:date-value')?.slice(0, 10) ?? attribute('office:value');
      this.paragraphs = [];
    } else this.openText(name, attribute);
  }

  close(name: string): void {
    if (HIDDEN.has(name)) this.openHidden--;
    else if (name === 'text:p') this.openParagraphs--;
    else if (CELL.test(name)) {
      const text = this.value ?? this.paragraphs.join('\n');
      for (let repeat = 0; repeat < this.repeatedCells; repeat++) this.cells.push(text);
    } else if (name === 'table:table-row') this.closeRow();
  }

  text(text: string): void {
    if (this.openParagraphs > 0 && this.openHidden === 0) this.write(text);
  }

  private openText(name: string, attribute: Attribute): void {
    if (name === 'text:p') {
      this.openParagraphs++;
      if (this.openHidden === 0) this.paragraphs.push('');
    } else if (this.openHidden > 0) return;
    else if (name === 'text:s') this.write(' '.repeat(Math.min(MAX_REPEATED, count(attribute('text:c')))));
    else if (name === 'text:tab') this.write('\t');
    else if (name === 'text:line-break') this.write('\n');
  }

  private closeRow(): void {
    const end = this.cells.findLastIndex((cell) => cell !== '') + 1;
    if (end > 0)
      this.sheets.at(-1)?.rows.push({ number: this.rowNumber + 1, cells: this.cells.slice(0, end) });
    this.rowNumber += this.repeatedRows;
  }

  private write(text: string): void {
    const last = this.paragraphs.length - 1;
    this.paragraphs[last] = (this.paragraphs[last] ?? '') + text;
  }
}

function count(repeated: string | undefined): number {
  const number = Number(repeated ?? 1);
  return Number.isInteger(number) && number > 0 ? number : 1;
}
