/**
 * Opens a Word 97-2003 file (MS-DOC): its characters in document order, the byte offset of each, and the
 * tables that the header (Fib) points to.
 */

import { symbolCharacter } from '../symbols.ts';
import { characterRuns, type Run } from './properties.ts';

/** Offsets in the Fib of each table's position and length; MS-DOC 2.5.6. */
export const TABLE_POINTERS = {
  styles: 0xa2,
  footnoteMarks: 0xaa,
  footnoteTexts: 0xb2,
  characters: 0xfa,
  paragraphs: 0x102,
  pieces: 0x1a2,
  shapes: 0x1da,
  endnoteMarks: 0x20a,
  endnoteTexts: 0x212,
  textBoxes: 0x25a,
  lists: 0x2e2,
  listInstances: 0x2ea,
} as const;

/** Offsets in the Fib of the story lengths in characters. */
const STORY_LENGTHS = {
  body: 0x4c,
  footnotes: 0x50,
  headers: 0x54,
  endnotes: 0x60,
  textBoxes: 0x64,
} as const;
/** All stories, read here or not, in the order in which their text is stored back to back. */
const ALL_STORY_LENGTHS = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64, 0x68];

const WORD_SIGNATURE = 0xa5ec;
/** Format version introduced by Word 97; older files have different tables. */
const WORD_97_VERSION = 0xc1;
const ENCRYPTED_FLAG = 0x0100;
const SECOND_TABLE_FLAG = 0x0200;
/** Set on the pieces whose characters are one byte each. */
const COMPRESSED_FLAG = 0x40000000;

export class Word97File {
  /** Deleted and hidden characters are \0, which keeps all character positions. */
  readonly text: string;
  private readonly pieces: {
    readonly start: number;
    readonly end: number;
    readonly byte: number;
    readonly width: number;
  }[] = [];
  private readonly tables: Buffer;

  /**
   * @throws Error with one Chinese sentence if the format is not supported; RangeError if the file is broken
   */
  constructor(
    readonly document: Buffer,
    streams: ReadonlyMap<string, Buffer>,
  ) {
    if (document.readUInt16LE(0) !== WORD_SIGNATURE || document.readUInt16LE(2) < WORD_97_VERSION) {
      throw new Error('是 Word 95 或更早的格式，无法读取；请用 Word 或 WPS 另存为 .docx');
    }
    const flags = document.readUInt16LE(10);
    if (flags & ENCRYPTED_FLAG) throw new Error('文件有密码保护，请另存为无密码的文件');
    this.tables = streams.get(flags & SECOND_TABLE_FLAG ? '1Table' : '0Table') ?? Buffer.alloc(0);
    this.text = this.readText();
  }

  /** @param pointer one of `TABLE_POINTERS` */
  table(pointer: number): Buffer {
    const start = this.document.readUInt32LE(pointer);
    return this.tables.subarray(start, start + this.document.readUInt32LE(pointer + 4));
  }

  /**
   * From the start of a table to the end of the stream: list levels lie beyond the length of the list table.
   */
  tableToEnd(pointer: number): Buffer {
    return this.tables.subarray(this.document.readUInt32LE(pointer));
  }

  /** Character range of a story. */
  story(name: keyof typeof STORY_LENGTHS): [start: number, end: number] {
    const lengthOffset = STORY_LENGTHS[name];
    let start = 0;
    for (const offset of ALL_STORY_LENGTHS) {
      const length = this.document.readUInt32LE(offset);
      if (offset === lengthOffset) return [start, Math.min(start + length, this.text.length)];
      start += length;
    }
    return [start, start];
  }

  /** Offset of a character in the stream WordDocument, in bytes. */
  byteOffset(character: number): number {
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pieces[middle]?.end ?? Number.POSITIVE_INFINITY) <= character) low = middle + 1;
      else high = middle;
    }
    const piece = this.pieces[low];
    return piece ? piece.byte + (character - piece.start) * piece.width : -1;
  }

  private readText(): string {
    const pieces = this.pieceTable();
    const count = Math.floor((pieces.length - 4) / 12);
    const runs = characterRuns(this.document, this.table(TABLE_POINTERS.characters));
    const parts: string[] = [];
    for (let index = 0; index < count; index++) {
      const start = pieces.readUInt32LE(index * 4);
      const end = pieces.readUInt32LE(index * 4 + 4);
      const pointer = pieces.readUInt32LE((count + 1) * 4 + index * 8 + 2);
      const width = pointer & COMPRESSED_FLAG ? 1 : 2;
      const byte = width === 1 ? (pointer & ~COMPRESSED_FLAG) / 2 : pointer;
      // Pieces of an intact file neither overlap nor lie outside it; broken ones could repeat the same bytes
      // a million times.
      if (start !== (this.pieces.at(-1)?.end ?? 0) || end < start || end > this.document.length) {
        throw new RangeError(`piece ${index} goes from ${start} to ${end}`);
      }
      const bytes = this.document.subarray(byte, byte + (end - start) * width);
      if (bytes.length < (end - start) * width) throw new RangeError(`piece ${index} lies outside the file`);
      const text = width === 1 ? new TextDecoder('windows-1252').decode(bytes) : bytes.toString('utf16le');
      this.pieces.push({ start, end, byte, width });
      parts.push(visibleText(text, byte, width, runs));
    }
    return parts.join('');
  }

  private pieceTable(): Buffer {
    const all = this.table(TABLE_POINTERS.pieces);
    let offset = 0;
    while (all[offset] === 1) offset += 3 + all.readUInt16LE(offset + 1);
    if (all[offset] !== 2) throw new RangeError('no piece table');
    return all.subarray(offset + 5, offset + 5 + all.readUInt32LE(offset + 1));
  }
}

/** Index of the first run that ends after a byte offset; runs do not overlap. */
function firstRunEndingAfter(sorted: readonly Run<unknown>[], byte: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.to ?? Number.POSITIVE_INFINITY) <= byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Replaces hidden runs by \0 and characters of symbol fonts by the ones they look like. */
function visibleText(
  text: string,
  byte: number,
  width: number,
  runs: readonly Run<{ hidden?: boolean; symbol?: number }>[],
): string {
  const parts: string[] = [];
  let done = 0;
  for (let next = firstRunEndingAfter(runs, byte); next < runs.length; next++) {
    const { from, to, properties } = runs[next] ?? { from: 0, to: 0, properties: {} };
    if (from >= byte + text.length * width) break;
    const start = Math.max(done, Math.floor((from - byte) / width));
    const end = Math.min(text.length, Math.floor((to - byte) / width));
    if (start >= end) continue;
    const replacement = properties.hidden ? '' : symbolCharacter('', (properties.symbol ?? 0).toString(16));
    parts.push(text.slice(done, start), replacement.padEnd(end - start, '\0').slice(0, end - start));
    done = end;
  }
  return parts.join('') + text.slice(done);
}
