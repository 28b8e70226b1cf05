/** The text of a document whose pages are read, and whether they have any. */
import type { FormatText } from '../format.ts';
import { withoutPageLitter } from '../page-litter.ts';
import type { PdfPage } from './content.ts';
import { layOut } from './layout/layout.ts';

/** Average per page: a scan has none, or the few of a stamp or of the scanner app's name. */
const MIN_CHARACTERS_PER_PAGE = 10;
/** Share of characters without a meaning, which come from fonts that do not map their glyphs to Unicode. */
const MAX_UNMAPPED_SHARE = 0.3;
const UNMAPPED_CHARACTER = /[\p{Co}\p{Cc}\p{Cn}\ufffd]/gu;

/** @throws Error with one Chinese sentence if the text of the pages has no meaning */
export function laidOut(pages: readonly PdfPage[]): FormatText {
  if (isGarbled(pages)) throw new Error('文字层是乱码（字体没有编码对照），请先用 OCR 软件识别后重试');
  const printed = layOut(pages);
  const { lines, dropped } = withoutPageLitter(printed.lines);
  return {
    lines,
    declared: {},
    dropped: [...printed.dropped, ...dropped, ...pages.flatMap(({ rotatedText }) => rotatedText)],
    ...(pages.some(({ recognised }) => recognised) && { scans: 'recognised' }),
  };
}

/** Whether pages are scans, by the little text that they have. */
export function areScans(pages: readonly PdfPage[]): boolean {
  return textOf(pages).length < MIN_CHARACTERS_PER_PAGE * Math.max(1, pages.length);
}

export function isGarbled(pages: readonly PdfPage[]): boolean {
  const text = textOf(pages);
  return (text.match(UNMAPPED_CHARACTER)?.length ?? 0) > MAX_UNMAPPED_SHARE * text.length;
}

function textOf(pages: readonly PdfPage[]): string {
  return pages.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
}
