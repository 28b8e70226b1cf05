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
import { isEncryptedOffice, isOle, oleStreams } from '../../ole.ts';
import { readDocx } from '../docx/docx.ts';
import { formatText, marginLines } from '../format-text.ts';
import { Numbering } from '../numbering.ts';
import { Styles } from '../styles.ts';
import { Word97File } from './doc-file.ts';
import { Word97Content } from './document-text.ts';
import { readLists, readStyles } from './lists.ts';

const DAMAGED_DOC = '文件已损坏，无法读取；请用 Word 或 WPS 打开并另存为 .docx';
const SAVE_AS = '请用 Word 或 WPS 打开并另存为 .docx';
/** A saved page named `.doc`, which the reader of pages did not recognize. */
const WEB_PAGE = /^\s*(?:<!doctype html|<html|<\?xml|mime-version:)/i;

export const readDoc: FormatReader = async (bytes) => {
  const start = Buffer.from(bytes.subarray(0, 200))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
  if (start.startsWith('PK')) return readDocx(bytes);
  if (!isOle(bytes)) {
    const found = WEB_PAGE.test(start) ? '文件其实是网页格式' : '不是 Word 或 WPS 文字的文件，或已损坏';
    throw new Error(`${found}；${SAVE_AS}`);
  }
  if (isEncryptedOffice(bytes)) throw new Error('文件有密码保护，请另存为无密码的文件');
  const streams = oleStreams(bytes, ['WordDocument', '0Table', '1Table'], DAMAGED_DOC);
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
    return formatText(content, marginLines(content, content.headers, styles), styles, numbering);
  } catch (cause) {
    // A broken file shows up as a read past the end of a table.
    if (cause instanceof RangeError || cause instanceof TypeError) throw new Error(DAMAGED_DOC, { cause });
    throw cause;
  }
}
