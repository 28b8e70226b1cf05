/**
 * Streams the lines of a text file of any size. Lines are split before decoding: no character of UTF-8 or
 * GB18030 contains a line feed byte, so no character is cut at a chunk boundary, and invalid bytes only
 * affect their own line.
 */
import { createReadStream, promises as disk } from 'node:fs';

export interface TableLine {
  /** Counted from 1, as in an editor. */
  readonly number: number;
  /** Without the line end. */
  readonly text: string;
  /** Why the line is unreadable; its text then only serves to find the cells. */
  readonly reason?: string;
}

export interface TableFile {
  readonly encoding: Encoding;
  /** The complete lines of the first 64 KB, or the beginning of the first line if that is longer. */
  readonly sample: string;
}

type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const SAMPLE_BYTES = 64 * 1024;
const CHUNK_BYTES = 256 * 1024;
/** A row with a report has about 100 KB; a line beyond this limit means that the file is of another kind. */
export const MAX_ROW_BYTES = 32 * 1024 * 1024;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** @throws Error with one Chinese sentence if the file is empty or not text */
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

/** @param lineFeeds whether lines end in LF or CR LF; otherwise in CR, as in files of classic Mac OS */
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
    if (size > MAX_ROW_BYTES)
      return { number, text: '', reason: `第 ${number} 行超过 ${MAX_ROW_BYTES >> 20} MB，不像一份报告` };
    try {
      return { number, text: withoutCarriageReturn(decoder.decode(bytes)) };
    } catch {
      const reason = `第 ${number} 行有不合 ${encoding.toUpperCase()} 编码的字节，文件可能已损坏`;
      return { number, text: withoutCarriageReturn(lenient.decode(bytes)), reason };
    }
  };
  const add = (part: Buffer): void => {
    length += part.length;
    // Beyond the limit bytes are counted but not kept.
    if (length <= MAX_ROW_BYTES && part.length > 0) parts.push(part);
    else if (length > MAX_ROW_BYTES) parts = [];
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

function withoutCarriageReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/**
 * Majority vote of the lines that are not plain ASCII: one damaged line must not change the encoding of all
 * the others, and hardly any line in GB18030 is valid UTF-8.
 */
function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  let votes = 0;
  for (let start = 0; start < bytes.length; ) {
    const lineFeed = bytes.indexOf(LINE_FEED, start);
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    const line = bytes.subarray(start, end);
    if (line.some((byte) => byte > 0x7f)) votes += isUtf8(line, lineFeed < 0) ? 1 : -1;
    start = end + 1;
  }
  return votes < 0 ? 'gb18030' : 'utf-8';
}

function isUtf8(bytes: Buffer, isCutOff: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCutOff });
    return true;
  } catch {
    return false;
  }
}
