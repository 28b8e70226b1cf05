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
import { openZip, type Zip } from '../../zip.ts';
import { formatText, marginLines } from '../format-text.ts';
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
  return formatText(content, await headersAndFooters(zip, parts, styles), styles, numbering);
};

async function headersAndFooters(zip: Zip, parts: DocxParts, styles: Styles): Promise<string[]> {
  const lines: string[] = [];
  for (const part of [...parts.headers, ...parts.footers]) {
    const content = new ContentReader(styles);
    await readPart(zip, part, content);
    lines.push(...marginLines(content, content.blocks, styles));
  }
  return lines;
}

async function readPart(zip: Zip, part: string | null, sink: XmlSink): Promise<void> {
  if (part !== null) await readXml(zip.stream(part), sink);
}
