/** Streams the start tags, end tags and texts of a workbook part while it is inflated. */
import { SaxesParser } from 'saxes';

export interface XmlHandler {
  /** Names come without prefix, because programs choose different prefixes for the same namespaces. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Maximum characters between two tags. An Excel cell holds 32,767; the largest report seen has 60,000. */
const MAX_TEXT_RUN = 16 * 1024 * 1024;

/** Yields after each chunk, so that the caller can consume the collected data before more is inflated. */
export async function* readXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  let runLength = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    runLength = 0;
    handler.open?.(localName(name), attributes);
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('closetag', ({ name }) => {
    runLength = 0;
    handler.close?.(localName(name));
  });
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    const text = decoder.decode(chunk, { stream: true });
    runLength += text.length;
    if (runLength > MAX_TEXT_RUN) throw new Error(`XML 中有超过 ${MAX_TEXT_RUN >> 20} MB 的一段`);
    parser.write(text);
    yield;
  }
  parser.close();
}

/** Like `readXml`, for parts that need no streaming. */
export async function readAllXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(chunks, handler));
}

/** An attribute with any prefix: some programs write relationships:id for r:id. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const key = Object.keys(attributes).find((key) => localName(key) === name);
  return key === undefined ? undefined : attributes[key];
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** XML is UTF-8 unless it has a byte-order mark of UTF-16. */
function encodingOf([a, b]: Uint8Array): string {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
}
