/**
 * Reads Word 97 formatting (MS-DOC 2.6, 2.9.33, 2.9.113), limited to what affects visible text. Formatting is
 * stored per run of bytes as a list of property modifiers (sprms).
 */
import type { ParagraphProperties } from '../styles.ts';

export interface Word97ParagraphProperties extends ParagraphProperties {
  inTable?: boolean;
  /** Whether this is the end of a table row and not a paragraph. */
  rowEnd?: boolean;
  innerRowEnd?: boolean;
}

export interface Word97CharacterProperties {
  hidden?: boolean;
  /** Code in a symbol font that replaces the character. */
  symbol?: number;
}

export interface Run<T> {
  /** Byte range in the stream WordDocument, end excluded. */
  readonly from: number;
  readonly to: number;
  readonly properties: T;
}

/** Formatting is stored in pages of this size. */
const PAGE_BYTES = 512;
/** sprmTDefTable, the columns of a row: the only sprm whose length takes two bytes. */
const TABLE_DEFINITION = 0xd608;

/** @param table the page index from the stream 0Table or 1Table that the Fib points to */
export function paragraphRuns(document: Buffer, table: Buffer): Run<Word97ParagraphProperties>[] {
  return readRuns(document, table, (page, index, count) => {
    const offset = page.readUInt8((count + 1) * 4 + index * 13) * 2;
    if (offset === 0) return {};
    const words = page.readUInt8(offset);
    const start = words === 0 ? offset + 2 : offset + 1;
    const end = words === 0 ? start + page.readUInt8(offset + 1) * 2 : start + words * 2 - 1;
    const properties = readParagraphSprms(page.subarray(start + 2, end));
    return { style: String(page.readUInt16LE(start)), ...properties };
  });
}

/** Leaves out runs without an effect on visible text. */
export function characterRuns(document: Buffer, table: Buffer): Run<Word97CharacterProperties>[] {
  const all = readRuns(document, table, (page, index, count): Word97CharacterProperties => {
    const offset = page.readUInt8((count + 1) * 4 + index) * 2;
    return offset === 0
      ? {}
      : readCharacterSprms(page.subarray(offset + 1, offset + 1 + page.readUInt8(offset)));
  });
  return all.filter(({ properties }) => properties.hidden || properties.symbol !== undefined);
}

export function readParagraphSprms(list: Buffer): Word97ParagraphProperties {
  const properties: Word97ParagraphProperties = {};
  for (const [code, offset] of sprms(list)) {
    if (code === 0x2416) properties.inTable = list[offset] === 1;
    if (code === 0x2417) properties.rowEnd = list[offset] === 1;
    if (code === 0x244c) properties.innerRowEnd = list[offset] === 1;
    if (code === 0x260a) properties.numberingLevel = list.readUInt8(offset);
    if (code === 0x460b) properties.numbering = String(list.readUInt16LE(offset));
    if (code === 0x2640) properties.outlineLevel = list.readUInt8(offset);
    if (code === 0x8411 || code === 0x8460) properties.indent = list.readInt16LE(offset);
    if (code === 0x4457) properties.indentCharacters = list.readInt16LE(offset);
  }
  return properties;
}

export function readCharacterSprms(list: Buffer): Word97CharacterProperties {
  const properties: Word97CharacterProperties = {};
  for (const [code, offset] of sprms(list)) {
    // 0x0800: deleted with changes tracked. 0x083c: hidden, where 129 means the opposite of the style.
    if (code === 0x0800 && list[offset] === 1) properties.hidden = true;
    if (code === 0x083c)
      properties.hidden = properties.hidden === true || list[offset] === 1 || list[offset] === 129;
    if (code === 0x6a09) properties.symbol = list.readUInt16LE(offset + 2);
  }
  return properties;
}

/** Yields the code and the operand offset of each sprm; one cut off at the end is ignored. */
function* sprms(list: Buffer): Generator<[code: number, offset: number]> {
  let offset = 0;
  while (offset + 3 <= list.length) {
    const code = list.readUInt16LE(offset);
    offset += 2;
    const size = operandBytes(code, list, offset);
    if (offset + size > list.length) return;
    yield [code, offset];
    offset += size;
  }
}

function operandBytes(code: number, list: Buffer, offset: number): number {
  if (code === TABLE_DEFINITION) return offset + 2 <= list.length ? list.readUInt16LE(offset) + 1 : 2;
  const kind = code >> 13;
  if (kind === 6) return list.readUInt8(offset) + 1;
  return [1, 1, 2, 4, 2, 2, 0, 3][kind] ?? 1;
}

function readRuns<T>(
  document: Buffer,
  table: Buffer,
  read: (page: Buffer, index: number, count: number) => T,
): Run<T>[] {
  const runs: Run<T>[] = [];
  const pages = Math.floor((table.length - 4) / 8);
  if (pages * PAGE_BYTES > document.length)
    throw new RangeError(`${pages} property pages in ${document.length} bytes`);
  for (let number = 0; number < pages; number++) {
    const start = (table.readUInt32LE((pages + 1) * 4 + number * 4) & 0x3fffff) * PAGE_BYTES;
    const page = document.subarray(start, start + PAGE_BYTES);
    const count = page.readUInt8(PAGE_BYTES - 1);
    for (let index = 0; index < count; index++) {
      const from = page.readUInt32LE(index * 4);
      const to = page.readUInt32LE((index + 1) * 4);
      runs.push({ from, to, properties: read(page, index, count) });
    }
  }
  return runs.sort((a, b) => a.from - b.from);
}

/** Binary search for the run that contains a byte offset. */
export function runAt<T>(sorted: readonly Run<T>[], byte: number): Run<T> | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.from ?? Number.POSITIVE_INFINITY) <= byte) low = middle + 1;
    else high = middle;
  }
  const run = sorted[low - 1];
  return run && byte < run.to ? run : undefined;
}
