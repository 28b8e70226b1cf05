/** The first bytes of a page in, the encoding it declares out; whether it keeps to it is for decode.ts to see. */

/** Bytes looked at: browsers take 1,024, saved pages have comments and long headers before the declaration. */
const LOOKED_AT = 16_384;
const DECLARED =
  /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w-]+)|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)/i;

export function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, LOOKED_AT)).toString('latin1');
  const match = DECLARED.exec(start);
  return match?.[1] ?? match?.[2];
}
