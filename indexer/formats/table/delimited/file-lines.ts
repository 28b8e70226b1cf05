/**
 * A text file of any size in, its lines out, one at a time. It is cut at line feeds before it is decoded: no
 * character of UTF-8 or GB18030 holds the byte of a line feed, so none is cut at the border of a chunk, and a
 * line with bytes that are no text spoils itself alone.
 */
import { createReadStream, promises as disk } from 'node:fs';

export interface TableLine {
  /** From 1, as an editor counts. */
  readonly number: number;
  /** Without its line end. */
  readonly text: string;
  /** Why it cannot be read; its text then shows no more than where its cells are. */
  readonly reason?: string;
}

export interface TableFile {
  readonly encoding: Encoding;
  /** The whole lines of the first 64 KB, or the beginning of the first line where it is longer. */
  readonly sample: string;
}

type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const SAMPLE_BYTES = 64 * 1024;
const CHUNK_BYTES = 256 * 1024;
/** A report of a row has some 100 KB; beyond this a line is no row but a file of another kind. */
export const ROW_BYTES = 32 * 1024 * 1024;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** @throws Error with one sentence where the file is empty or no text */
export async function openTable(path: string): Promise<TableFile> {
  const handle = await disk.open(path);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    const bytes = buffer.subarray(0, bytesRead);
    if (bytesRead === 0) throw new Error('文件是空的');
    const encoding = encodingOf(bytes);
    const end = bytesRead < SAMPLE_BYTES || encoding.startsWith('utf-16') ? -1 : bytes.lastIndexOf(LINE_FEED);
    const sample = new TextDecoder(encoding).decode(end > 0 ? bytes.subarray(0, end) : bytes, {
      stream: true,
    });
    if (sample.includes('\0')) throw new Error('不是文本表格，或编码无法识别；请另存为 UTF-8 编码后重试');
    return { encoding, sample };
  } finally {
    await handle.close();
  }
}

/** @param lineFeeds whether lines end so (or in CR LF); files of old Macs end them in a carriage return */
export async function* tableLines(
  path: string,
  encoding: Encoding,
  lineFeeds = true,
): AsyncGenerator<TableLine> {
  const utf16 = encoding.startsWith('utf-16') ? new TextDecoder(encoding) : null;
  const decoder = new TextDecoder(utf16 ? 'utf-8' : encoding, { fatal: true });
  const lenient = new TextDecoder(decoder.encoding);
  const lineEnd = lineFeeds ? LINE_FEED : CARRIAGE_RETURN;
  let number = 0;
  let parts: Buffer[] = [];
  let length = 0;
  const line = (): TableLine => {
    const bytes = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    const size = length;
    parts = [];
    length = 0;
    number++;
    if (size > ROW_BYTES)
      return { number, text: '', reason: `第 ${number} 行超过 ${ROW_BYTES >> 20} MB，不像一份报告` };
    try {
      return { number, text: withoutReturn(decoder.decode(bytes)) };
    } catch {
      const reason = `第 ${number} 行有不合 ${encoding.toUpperCase()} 编码的字节，文件可能已损坏`;
      return { number, text: withoutReturn(lenient.decode(bytes)), reason };
    }
  };
  const add = (part: Buffer): void => {
    length += part.length;
    // What is beyond the limit is counted and forgotten.
    if (length <= ROW_BYTES && part.length > 0) parts.push(part);
    else if (length > ROW_BYTES) parts = [];
  };
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const read = chunk as Buffer;
    const bytes = utf16 ? Buffer.from(utf16.decode(read, { stream: true }), 'utf8') : read;
    let start = 0;
    for (let end = bytes.indexOf(lineEnd); end >= 0; end = bytes.indexOf(lineEnd, start)) {
      add(bytes.subarray(start, end));
      yield line();
      start = end + 1;
    }
    add(bytes.subarray(start));
  }
  if (length > 0) yield line();
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/**
 * Decided by the majority of the lines that are not plain ASCII: a damaged one must not turn all the others into
 * another encoding, and next to no line of GB18030 is valid UTF-8.
 */
function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  let votes = 0;
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    if (line.some((byte) => byte > 0x7f)) votes += isUtf8(line, found < 0) ? 1 : -1;
    start = end + 1;
  }
  return votes < 0 ? 'gb18030' : 'utf-8';
}

function isUtf8(bytes: Buffer, cut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch {
    return false;
  }
}
