/**
 * Streams the XML of a part of an Office, OpenDocument or OFD file element by element, under the usual prefixes (`w:`, `r:`) whatever
 * prefixes the file declares. It builds no tree and does not recurse, so neither size nor depth of a part can
 * exhaust the reader.
 */
import { SaxesParser } from 'saxes';

export interface XmlSink {
  /**
   * @param attribute looks up a value by prefixed name (`w:val`), or by bare name (`Target`) without a
   * namespace
   */
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text(text: string): void;
}

/** The transitional namespaces that Word writes, and the strict ones of ISO 29500. */
const PREFIXES: ReadonlyMap<string, string> = new Map<string, string>([
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
  // OpenDocument, by its own prefixes.
  ...['office', 'style', 'text', 'table', 'manifest'].map(
    (name) => [`urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`, name] as const,
  ),
  ['urn:oasis:names:tc:opendocument:xmlns:drawing:1.0', 'draw'],
  ['urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0', 'fo'],
  ['http://www.ofdspec.org/2016', ''],
  ['http://www.ofdspec.org', ''],
  ['urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0', 'loext'],
]);

/**
 * Nesting depth of elements: Word nests about twenty, plus eight per nested table; saxes slows with depth.
 */
const MAX_DEPTH = 1000;

/** Elements per part: a report has 50,000 at most; three million take some seconds and a gigabyte. */
const MAX_ELEMENTS = 3_000_000;
const TOO_MANY_ELEMENTS = '文件内容太多，不像是一份报告，没有读取；请拆分后重试';

/** @throws Error with one Chinese sentence if the XML is malformed */
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
    if (++elements > MAX_ELEMENTS) throw new UserFacingError(TOO_MANY_ELEMENTS);
    const values = new Map<string, string>();
    for (const { uri, local, value } of Object.values(tag.attributes))
      values.set(qualifiedName(uri, local), value);
    sink.open(qualifiedName(tag.uri, tag.local), (name) => values.get(name));
  });
  parser.on('closetag', (tag) => {
    depth--;
    sink.close(qualifiedName(tag.uri, tag.local));
  });
  parser.on('text', (text) => sink.text(text));
  parser.on('cdata', (text) => sink.text(text));
  return parser;
}

/** Foreign namespaces get the prefix `?`, so that a picture's `t` element is not taken for `w:t`. */
function qualifiedName(uri: string, local: string): string {
  const prefix = uri === '' ? '' : (PREFIXES.get(uri) ?? '?');
  return prefix === '' ? local : `${prefix}:${local}`;
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** An error whose message is already meant for users, unlike those of saxes. */
class UserFacingError extends Error {}

/** Messages of saxes and the decoder are English and technical, so they are kept as the cause only. */
function feed(write: () => void): void {
  try {
    write();
  } catch (cause) {
    if (cause instanceof UserFacingError) throw cause;
    throw new Error('文件已损坏，内容不是完整的 XML；请用原来的软件打开并重新保存', { cause });
  }
}
