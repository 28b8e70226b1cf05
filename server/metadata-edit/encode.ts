/**
 * Encodes text in the original encoding of its file. The platform decodes many encodings but encodes only
 * UTF-8; tables for the legacy encodings are built by inverting their decoders.
 */

const tables = new Map<string, ReadonlyMap<string, readonly [number, number]>>();

/**
 * @param encoding utf-8, utf-16le, utf-16be, gb18030 (only its two-byte part, which is GBK) or big5
 * @returns null if the encoding cannot represent a character of the text
 */
export function encode(text: string, encoding: string): Uint8Array | null {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  const table = tables.get(encoding) ?? invertedDecoder(encoding);
  tables.set(encoding, table);
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const pair = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair) bytes.push(...pair);
    else return null;
  }
  return Uint8Array.from(bytes);
}

/** Both encodings use two bytes for a character: 0x81-0xfe, then 0x40-0xfe. */
function invertedDecoder(encoding: string): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decodedBy(decoder, lead, trail);
      if (character !== null && !table.has(character)) table.set(character, [lead, trail]);
    }
  }
  return table;
}

function decodedBy(decoder: TextDecoder, lead: number, trail: number): string | null {
  try {
    const text = decoder.decode(Uint8Array.of(lead, trail));
    return [...text].length === 1 ? text : null;
  } catch {
    return null; // An unassigned pair.
  }
}
