/** Reads the shared strings, date formats and sheets of an `.xls` workbook (MS-XLS, BIFF8). */
import { isDateFormat, numberText } from '../cell-number.ts';
import type { SheetRow } from '../sheets.ts';
import { type BiffRecord, RecordReader, recordsFrom, withContinuations } from './records.ts';

/** Record types, MS-XLS 2.3.2. */
const BOF = 0x809;
const EOF = 0x0a;
const FILE_PASS = 0x2f;
const DATE_MODE = 0x22;
const BOUND_SHEET = 0x85;
const SST = 0xfc;
const FORMAT = 0x41e;
const XF = 0xe0;
const LABEL_SST = 0xfd;
const LABEL = 0x204;
const RICH_LABEL = 0xd6;
const NUMBER = 0x203;
const RK = 0x27e;
const MULTIPLE_RK = 0xbd;
const FORMULA = 0x06;
const STRING = 0x207;
const BOOLEAN_OR_ERROR = 0x205;

const BIFF8 = 0x600;
/** Kind of a result of a formula that is no number. */
const RESULT_STRING = 0;
const RESULT_BOOLEAN = 1;

const TOO_OLD = '是 Excel 95 或更早的格式，无法读取；请用 Excel 或 WPS 另存为 .xlsx';
const PASSWORD = '文件有密码保护；请去掉密码后重试';

interface Sheet {
  readonly offset: number;
  readonly isVisible: boolean;
}

export class XlsWorkbook {
  private readonly strings: string[] = [];
  private readonly sheets: Sheet[] = [];
  private readonly dateStyles: boolean[] = [];
  private from1904 = false;

  /** @throws Error with one Chinese sentence if the format is not supported; RangeError if the file is broken */
  constructor(private readonly stream: Buffer) {
    if (stream.readUInt16LE(0) !== BOF || stream.readUInt16LE(4) !== BIFF8) throw new Error(TOO_OLD);
    const formats = new Map<number, string>();
    const formatOfStyle: number[] = [];
    for (const { type, data, next } of recordsFrom(stream)) {
      if (type === EOF) break;
      if (type === FILE_PASS) throw new Error(PASSWORD);
      if (type === DATE_MODE) this.from1904 = data.readUInt16LE(0) === 1;
      if (type === BOUND_SHEET)
        // Other types are charts and macros.
        this.sheets.push({ offset: data.readUInt32LE(0), isVisible: data.readUInt16LE(4) === 0 });
      if (type === FORMAT) formats.set(data.readUInt16LE(0), new RecordReader([data.subarray(2)]).string());
      if (type === XF) formatOfStyle.push(data.readUInt16LE(2));
      if (type === SST) this.readStrings(withContinuations(stream, data, next));
    }
    this.dateStyles = formatOfStyle.map((id) => isDateFormat(id, formats.get(id)));
  }

  get visibleSheets(): readonly Sheet[] {
    return this.sheets.filter(({ isVisible }) => isVisible);
  }

  /** The rows that have cells, in their order. @throws RangeError if the file is broken */
  *rows({ offset }: Sheet): Generator<SheetRow> {
    // Cells come in blocks of rows, which other programs than Excel write in any order.
    const rows = new Map<number, { cells: string[]; broken?: string }>();
    const put = (row: number, column: number, text: string | undefined): void => {
      const found = rows.get(row) ?? { cells: [] };
      rows.set(row, found);
      if (text === undefined) found.broken = `第 ${row + 1} 行第 ${column + 1} 列指向不存在的共享字符串`;
      else if (text !== '') found.cells[column] = text;
    };
    if (offset + 2 > this.stream.length || this.stream.readUInt16LE(offset) !== BOF)
      throw new RangeError(`no sheet at ${offset}`);
    let depth = 0;
    let formula: { row: number; column: number } | null = null;
    for (const record of recordsFrom(this.stream, offset)) {
      const { type, data, next } = record;
      if (type === BOF) depth++;
      else if (type === EOF) depth--;
      if (depth === 0) break;
      // A chart within the sheet has cells of its own.
      if (depth !== 1) continue;
      if (type === STRING && formula) {
        const text = new RecordReader(withContinuations(this.stream, data, next)).string();
        put(formula.row, formula.column, text);
      } else if (type === MULTIPLE_RK) this.readMultiple(data, put);
      else if (CELLS.has(type)) {
        const [row, column] = [data.readUInt16LE(0), data.readUInt16LE(2)];
        formula = type === FORMULA && isStringResult(data) ? { row, column } : null;
        put(row, column, this.cellText(record));
      }
    }
    if (depth > 0) throw new RangeError('a sheet without an end');
    for (const [row, { cells, broken }] of [...rows].sort(([a], [b]) => a - b)) {
      const filled = Array.from(cells, (text) => text ?? '');
      yield { number: row + 1, cells: filled, ...(broken === undefined ? {} : { broken }) };
    }
  }

  /** undefined if the cell refers to a string that does not exist */
  private cellText({ type, data }: BiffRecord): string | undefined {
    const style = data.readUInt16LE(4);
    if (type === LABEL_SST) return this.strings[data.readUInt32LE(6)];
    if (type === LABEL || type === RICH_LABEL) return new RecordReader([data.subarray(6)]).string();
    if (type === NUMBER) return this.number(data.readDoubleLE(6), style);
    if (type === RK) return this.number(rkNumber(data.readUInt32LE(6)), style);
    // Error values such as #REF! are not text.
    if (type === BOOLEAN_OR_ERROR) return data[7] === 0 ? booleanText(data[6]) : '';
    if (data.readUInt16LE(12) !== 0xffff) return this.number(data.readDoubleLE(6), style);
    return data[6] === RESULT_BOOLEAN ? booleanText(data[8]) : '';
  }

  private readMultiple(
    data: Buffer,
    put: (row: number, column: number, text: string | undefined) => void,
  ): void {
    const [row, first] = [data.readUInt16LE(0), data.readUInt16LE(2)];
    for (let at = 4, column = first; at + 6 <= data.length - 2; at += 6, column++)
      put(row, column, this.number(rkNumber(data.readUInt32LE(at + 2)), data.readUInt16LE(at)));
  }

  private number(value: number, style: number): string {
    return numberText(String(value), this.dateStyles[style] === true, this.from1904);
  }

  private readStrings(pieces: readonly Buffer[]): void {
    const reader = new RecordReader(pieces);
    // The counts of cells and of strings; the strings themselves end with the records.
    reader.skip(8);
    while (!reader.isAtEnd) this.strings.push(reader.string());
  }
}

const CELLS = new Set([LABEL_SST, LABEL, RICH_LABEL, NUMBER, RK, FORMULA, BOOLEAN_OR_ERROR]);

function isStringResult(data: Buffer): boolean {
  return data.readUInt16LE(12) === 0xffff && data[6] === RESULT_STRING;
}

function booleanText(value: number | undefined): string {
  return value === 0 ? 'FALSE' : 'TRUE';
}

/** A number in 30 bits: an integer or the upper half of a double, perhaps times 100 (MS-XLS 2.5.217). */
function rkNumber(rk: number): number {
  const double = Buffer.alloc(8);
  double.writeUInt32LE((rk & 0xfffffffc) >>> 0, 4);
  const value = rk & 2 ? rk >> 2 : double.readDoubleLE(0);
  return rk & 1 ? value / 100 : value;
}
