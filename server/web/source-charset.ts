/** Finds the encoding of a source file, so that a browser shows it as the indexer has read it. */
import type { promises as disk } from 'node:fs';
import { declaredCharset } from '../../indexer/formats/html/charset.ts';
import { decodeWithEncoding } from '../../indexer/formats/plain-text/decode.ts';

/** Bytes; enough for the encoding of any text. */
const HEAD_SIZE = 64 * 1024;
const BEYOND_ASCII = /[^\0-\x7f]/;

/**
 * @param size bytes of the file
 * @param isHtml whether the file may declare its encoding itself
 * @returns a value for `charset=`; null for a page whose first bytes do not tell, which keeps its own declaration
 */
export async function charsetOf(
  file: disk.FileHandle,
  size: number,
  isHtml: boolean,
): Promise<string | null> {
  const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(HEAD_SIZE), 0, HEAD_SIZE, 0);
  const bytes = buffer.subarray(0, bytesRead);
  const head = bytesRead < size ? withoutCutCharacter(bytes) : bytes;
  try {
    const { text, encoding } = decodeWithEncoding(head, isHtml ? declaredCharset(head) : undefined);
    return isHtml && !BEYOND_ASCII.test(text) ? null : encoding;
  } catch {
    // Not text, or in an encoding that the indexer does not know either.
    return isHtml ? null : 'gb18030';
  }
}

/** Drops a last character beyond ASCII, which in UTF-8 may lack its last bytes. */
function withoutCutCharacter(bytes: Buffer): Buffer {
  // UTF-16: the head has an even number of bytes and should keep it.
  if ((bytes[0] ?? 0) >= 0xfe || bytes.includes(0)) return bytes;
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.subarray(0, (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : end);
}
