/** A part of a workbook as it is unpacked in, the beginnings, ends and texts of its elements out. */
import { SaxesParser } from 'saxes';

export interface XmlHandler {
  /** Names come without their prefix: programs bind the same namespaces to prefixes of their own. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Characters of XML without a tag: a cell of Excel holds 32,767, the largest report seen has 60,000. */
const RUN_LIMIT = 16 * 1024 * 1024;

/** Yields after each chunk, so that what the handler gathered is used up before more is unpacked. */
export async function* readXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  let run = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    run = 0;
    handler.open?.(local(name), attributes);
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('closetag', ({ name }) => {
    run = 0;
    handler.close?.(local(name));
  });
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    const text = decoder.decode(chunk, { stream: true });
    run += text.length;
    if (run > RUN_LIMIT) throw new Error(`XML 中有超过 ${RUN_LIMIT >> 20} MB 的一段`);
    parser.write(text);
    yield;
  }
  parser.close();
}

/** For parts that are read whole. */
export async function readAllXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(chunks, handler));
}

/** An attribute whatever its prefix: r:id is relationships:id to some programs. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const key = Object.keys(attributes).find((key) => local(key) === name);
  return key === undefined ? undefined : attributes[key];
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** XML is in UTF-8 unless a mark says UTF-16. */
function encodingOf([a, b]: Uint8Array): string {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
}
