/** Any text in, text that may stand in XML out: characters that no XML can hold, even escaped, are left out. */

/** XML 1.0, 2.2: of the control characters tab, line feed and carriage return alone; no half characters. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function withoutForbidden(text: string): string {
  return text.replace(FORBIDDEN, '');
}

export function xmlText(text: string): string {
  return withoutForbidden(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
