/** Escapes text for XML, and drops the characters that XML cannot hold even escaped. */

/** XML 1.0, section 2.2: control characters other than tab, LF and CR; U+FFFE and U+FFFF; lone surrogates. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it matches
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function withoutForbidden(text: string): string {
  return text.replace(FORBIDDEN, '');
}

export function xmlText(text: string): string {
  return withoutForbidden(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
