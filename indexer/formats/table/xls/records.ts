/**
 * Splits the workbook stream of an `.xls` file into records (MS-XLS 2.1.4), and reads the strings that go on
 * from one record into the next.
 */
export interface BiffRecord {
  readonly type: number;
  readonly data: Buffer;
}

const CONTINUE = 0x3c;
const HEADER_BYTES = 4;
/** Flags of a string, MS-XLS 2.5.293. */
const WIDE = 0x01;
const EXTENDED = 0x04;
const RICH = 0x08;

/** @throws RangeError if the stream ends within a record */
export function* recordsFrom(stream: Buffer, start = 0): Generator<BiffRecord & { next: number }> {
  for (let at = start; at + HEADER_BYTES <= stream.length; ) {
    const end = at + HEADER_BYTES + stream.readUInt16LE(at + 2);
    if (end > stream.length) throw new RangeError('record beyond the end');
    yield { type: stream.readUInt16LE(at), data: stream.subarray(at + HEADER_BYTES, end), next: end };
    at = end;
  }
}

/** The data of a record and of those that continue it. @param next the offset after the record */
export function withContinuations(stream: Buffer, data: Buffer, next: number): Buffer[] {
  const pieces = [data];
  for (const record of recordsFrom(stream, next)) {
    if (record.type !== CONTINUE) break;
    pieces.push(record.data);
  }
  return pieces;
}

/** Reads numbers and strings from a record that may be continued. */
export class RecordReader {
  private piece = 0;
  private at = 0;

  constructor(private readonly pieces: readonly Buffer[]) {}

  get isAtEnd(): boolean {
    this.skipEmptyPieces();
    return this.piece >= this.pieces.length;
  }

  skip(bytes: number): void {
    let left = bytes;
    while (left > 0) {
      this.skipEmptyPieces();
      const available = (this.pieces[this.piece]?.length ?? 0) - this.at;
      if (available <= 0) throw new RangeError('string beyond the end');
      const taken = Math.min(left, available);
      this.at += taken;
      left -= taken;
    }
  }

  /** XLUnicodeRichExtendedString (MS-XLS 2.5.293), of which XLUnicodeString is a case. */
  string(): string {
    const length = this.uint(2);
    const flags = this.uint(1);
    const runs = flags & RICH ? this.uint(2) : 0;
    const extension = flags & EXTENDED ? this.uint(4) : 0;
    const text = this.characters(length, (flags & WIDE) !== 0);
    this.skip(runs * 4 + extension);
    return text;
  }

  private uint(bytes: number): number {
    let value = 0;
    for (let index = 0; index < bytes; index++) {
      this.skipEmptyPieces();
      const byte = this.pieces[this.piece]?.[this.at];
      if (byte === undefined) throw new RangeError('number beyond the end');
      this.at++;
      value += byte * 2 ** (8 * index);
    }
    return value;
  }

  /** Where the characters go on in another record, it says anew whether they take one byte or two. */
  private characters(length: number, isWide: boolean): string {
    let text = '';
    let wide = isWide;
    while (text.length < length) {
      const piece = this.pieces[this.piece];
      if (!piece) throw new RangeError('string beyond the end');
      const width = wide ? 2 : 1;
      const count = Math.min(length - text.length, Math.floor((piece.length - this.at) / width));
      const bytes = piece.subarray(this.at, this.at + count * width);
      text += bytes.toString(wide ? 'utf16le' : 'latin1');
      this.at += count * width;
      if (text.length < length) {
        this.piece++;
        this.at = 0;
        wide = (this.uint(1) & WIDE) !== 0;
      }
    }
    return text;
  }

  private skipEmptyPieces(): void {
    while (this.piece < this.pieces.length && this.at >= (this.pieces[this.piece]?.length ?? 0)) {
      this.piece++;
      this.at = 0;
    }
  }
}
