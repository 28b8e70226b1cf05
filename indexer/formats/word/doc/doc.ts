/**
 * Reads `.doc` and `.wps` files as Word displays them. WPS writes `.wps` in the Word 97 format, and many
 * files named `.doc` are docx, so the bytes decide and not the name.
 *
 * Written by hand: word-extractor 1.0.4 silently loses text with odd character spacing, writes "undefined"
 * for a soft hyphen, loses automatic numbering, and on broken files runs out of memory or leaves an unhandled
 * rejection that ends the process.
 *
 * Not supported, unlike in docx: hiding by character style, WordArt, and note number formats other than 1 and
 * i. A table inside a cell is read as text of that cell.
 */

import type { FormatReader, FormatText } from '../../format.ts';
import { isEncryptedOffice, isOle } from '../../zip.ts';
import { readDocx } from '../docx/docx.ts';
import { LineWriter } from '../lines.ts';
import { Numbering } from '../numbering.ts';
import { Styles } from '../styles.ts';
import { DAMAGED_DOC, oleStreams } from './container.ts';
import { Word97File } from './doc-file.ts';
import { Word97Content } from './document-text.ts';
import { readLists, readStyles } from './lists.ts';

const SAVE_AS = '请用 Word 或 WPS 打开并另存为 .docx';
/**
 * Formats that other files named `.doc` turn out to have, by their first bytes, with the name shown to users.
 */
const OTHER_FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^\{\\rtf/, 'RTF'],
  [/^\s*(?:<!doctype html|<html|<\?xml|mime-version:)/i, '网页'],
];

export const readDoc: FormatReader = async (bytes) => {
  const start = Buffer.from(bytes.subarray(0, 200))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
  if (start.startsWith('PK')) return readDocx(bytes);
  if (!isOle(bytes)) {
    const other = OTHER_FORMATS.find(([signature]) => signature.test(start))?.[1];
    throw new Error(
      `${other ? `文件其实是 ${other} 格式` : '不是 Word 或 WPS 文字的文件，或已损坏'}；${SAVE_AS}`,
    );
  }
  if (isEncryptedOffice(bytes)) throw new Error('文件有密码保护，请另存为无密码的文件');
  const streams = oleStreams(bytes, ['WordDocument', '0Table', '1Table']);
  const document = streams.get('WordDocument');
  if (!document) throw new Error(`不是 Word 97 或以后的文件（也许是表格、演示或 WPS 的旧格式）；${SAVE_AS}`);
  return readWord97(document, streams);
};

function readWord97(document: Buffer, streams: ReadonlyMap<string, Buffer>): FormatText {
  try {
    const file = new Word97File(document, streams);
    const styles = new Styles();
    const numbering = new Numbering(styles);
    readStyles(file, styles);
    readLists(file, numbering);
    const content = new Word97Content(file);
    const writer = new LineWriter(content, styles, numbering);
    writer.write(content.blocks);
    const headers = new LineWriter(content, styles, new Numbering(styles));
    headers.write(content.headers);
    if (writer.lines.length === 0)
      throw new Error(`文件里没有可读的文字，可能只有图片；请先识别文字（OCR），再另存为 .docx`);
    const dropped = new Set([...headers.lines.map(({ text }) => text), ...headers.dropped]);
    return { lines: writer.lines, declared: {}, dropped: [...writer.dropped, ...dropped] };
  } catch (cause) {
    // A broken file shows up as a read past the end of a table.
    if (cause instanceof RangeError || cause instanceof TypeError) throw new Error(DAMAGED_DOC, { cause });
    throw cause;
  }
}
