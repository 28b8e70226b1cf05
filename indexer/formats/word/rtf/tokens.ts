/** Splits an RTF file into groups, control words and bytes of text (RTF 1.9.1, “RTF syntax”). */

export interface RtfSink {
  openGroup(): void;
  closeGroup(): void;
  /** A control word with its number, or a control symbol such as `*` or `~`. */
  control(word: string, value: number | null): void;
  /** Bytes of text, in the encoding of the current font. */
  bytes(bytes: Uint8Array): void;
}

/** Groups within each other: Word nests about twenty, plus a few per nested table. */
const MAX_DEPTH = 1000;
const [OPEN, CLOSE, BACKSLASH, SPACE, HYPHEN, APOSTROPHE, CR, LF] = [...Buffer.from("{}\\ -'\r\n")] as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** @throws RangeError if the file ends before its last group does, or nests too deep */
export function readTokens(file: Buffer, sink: RtfSink): void {
  let depth = 0;
  let at = 0;
  while (at < file.length) {
    const byte = file[at];
    if (byte === OPEN) {
      if (++depth > MAX_DEPTH) throw new RangeError(`more than ${MAX_DEPTH} groups within each other`);
      sink.openGroup();
      at++;
    } else if (byte === CLOSE) {
      sink.closeGroup();
      at++;
      // What follows the document is not part of it.
      if (--depth <= 0) return;
    } else if (byte === BACKSLASH) at = readControl(file, at + 1, sink);
    else if (byte === CR || byte === LF) at++;
    else {
      const start = at;
      while (at < file.length && !isSyntax(file[at])) at++;
      sink.bytes(file.subarray(start, at));
    }
  }
  throw new RangeError(`${depth} groups are open at the end`);
}

function isSyntax(byte: number | undefined): boolean {
  return byte === OPEN || byte === CLOSE || byte === BACKSLASH || byte === CR || byte === LF;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** @returns the offset after the control word and the space that ends it */
function readControl(file: Buffer, start: number, sink: RtfSink): number {
  if (!isLetter(file[start])) return readSymbol(file, start, sink);
  let at = start;
  while (isLetter(file[at])) at++;
  const word = file.toString('latin1', start, at);
  const numberStart = at;
  if (file[at] === HYPHEN && isDigit(file[at + 1])) at++;
  while (isDigit(file[at])) at++;
  const value = at === numberStart ? null : Number(file.toString('latin1', numberStart, at));
  if (file[at] === SPACE) at++;
  if (word === 'bin') {
    at += Math.max(0, value ?? 0);
    if (at > file.length) throw new RangeError('binary data beyond the end');
  } else sink.control(word, value);
  return at;
}

function readSymbol(file: Buffer, at: number, sink: RtfSink): number {
  const symbol = file[at];
  if (symbol === APOSTROPHE) {
    const byte = Number.parseInt(file.toString('latin1', at + 1, at + 3), 16);
    if (Number.isFinite(byte)) sink.bytes(Uint8Array.of(byte));
    return at + 3;
  }
  if (symbol === OPEN || symbol === CLOSE || symbol === BACKSLASH) sink.bytes(Uint8Array.of(symbol));
  else if (symbol === CR || symbol === LF) sink.control('par', null);
  else if (symbol !== undefined) sink.control(String.fromCharCode(symbol), null);
  return at + 1;
}
