/** Finds the encoding that a page declares in its first bytes; decode.ts checks whether it is true. */

/** Bytes. Browsers read 1,024; saved pages may have comments and long headers before the declaration. */
const SEARCHED_BYTES = 16_384;
const DECLARED =
  /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w-]+)|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)/i;

export function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, SEARCHED_BYTES)).toString('latin1');
  const match = DECLARED.exec(start);
  return match?.[1] ?? match?.[2];
}
