/**
 * Reads PDFs with a text layer as paragraphs and table rows; scans are rejected.
 *
 * pdf.js supplies glyph runs and drawing operators, the layout is our own: for each of the two sample reports
 * unpdf 1.7.0 and pdf-parse 2.4.5, both based on pdf.js, return 79 printed lines, page numbers included,
 * instead of 23 and 24 paragraphs; in a printed table they lose the cell boundaries of wrapped cells and keep
 * radicals (⻘⽲ for 青禾).
 */
import type { FormatReader } from '../format.ts';
import { layOut, type Page } from './layout/layout.ts';
import { readPages } from './pages.ts';

/** Average per page: a scan has none, or the few of a stamp or of the scanner app's name. */
const MIN_CHARACTERS_PER_PAGE = 10;
/** Share of characters without a meaning, which come from fonts that do not map their glyphs to Unicode. */
const MAX_UNMAPPED_SHARE = 0.3;
const UNMAPPED_CHARACTER = /[\p{Co}\p{Cc}\p{Cn}\ufffd]/gu;

export const readPdf: FormatReader = async (bytes) => {
  const pages: Page[] = [];
  const rotatedText: string[] = [];
  await readPages(bytes, (page) => {
    pages.push(page);
    rotatedText.push(...page.rotatedText);
  });
  const text = pages.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
  if (text.length < MIN_CHARACTERS_PER_PAGE * pages.length || pages.length === 0) {
    throw new Error('没有文字层（是扫描件），请先用 OCR 软件识别后重试');
  }
  if ((text.match(UNMAPPED_CHARACTER)?.length ?? 0) > MAX_UNMAPPED_SHARE * text.length) {
    throw new Error('文字层是乱码（字体没有编码对照），请先用 OCR 软件识别后重试');
  }
  const { lines, dropped } = layOut(pages);
  return { lines, declared: {}, dropped: [...dropped, ...rotatedText] };
};
