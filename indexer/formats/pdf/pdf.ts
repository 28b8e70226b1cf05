/**
 * Reads PDFs as paragraphs and table rows: by their text layer, or by the text recognised on scanned pages.
 *
 * pdf.js supplies glyph runs and drawing operators, the layout is our own: for each of the two sample reports
 * unpdf 1.7.0 and pdf-parse 2.4.5, both based on pdf.js, return 79 printed lines, page numbers included,
 * instead of 23 and 24 paragraphs; in a printed table they lose the cell boundaries of wrapped cells and keep
 * radicals (⻘⽲ for 青禾).
 */
import type { FormatReader } from '../format.ts';
import { type Recognition, recognisePages } from '../ocr/recognise.ts';
import { requireTools } from '../ocr/tools.ts';
import type { PdfPage } from './content.ts';
import { charactersOf, isGarbled, laidOut, MIN_CHARACTERS_PER_PAGE } from './laid-out.ts';
import { readPages } from './pages.ts';

export const readPdf: FormatReader = async (bytes, recognition) => {
  const pages: PdfPage[] = [];
  await readPages(bytes, (page) => pages.push(page));
  if (recognition) return laidOut(await withRecognised(pages, bytes, recognition));
  const unread = pages.flatMap((page, index) => (page.hasPicture && hasNoText(page) ? [index + 1] : []));
  const text = laidOut(pages);
  return unread.length === 0
    ? text
    : {
        ...text,
        notes: [`第 ${unread.join('、')} 页是扫描的图像，没有读入；设 OCR=1 可以识别`],
        scans: 'unread',
      };
};

/** Also tries pages without text that only draw shapes: text may have been turned into outlines. */
async function withRecognised(
  pages: readonly PdfPage[],
  bytes: Uint8Array,
  recognition: Recognition,
): Promise<readonly PdfPage[]> {
  const scanned = pages.flatMap((page, index) =>
    hasNoText(page) || isGarbled([page])
      ? [{ number: index + 1, width: page.width, height: page.height }]
      : [],
  );
  if (scanned.length === 0) return pages;
  requireTools();
  const recognised = await recognisePages({ path: recognition.path }, bytes, scanned, recognition);
  const read = pages.map((page, index) => recognised.get(index + 1) ?? page);
  if (charactersOf(read) === 0) throw new Error('没有文字层，也没有认出文字；请核对页面是否清晰、是否为报告');
  return read;
}

function hasNoText(page: PdfPage): boolean {
  return charactersOf([page]) < MIN_CHARACTERS_PER_PAGE;
}
