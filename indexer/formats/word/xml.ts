/**
 * Pieces of an Office part's XML in, its elements out one by one, under the usual prefixes whatever prefixes the
 * file declares. Nothing is kept and nothing recurses, so neither size nor depth of a part can exhaust the reader.
 */
import { SaxesParser } from 'saxes';

export interface XmlSink {
  /** @param attribute by name with prefix (`w:val`), or without where the attribute has none (`Target`) */
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text(text: string): void;
}

/** Transitional namespaces as Word writes them, strict ones as ISO 29500 has them. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', ''],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

/** Elements within each other: Word nests some twenty, eight a table in a table; saxes slows with depth. */
const MAX_DEPTH = 1000;

/** Elements of a part: a report has 50,000 at most; three million take some seconds and a gigabyte. */
const MAX_ELEMENTS = 3_000_000;
const TOO_MANY = '文件内容太多，不像是一份报告，没有读取；请拆分后重试';

/** @throws Error with one Chinese sentence where the XML is broken */
export async function readXml(pieces: AsyncIterable<Uint8Array>, sink: XmlSink): Promise<void> {
  const parser = xmlParser(sink);
  let decoder: TextDecoder | undefined;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    feed(() => parser.write(decoder?.decode(piece, { stream: true }) ?? ''));
  }
  feed(() => parser.write(decoder?.decode() ?? '').close());
}

function xmlParser(sink: XmlSink): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  let elements = 0;
  parser.on('opentag', (tag) => {
    if (++depth > MAX_DEPTH) throw new Error(`more than ${MAX_DEPTH} elements within each other`);
    if (++elements > MAX_ELEMENTS) throw new Refusal(TOO_MANY);
    const values = new Map<string, string>();
    for (const { uri, local, value } of Object.values(tag.attributes)) values.set(named(uri, local), value);
    sink.open(named(tag.uri, tag.local), (name) => values.get(name));
  });
  parser.on('closetag', (tag) => {
    depth--;
    sink.close(named(tag.uri, tag.local));
  });
  parser.on('text', (text) => sink.text(text));
  parser.on('cdata', (text) => sink.text(text));
  return parser;
}

/** Elements of other namespaces get a prefix that none of ours has, so that a picture's `t` is no text. */
function named(uri: string, local: string): string {
  const prefix = uri === '' ? '' : (PREFIXES.get(uri) ?? '?');
  return prefix === '' ? local : `${prefix}:${local}`;
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** What is said as it is, unlike the errors of saxes. */
class Refusal extends Error {}

/** saxes and the decoder speak English of what they dislike: kept as the cause, for whoever looks closer. */
function feed(write: () => void): void {
  try {
    write();
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Error('文件已损坏，内容不是完整的 XML；请用 Word 或 WPS 打开并重新保存', { cause });
  }
}
