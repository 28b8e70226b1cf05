/**
 * Reads the report out of a saved web page (`.html`, `.htm`).
 *
 * Readability 0.6.0 (`@mozilla/readability`, on jsdom 29.1.1) was tried on the 80 pages of main-text.test.ts:
 * it lost 324 of 2,570 lines (WeChat articles, the end of an article after a stray `</div>`), kept 97 lines of
 * boilerplate, left the site's name in the titles of the sample pages, and returns no document number (文号).
 */

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
import { type HtmlMetadata, labelledValues, metadataFrom, pageFields } from './metadata.ts';

export type { HtmlMetadata } from './metadata.ts';

export interface HtmlText extends FormatText {
  /** Metadata that the page states around the document. The document itself takes precedence. */
  readonly stated: HtmlMetadata;
}

export const readHtml = async (bytes: Uint8Array): Promise<HtmlText> => {
  if (bytes.length === 0) throw new Error('文件是空的');
  const { text: html, notes } = decodeWithNotes(bytes, declaredCharset(bytes));
  const page = readPage(html);
  if (page.lines.length === 0) {
    throw new Error(
      '网页里没有可读的正文，正文可能由脚本载入；请在浏览器中打开，另存为完整网页或复制为文本文件',
    );
  }
  return { ...page, notes };
};
readHtml satisfies FormatReader;

/** May return no lines: archives contain frames without text. */
export function readPage(html: string): HtmlText {
  const tree = parsePage(html);
  const { meta, windowTitle, url } = pageFields(tree);
  const page = linesOf(tree);
  const main = mainText(page);
  const inArticle = new Set(main.kept);
  const around = page.lines.filter((_, index) => !inArticle.has(index));
  const stated = labelledValues(around.flatMap(({ text, cells }) => cells ?? [text]));
  const declaredTitle = stated.title ?? meta.get('articletitle');
  const titled = withTitle(
    page,
    main,
    [declaredTitle ?? '', windowTitle].filter((name) => name !== ''),
  );
  const kept = [...titled.title, ...titled.kept];
  const declared: { -readonly [K in keyof Declared]: Declared[K] } = {};
  if (declaredTitle) declared.title = declaredTitle;
  if (url) declared.url = url;
  const isKept = new Set(kept);
  return {
    lines: kept.flatMap((index) => lineAt(page.lines, index)),
    declared,
    dropped: page.lines.filter((_, index) => !isKept.has(index)).map(({ text }) => text),
    stated: metadataFrom(stated, meta),
  };
}

function lineAt(lines: readonly PageLine[], index: number): SourceLine[] {
  const line = lines[index];
  if (!line) return [];
  const { text, indented, gap, headingLevel, whole, endsParagraph = false } = line;
  return [
    {
      text,
      indented,
      gap: gap || lines.slice(Math.max(0, index - 1), index).some(isPageBreak),
      headingLevel,
      whole,
      // The next page may continue the paragraph.
      endsParagraph: endsParagraph && !lines.slice(index + 1, index + 2).some(isPageBreak),
    },
  ];
}
