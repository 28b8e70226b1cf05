/**
 * `.docx`: bytes in, the lines that a reader of Word sees out. Headers and footers are left out and named in
 * `dropped`. `core.xml` declares nothing here: it names whoever's template the file was written over, and when.
 *
 * Not read: pictures, charts, SmartArt, and files embedded whole (w:altChunk, OLE objects).
 */

import type { FormatReader } from '../../format.ts';
import { openZip, type Zip } from '../../zip.ts';
import { LineWriter } from '../lines.ts';
import { Numbering } from '../numbering.ts';
import { Styles } from '../styles.ts';
import { readXml, type XmlSink } from '../xml.ts';
import { ContentReader } from './document-text.ts';
import { type DocxParts, docxParts } from './package.ts';

export const readDocx: FormatReader = async (bytes) => {
  const zip = await openZip(bytes);
  const parts = await docxParts(zip);
  const styles = new Styles();
  const numbering = new Numbering(styles);
  await readPart(zip, parts.styles, styles.sink());
  await readPart(zip, parts.numbering, numbering.sink());

  // The document comes last: what it says of its notes goes before the settings.
  const content = new ContentReader(styles);
  for (const part of [parts.settings, parts.footnotes, parts.endnotes, parts.document]) {
    await readPart(zip, part, content);
  }
  const writer = new LineWriter(content, styles, numbering);
  writer.write(content.blocks);
  if (writer.lines.length === 0) {
    throw new Error('文件里没有可读的文字，可能只有图片；请先识别文字（OCR），再另存为 .docx');
  }
  return {
    lines: writer.lines,
    declared: {},
    dropped: [...writer.dropped, ...(await margins(zip, parts, styles))],
  };
};

/** What stands in headers and footers, each line once: most documents have three of each with the same text. */
async function margins(zip: Zip, parts: DocxParts, styles: Styles): Promise<string[]> {
  const found = new Set<string>();
  for (const part of [...parts.headers, ...parts.footers]) {
    const content = new ContentReader(styles);
    await readPart(zip, part, content);
    const writer = new LineWriter(content, styles, new Numbering(styles));
    writer.write(content.blocks);
    for (const { text } of writer.lines) found.add(text);
    for (const text of writer.dropped) found.add(text);
  }
  return [...found];
}

async function readPart(zip: Zip, part: string | null, sink: XmlSink): Promise<void> {
  if (part !== null) await readXml(zip.stream(part), sink);
}
