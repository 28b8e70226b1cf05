/** `.html`, `.htm`: a saved web page in, the report that it shows out. */

import type { Declared } from '../../domain/file.ts';
import type { FormatReader, FormatText } from '../format.ts';
import { decodeWithNotes } from '../plain-text/decode.ts';
import type { SourceLine } from '../source.ts';
import { isPageBreak, mainText } from './article/main-text.ts';
import { withTitle } from './article/title.ts';
import { declaredCharset } from './charset.ts';
import { linesOf } from './lines/lines.ts';
import type { PageLine } from './lines/page-lines.ts';
import { parsePage } from './lines/tree.ts';
import { fieldsOf, type HtmlMetadata, metadataFrom, statedIn } from './metadata.ts';

export type { HtmlMetadata } from './metadata.ts';

export interface HtmlText extends FormatText {
  /** What the page says of the document around it; a document that says it itself is to be believed more. */
  readonly stated: HtmlMetadata;
}

export const readHtml = async (bytes: Uint8Array): Promise<HtmlText> => {
  if (bytes.length === 0) throw new Error('文件是空的');
  const { text: html, notes } = decodeWithNotes(bytes, declaredCharset(bytes));
  const text = readPage(html);
  if (text.lines.length === 0) {
    throw new Error(
      '网页里没有可读的正文，正文可能由脚本载入；请在浏览器中打开，另存为完整网页或复制为文本文件',
    );
  }
  return { ...text, notes };
};
readHtml satisfies FormatReader;

/** A page without any line to read is no error here: an archive has such pages beside the one that counts. */
export function readPage(html: string): HtmlText {
  const tree = parsePage(html);
  const { meta, windowTitle, url } = fieldsOf(tree);
  const page = linesOf(tree);
  const main = mainText(page);
  const kept = new Set(main.kept);
  const around = page.lines.filter((_, index) => !kept.has(index));
  const stated = statedIn(around.flatMap(({ text, cells }) => cells ?? [text]));
  const named = stated.title ?? meta.get('articletitle');
  const titled = withTitle(
    page,
    main,
    [named ?? '', windowTitle].filter((name) => name !== ''),
  );
  const taken = [...titled.title, ...titled.kept];
  const declared: { -readonly [K in keyof Declared]: Declared[K] } = {};
  if (named) declared.title = named;
  if (url) declared.url = url;
  const isTaken = new Set(taken);
  return {
    lines: taken.flatMap((index) => lineAt(page.lines, index)),
    declared,
    dropped: page.lines.filter((_, index) => !isTaken.has(index)).map(({ text }) => text),
    stated: metadataFrom(stated, meta),
  };
}

function lineAt(lines: readonly PageLine[], index: number): SourceLine[] {
  const line = lines[index];
  if (!line) return [];
  const { text, indented, gap, mark, whole } = line;
  return [
    { text, indented, gap: gap || lines.slice(Math.max(0, index - 1), index).some(isPageBreak), mark, whole },
  ];
}
