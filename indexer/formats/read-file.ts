/** A file's name and bytes in, its lines and what it declares out, by the reader of its format. */
import { extname } from 'node:path';
import { decode } from '../decode.ts';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';
import type { SourceText } from './source.ts';

/** @throws Error with one sentence where the file is not as its format wants it */
export function readFile(name: string, bytes: Uint8Array): SourceText {
  if (bytes.length === 0) throw new Error('文件是空的');
  const text = decode(bytes);
  return /^\.(?:md|markdown)$/i.test(extname(name)) ? readMarkdown(text) : readPlainText(text);
}
