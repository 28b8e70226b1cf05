/**
 * Reads `.rtf` files as Word displays them, through the blocks and styles of the Word readers. Headers and
 * footers are excluded from the lines and listed in `dropped`.
 *
 * Not supported: pictures, formulas and embedded objects.
 */
import type { FormatReader } from '../../format.ts';
import { formatText, marginLines } from '../format-text.ts';
import { Numbering } from '../numbering.ts';
import { Styles } from '../styles.ts';
import { RtfContent } from './document-text.ts';
import { readTokens } from './tokens.ts';

const DAMAGED = 'RTF 文件不完整或已损坏，无法读取；请用 Word 或 WPS 打开并另存为 .docx';
const NOT_RTF = '文件内容不是 RTF 格式，与扩展名不符；请用 Word 或 WPS 打开并另存为 .docx';

export const readRtf: FormatReader = async (bytes) => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 0, 5) !== '{\\rtf') throw new Error(NOT_RTF);
  const styles = new Styles();
  const content = new RtfContent(styles);
  try {
    readTokens(file, content);
  } catch (cause) {
    if (cause instanceof RangeError) throw new Error(DAMAGED, { cause });
    throw cause;
  }
  // Numbers are part of the paragraphs already.
  return formatText(content, marginLines(content, content.headers, styles), styles, new Numbering(styles));
};
