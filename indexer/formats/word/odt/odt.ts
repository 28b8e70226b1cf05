/**
 * Reads `.odt` files (OpenDocument text) as LibreOffice and WPS display them, through the blocks, styles and
 * numbering of the Word readers. Headers and footers are excluded from the lines and listed in `dropped`.
 *
 * Not supported: pictures, charts and embedded objects.
 */
import type { FormatReader } from '../../format.ts';
import { readXml, type XmlSink } from '../../office-xml.ts';
import { refuseEncrypted } from '../../opendocument.ts';
import { openZip } from '../../zip.ts';
import { formatText, marginLines } from '../format-text.ts';
import { Numbering } from '../numbering.ts';
import { Styles } from '../styles.ts';
import { OdtContent } from './document-text.ts';
import { OdtLists } from './lists.ts';
import { styleSink } from './styles.ts';

export const readOdt: FormatReader = async (bytes) => {
  const zip = await openZip(bytes);
  await refuseEncrypted(zip);
  if (!zip.has('content.xml'))
    throw new Error('不是 OpenDocument 文本，或文件不完整；请用 LibreOffice 或 WPS 另存为 .docx');
  const styles = new Styles();
  const numbering = new Numbering(styles);
  const lists = new OdtLists(numbering);
  const content = new OdtContent(styles, lists);
  // Named styles, headers and footers are in the first, the styles that paragraphs refer to in the second.
  for (const part of ['styles.xml', 'content.xml']) {
    const sinks = [styleSink(styles), lists.styleSink(), content];
    if (zip.has(part)) await readXml(zip.stream(part), all(sinks));
  }
  return formatText(content, marginLines(content, content.headers, styles), styles, numbering);
};

function all(sinks: readonly XmlSink[]): XmlSink {
  return {
    open(name, attribute) {
      for (const sink of sinks) sink.open(name, attribute);
    },
    close(name) {
      for (const sink of sinks) sink.close(name);
    },
    text(text) {
      for (const sink of sinks) sink.text(text);
    },
  };
}
