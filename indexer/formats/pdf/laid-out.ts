/** The text of a document whose pages are read; refuses pages that have none. */
import type { FormatText } from '../format.ts';
import { withoutPageLitter } from '../page-litter.ts';
import type { PdfPage } from './content.ts';
import { layOut } from './layout/layout.ts';

/** Average per page: a scan has none, or the few of a stamp or of the scanner app's name. */
export const MIN_CHARACTERS_PER_PAGE = 10;
/** Share of characters without a meaning, which come from fonts that do not map their glyphs to Unicode. */
const MAX_UNMAPPED_SHARE = 0.3;
const UNMAPPED_CHARACTER = /[\p{Co}\p{Cc}\p{Cn}\ufffd]/gu;

/** @throws Error with one Chinese sentence if the pages are scans, or their text has no meaning */
export function laidOut(pages: readonly PdfPage[]): FormatText {
  const isRecognised = pages.some(({ recognised }) => recognised);
  if (pages.length === 0 || (!isRecognised && charactersOf(pages) < MIN_CHARACTERS_PER_PAGE * pages.length))
    throw new Error('没有文字层（是扫描件）；设 OCR=1 可以识别，或先用 OCR 软件识别后重试');
  if (isGarbled(pages)) throw new Error('文字层是乱码（字体没有编码对照），请先用 OCR 软件识别后重试');
  const printed = layOut(pages);
  const { lines, dropped } = withoutPageLitter(printed.lines);
  return {
    lines,
    declared: {},
    dropped: [...printed.dropped, ...dropped, ...pages.flatMap(({ rotatedText }) => rotatedText)],
    ...(isRecognised && { scans: 'recognised' }),
  };
}

export function charactersOf(pages: readonly PdfPage[]): number {
  return textOf(pages).length;
}

export function isGarbled(pages: readonly PdfPage[]): boolean {
  const text = textOf(pages);
  return (text.match(UNMAPPED_CHARACTER)?.length ?? 0) > MAX_UNMAPPED_SHARE * text.length;
}

function textOf(pages: readonly PdfPage[]): string {
  return pages.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
}
