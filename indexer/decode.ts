/** Bytes in, text out: UTF-8 and UTF-16 with their marks, UTF-8 without, GB18030 (which holds GBK and GB2312). */

/** Share of control characters beyond which a file is no text. */
const CONTROL_SHARE = 0.01;
/** Characters looked at to tell text from something else. */
const SAMPLE = 20_000;

/** @throws Error with one sentence where the bytes are no text in any of these encodings */
export function decode(bytes: Uint8Array): string {
  const text = marked(bytes) ?? strict('utf-8', bytes) ?? strict('gb18030', bytes);
  if (text === null || !isText(text)) {
    throw new Error('不是文本文件，或编码无法识别；请另存为 UTF-8 文本后重试');
  }
  return text;
}

function marked(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return strict('utf-8', bytes.subarray(3));
  if (a === 0xff && b === 0xfe) return strict('utf-16le', bytes.subarray(2));
  if (a === 0xfe && b === 0xff) return strict('utf-16be', bytes.subarray(2));
  return null;
}

function strict(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // Not this encoding: the next one is tried.
  }
}

function isText(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/g)?.length ?? 0;
  return controls <= sample.length * CONTROL_SHARE;
}
