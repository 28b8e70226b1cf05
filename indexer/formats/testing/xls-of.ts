/** Builds Excel 97 workbooks for tests (MS-XLS), record by record. */
import { MINI_STREAM_CUTOFF, oleOf, roundUp } from './ole-of.ts';

export const u16 = (...values: readonly number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from([value & 0xff, value >> 8])));
export const u32 = (value: number): Buffer => u16(value & 0xffff, value >>> 16);
export const f64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};
export const record = (type: number, ...data: readonly Buffer[]): Buffer => {
  const bytes = Buffer.concat(data);
  return Buffer.concat([u16(type, bytes.length), bytes]);
};
/** A string with its length and a flag that says whether its characters take two bytes. */
export const wide = (text: string): Buffer =>
  Buffer.concat([u16(text.length), Buffer.of(1), Buffer.from(text, 'utf16le')]);

export const bof = (kind: number, version = 0x600): Buffer =>
  record(0x809, u16(version, kind, 0, 0), u32(0), u32(0));
export const EOF = record(0x0a);
export const label = (row: number, column: number, text: string): Buffer =>
  record(0x204, u16(row, column, 0), wide(text));
export const shared = (row: number, column: number, index: number): Buffer =>
  record(0xfd, u16(row, column, 0), u32(index));

export interface Book {
  /** Records of the workbook, in front of its sheets. */
  readonly globals?: readonly Buffer[];
  /** Visible, unless named otherwise. */
  readonly states?: readonly number[];
}

/** The workbook stream, whose list of sheets gives their offsets. */
export function streamOf(
  sheets: readonly (readonly Buffer[])[],
  { globals = [], states = [] }: Book = {},
): Buffer {
  const bodies = sheets.map((cells) => Buffer.concat([bof(0x10), ...cells, EOF]));
  const list = (start: number): Buffer[] => {
    let offset = start;
    return bodies.map((body, index) => {
      const entry = record(0x85, u32(offset), u16(states[index] ?? 0), Buffer.of(1, 0, 0x53));
      offset += body.length;
      return entry;
    });
  };
  const head = (start: number): Buffer => Buffer.concat([bof(5), ...globals, ...list(start), EOF]);
  return Buffer.concat([head(head(0).length), ...bodies]);
}
export function fileOf(stream: Buffer, name = 'Workbook'): Buffer {
  const padded = Buffer.alloc(Math.max(MINI_STREAM_CUTOFF, roundUp(stream.length)));
  stream.copy(padded);
  return oleOf([[name, padded]]);
}
