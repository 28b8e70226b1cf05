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
import { areScans, isGarbled, laidOut } from './laid-out.ts';
import { readPages } from './pages.ts';

const NO_TEXT = '没有文字层（是扫描件）；设 OCR=1 可以识别，或先用 OCR 软件识别后重试';
const NOT_RECOGNISED = '没有文字层，也没有认出文字；请核对页面是否清晰、是否为报告';

export const readPdf: FormatReader = async (bytes, recognition) => {
  const pages: PdfPage[] = [];
  await readPages(bytes, (page) => pages.push(page));
  const read = recognition ? await withRecognised(pages, bytes, recognition) : pages;
  if (areScans(read) && !read.some(({ recognised }) => recognised))
    throw new Error(recognition ? NOT_RECOGNISED : NO_TEXT);
  const text = laidOut(read);
  if (recognition) return text;
  const unread = pages.flatMap((page, index) => (page.hasPicture && areScans([page]) ? [index + 1] : []));
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
    areScans([page]) || isGarbled([page])
      ? [{ number: index + 1, width: page.width, height: page.height }]
      : [],
  );
  if (scanned.length === 0) return pages;
  requireTools();
  const recognised = await recognisePages({ path: recognition.path }, bytes, scanned, recognition);
  return pages.map((page, index) => recognised.get(index + 1) ?? page);
}
