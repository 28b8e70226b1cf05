/**
 * Reads PDFs with a text layer as paragraphs and table rows; scans are rejected.
 *
 * pdf.js supplies glyph runs and drawing operators, the layout is our own: for each of the two sample reports
 * unpdf 1.7.0 and pdf-parse 2.4.5, both based on pdf.js, return 79 printed lines, page numbers included,
 * instead of 23 and 24 paragraphs; in a printed table they lose the cell boundaries of wrapped cells and keep
 * radicals (⻘⽲ for 青禾).
 */
import type { FormatReader } from '../format.ts';
import type { PdfPage } from './content.ts';
import { laidOut } from './laid-out.ts';
import { readPages } from './pages.ts';

export const readPdf: FormatReader = async (bytes) => {
  const pages: PdfPage[] = [];
  await readPages(bytes, (page) => pages.push(page));
  return laidOut(pages);
};
