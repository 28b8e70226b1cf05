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
import { withoutPageNumbers } from '../plain-text/lone-numbers.ts';
import type { SourceLine } from '../source.ts';
import { isDisclaimer } from './article/boilerplate.ts';
import { isPageBreak, mainText } from './article/main-text.ts';
import { isBody } from './article/sentence.ts';
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

/** Pages of publishing systems have more: name, navigation, title, footer. */
const MIN_SITE_LINES = 8;
const ATTACHMENT_FILE = /^.{1,80}\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar)\s*$/i;

export const readHtml = async (bytes: Uint8Array): Promise<HtmlText> => {
  if (bytes.length === 0) throw new Error('文件是空的');
  const { text: html, notes } = decodeWithNotes(bytes, declaredCharset(bytes));
  const page = readPage(html);
  if (page.lines.length === 0) {
    const attachment = attachmentIn(page.dropped);
    throw new Error(
      attachment === null
        ? '网页里没有可读的正文，正文可能由脚本载入；请在浏览器中打开，另存为完整网页或复制为文本文件'
        : `网页里没有可读的正文，正文在附件“${attachment}”里；请下载附件，放进报告文件夹`,
    );
  }
  return { ...page, notes };
};
readHtml satisfies FormatReader;

/** Returns no lines where a page has no article, as frames, lists of links and covers of attachments have none. */
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
  const found = [...titled.title, ...titled.kept];
  const kept = hasArticle(page.lines, found) ? found : [];
  const declared: { -readonly [K in keyof Declared]: Declared[K] } = {};
  if (declaredTitle) declared.title = declaredTitle;
  if (url) declared.url = url;
  const isKept = new Set(kept);
  const { lines, dropped } = withoutPageNumbers(kept.flatMap((index) => lineAt(page.lines, index)));
  return {
    lines,
    declared,
    dropped: [...page.lines.filter((_, index) => !isKept.has(index)).map(({ text }) => text), ...dropped],
    stated: metadataFrom(stated, meta),
  };
}

/**
 * Whether any kept line belongs to an article. A page of few lines or without links is not judged: it was made by
 * hand rather than by a publishing system.
 */
function hasArticle(lines: readonly PageLine[], kept: readonly number[]): boolean {
  if (lines.length < MIN_SITE_LINES || lines.every(({ linkShare }) => linkShare === 0)) return true;
  return kept.some((index) => {
    const line = lines[index];
    return line !== undefined && (line.cells !== null || (isBody(line) && !isDisclaimer(line.text)));
  });
}

/** The name of a file that a page offers for download. */
function attachmentIn(texts: readonly string[]): string | null {
  return texts.find((text) => ATTACHMENT_FILE.test(text))?.replace(/^附件\s*\d*\s*[:：]\s*/, '') ?? null;
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
