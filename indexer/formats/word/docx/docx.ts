/**
 * Reads `.docx` files as Word displays them. Headers and footers are excluded from the lines and listed in
 * `dropped`. `core.xml` is ignored: its author and date are those of the template that the file was written
 * over.
 *
 * Written by hand: on the sample reports mammoth 1.13.0 loses all automatic numbers (一、 and （一） of 14
 * headings in one file); its plain text also loses footnotes and puts each table cell on a line of its own.
 * It outputs text hidden by w:vanish and drops WordArt.
 *
 * Not supported: pictures, charts, SmartArt, and embedded files (w:altChunk, OLE objects).
 */

import type { FormatReader } from '../../format.ts';
import { readXml, type XmlSink } from '../../office-xml.ts';
import { withoutPageLitter } from '../../page-litter.ts';
import { openZip, type Zip } from '../../zip.ts';
import { LineWriter } from '../lines.ts';
import { Numbering } from '../numbering.ts';
import { Styles } from '../styles.ts';
import { ContentReader } from './document-text.ts';
import { type DocxParts, docxParts } from './package.ts';

export const readDocx: FormatReader = async (bytes) => {
  const zip = await openZip(bytes);
  const parts = await docxParts(zip);
  const styles = new Styles();
  const numbering = new Numbering(styles);
  await readPart(zip, parts.styles, styles.sink());
  await readPart(zip, parts.numbering, numbering.sink());

  // The document comes last, since its note formats override those of the settings.
  const content = new ContentReader(styles);
  for (const part of [parts.settings, parts.footnotes, parts.endnotes, parts.document]) {
    await readPart(zip, part, content);
  }
  const writer = new LineWriter(content, styles, numbering);
  writer.write(content.blocks);
  if (writer.lines.length === 0) {
    throw new Error('文件里没有可读的文字，可能只有图片；请先识别文字（OCR），再另存为 .docx');
  }
  const page = withoutPageLitter(writer.lines);
  return {
    lines: page.lines,
    declared: {},
    dropped: [...writer.dropped, ...page.dropped, ...(await headersAndFooters(zip, parts, styles))],
  };
};

/** Lines of headers and footers without duplicates: most documents have three of each with the same text. */
async function headersAndFooters(zip: Zip, parts: DocxParts, styles: Styles): Promise<string[]> {
  const lines = new Set<string>();
  for (const part of [...parts.headers, ...parts.footers]) {
    const content = new ContentReader(styles);
    await readPart(zip, part, content);
    const writer = new LineWriter(content, styles, new Numbering(styles));
    writer.write(content.blocks);
    for (const { text } of writer.lines) lines.add(text);
    for (const text of writer.dropped) lines.add(text);
  }
  return [...lines];
}

async function readPart(zip: Zip, part: string | null, sink: XmlSink): Promise<void> {
  if (part !== null) await readXml(zip.stream(part), sink);
}
