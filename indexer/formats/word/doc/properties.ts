/**
 * Formatting as Word 97 stores it (MS-DOC 2.6, 2.9.33, 2.9.113): runs of the file's bytes, each with a list of
 * small instructions. Bytes in; out, what of them changes the text that a reader sees.
 */
import type { ParagraphProperties } from '../styles.ts';

export interface ParagraphRun extends ParagraphProperties {
  inTable?: boolean;
  /** Whether it is no paragraph, but the end of a row. */
  rowEnd?: boolean;
  innerRowEnd?: boolean;
}

export interface CharacterRun {
  hidden?: boolean;
  /** Code of a sign in a symbol font that stands for the character. */
  symbol?: number;
}

export interface Run<T> {
  /** Bytes of the stream WordDocument, end excluded. */
  readonly from: number;
  readonly to: number;
  readonly properties: T;
}

const PAGE = 512;
/** A row's columns: the only instruction whose length takes two bytes. */
const TABLE_DEFINITION = 0xd608;

/** @param table of the stream 0Table or 1Table, from where the header says that it lies */
export function paragraphRuns(document: Buffer, table: Buffer): Run<ParagraphRun>[] {
  return runs(document, table, (page, index, count) => {
    const at = page.readUInt8((count + 1) * 4 + index * 13) * 2;
    if (at === 0) return {};
    const words = page.readUInt8(at);
    const start = words === 0 ? at + 2 : at + 1;
    const end = words === 0 ? start + page.readUInt8(at + 1) * 2 : start + words * 2 - 1;
    const properties = readParagraph(page.subarray(start + 2, end));
    return { style: String(page.readUInt16LE(start)), ...properties };
  });
}

/** Runs that change nothing are left out. */
export function characterRuns(document: Buffer, table: Buffer): Run<CharacterRun>[] {
  const all = runs(document, table, (page, index, count): CharacterRun => {
    const at = page.readUInt8((count + 1) * 4 + index) * 2;
    return at === 0 ? {} : readCharacter(page.subarray(at + 1, at + 1 + page.readUInt8(at)));
  });
  return all.filter(({ properties }) => properties.hidden || properties.symbol !== undefined);
}

export function readParagraph(list: Buffer): ParagraphRun {
  const found: ParagraphRun = {};
  for (const [code, at] of instructions(list)) {
    if (code === 0x2416) found.inTable = list[at] === 1;
    if (code === 0x2417) found.rowEnd = list[at] === 1;
    if (code === 0x244c) found.innerRowEnd = list[at] === 1;
    if (code === 0x260a) found.numberingLevel = list.readUInt8(at);
    if (code === 0x460b) found.numbering = String(list.readUInt16LE(at));
    if (code === 0x2640) found.outlineLevel = list.readUInt8(at);
    if (code === 0x8411 || code === 0x8460) found.indent = list.readInt16LE(at);
    if (code === 0x4457) found.indentCharacters = list.readInt16LE(at);
  }
  return found;
}

export function readCharacter(list: Buffer): CharacterRun {
  const found: CharacterRun = {};
  for (const [code, at] of instructions(list)) {
    // Deleted with changes tracked; hidden, where 129 means otherwise than its style.
    if (code === 0x0800 && list[at] === 1) found.hidden = true;
    if (code === 0x083c) found.hidden = found.hidden === true || list[at] === 1 || list[at] === 129;
    if (code === 0x6a09) found.symbol = list.readUInt16LE(at + 2);
  }
  return found;
}

/** Code and place of the operand of each instruction; what is cut off at the end is left out. */
function* instructions(list: Buffer): Generator<[code: number, at: number]> {
  let at = 0;
  while (at + 3 <= list.length) {
    const code = list.readUInt16LE(at);
    at += 2;
    const size = operandBytes(code, list, at);
    if (at + size > list.length) return;
    yield [code, at];
    at += size;
  }
}

function operandBytes(code: number, list: Buffer, at: number): number {
  if (code === TABLE_DEFINITION) return at + 2 <= list.length ? list.readUInt16LE(at) + 1 : 2;
  const kind = code >> 13;
  if (kind === 6) return list.readUInt8(at) + 1;
  return [1, 1, 2, 4, 2, 2, 0, 3][kind] ?? 1;
}

function runs<T>(
  document: Buffer,
  table: Buffer,
  read: (page: Buffer, index: number, count: number) => T,
): Run<T>[] {
  const found: Run<T>[] = [];
  const pages = Math.floor((table.length - 4) / 8);
  if (pages * PAGE > document.length)
    throw new RangeError(`${pages} pages of properties in ${document.length} bytes`);
  for (let number = 0; number < pages; number++) {
    const start = (table.readUInt32LE((pages + 1) * 4 + number * 4) & 0x3fffff) * PAGE;
    const page = document.subarray(start, start + PAGE);
    const count = page.readUInt8(PAGE - 1);
    for (let index = 0; index < count; index++) {
      const from = page.readUInt32LE(index * 4);
      const to = page.readUInt32LE((index + 1) * 4);
      found.push({ from, to, properties: read(page, index, count) });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The run that a byte lies in, by halving. */
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
