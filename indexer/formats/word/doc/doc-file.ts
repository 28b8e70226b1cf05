/**
 * Streams of a Word 97-2003 file in (MS-DOC); out, its characters in the order of the document, each with the byte
 * it came from, and the tables that the header points to.
 */

import { symbol } from '../symbols.ts';
import { characterRuns, type Run } from './properties.ts';

/** Where the header (Fib) has the place and length of a table; MS-DOC 2.5.6. */
export const TABLES = {
  styles: 0xa2,
  footnoteMarks: 0xaa,
  footnoteTexts: 0xb2,
  characters: 0xfa,
  paragraphs: 0x102,
  pieces: 0x1a2,
  shapes: 0x1da,
  endnoteMarks: 0x20a,
  endnoteTexts: 0x212,
  boxes: 0x25a,
  lists: 0x2e2,
  listUses: 0x2ea,
} as const;

/** Lengths of the stories, which lie one behind the other. */
const STORIES = { body: 0x4c, footnotes: 0x50, headers: 0x54, endnotes: 0x60, boxes: 0x64 } as const;
const STORY_ORDER = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64, 0x68];

const WORD = 0xa5ec;
/** Version of the format that Word 97 began; what is older has other tables. */
const WORD_97 = 0xc1;
const ENCRYPTED = 0x0100;
const SECOND_TABLE = 0x0200;
const COMPRESSED = 0x40000000;

export class Word97File {
  /** What is deleted or hidden is \0, so that places stay what they are. */
  readonly text: string;
  private readonly pieces: {
    readonly start: number;
    readonly end: number;
    readonly byte: number;
    readonly width: number;
  }[] = [];
  private readonly tables: Buffer;

  /** @throws Error with one Chinese sentence where the file is of another kind; RangeError where it is broken */
  constructor(
    readonly document: Buffer,
    streams: ReadonlyMap<string, Buffer>,
  ) {
    if (document.readUInt16LE(0) !== WORD || document.readUInt16LE(2) < WORD_97) {
      throw new Error('是 Word 95 或更早的格式，无法读取；请用 Word 或 WPS 另存为 .docx');
    }
    const flags = document.readUInt16LE(10);
    if (flags & ENCRYPTED) throw new Error('文件有密码保护，请另存为无密码的文件');
    this.tables = streams.get(flags & SECOND_TABLE ? '1Table' : '0Table') ?? Buffer.alloc(0);
    this.text = this.readText();
  }

  table(place: number): Buffer {
    const start = this.document.readUInt32LE(place);
    return this.tables.subarray(start, start + this.document.readUInt32LE(place + 4));
  }

  /** From where a table begins to the end of all: the levels of lists lie behind the table of lists. */
  tableOnwards(place: number): Buffer {
    return this.tables.subarray(this.document.readUInt32LE(place));
  }

  story(name: keyof typeof STORIES): [start: number, end: number] {
    const place = STORIES[name];
    let start = 0;
    for (const before of STORY_ORDER) {
      const length = this.document.readUInt32LE(before);
      if (before === place) return [start, Math.min(start + length, this.text.length)];
      start += length;
    }
    return [start, start];
  }

  /** The byte of the stream WordDocument that a character came from. */
  byteOf(character: number): number {
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
    const changed = characterRuns(this.document, this.table(TABLES.characters));
    const parts: string[] = [];
    for (let index = 0; index < count; index++) {
      const start = pieces.readUInt32LE(index * 4);
      const end = pieces.readUInt32LE(index * 4 + 4);
      const place = pieces.readUInt32LE((count + 1) * 4 + index * 8 + 2);
      const width = place & COMPRESSED ? 1 : 2;
      const byte = width === 1 ? (place & ~COMPRESSED) / 2 : place;
      // Pieces of a whole file neither overlap nor lie outside; broken ones could name the same bytes a million times.
      if (start !== (this.pieces.at(-1)?.end ?? 0) || end < start || end > this.document.length) {
        throw new RangeError(`piece ${index} goes from ${start} to ${end}`);
      }
      const bytes = this.document.subarray(byte, byte + (end - start) * width);
      if (bytes.length < (end - start) * width) throw new RangeError(`piece ${index} lies outside the file`);
      const text = width === 1 ? new TextDecoder('windows-1252').decode(bytes) : bytes.toString('utf16le');
      this.pieces.push({ start, end, byte, width });
      parts.push(seen(text, byte, width, changed));
    }
    return parts.join('');
  }

  private pieceTable(): Buffer {
    const all = this.table(TABLES.pieces);
    let at = 0;
    while (all[at] === 1) at += 3 + all.readUInt16LE(at + 1);
    if (all[at] !== 2) throw new RangeError('no table of pieces');
    return all.subarray(at + 5, at + 5 + all.readUInt32LE(at + 1));
  }
}

/** The first run that ends after a byte; runs do not overlap. */
function firstAfter(sorted: readonly Run<unknown>[], byte: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.to ?? Number.POSITIVE_INFINITY) <= byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The text of a piece with hidden runs as \0 and signs of symbol fonts as what they look like. */
function seen(
  text: string,
  byte: number,
  width: number,
  changed: readonly Run<{ hidden?: boolean; symbol?: number }>[],
): string {
  const parts: string[] = [];
  let done = 0;
  for (let next = firstAfter(changed, byte); next < changed.length; next++) {
    const { from, to, properties } = changed[next] ?? { from: 0, to: 0, properties: {} };
    if (from >= byte + text.length * width) break;
    const start = Math.max(done, Math.floor((from - byte) / width));
    const end = Math.min(text.length, Math.floor((to - byte) / width));
    if (start >= end) continue;
    const sign = properties.hidden ? '' : symbol('', (properties.symbol ?? 0).toString(16));
    parts.push(text.slice(done, start), sign.padEnd(end - start, '\0').slice(0, end - start));
    done = end;
  }
  return parts.join('') + text.slice(done);
}
