/**
 * Reads OFD files (GB/T 33190-2016), in which Chinese offices publish what others publish as PDF: the place of
 * each character goes through the layout of PDFs. Scans are rejected.
 *
 * Not supported: composite objects of the resources, annotations and seals.
 */
import type { FormatReader } from '../format.ts';
import { readXml } from '../office-xml.ts';
import { type PdfPage, uprightPage } from '../pdf/content.ts';
import { areScans, laidOut } from '../pdf/laid-out.ts';
import { openZip, PASSWORD, type Zip, type ZipLimits } from '../zip.ts';
import { type OfdDocument, ofdDocuments } from './package.ts';
import { OfdPageReader, pageSize } from './page.ts';

/** A page of text takes 0.1 to 0.5 MB of XML, and each is read once. */
const LIMITS: ZipLimits = { entryBytes: 64 * 2 ** 20, totalBytes: 512 * 2 ** 20 };
/** As of a PDF: more than any single report has. */
const MAX_PAGES = 2000;
const A4 = { width: 595, height: 842 };

export const readOfd: FormatReader = async (bytes) => {
  const zip = await openZip(bytes, LIMITS);
  if (zip.names.some((name) => /(?:^|\/)Encryptions\.xml$/i.test(name))) throw new Error(PASSWORD);
  const pages: PdfPage[] = [];
  for (const document of await ofdDocuments(zip)) {
    if (pages.length + document.pages.length > MAX_PAGES)
      throw new Error(`OFD 超过 ${MAX_PAGES} 页，请拆成单份报告后重试`);
    for (const part of document.pages) pages.push(await readPage(zip, document, part, pages.length + 1));
  }
  if (areScans(pages))
    throw new Error('没有文字层（是扫描件）；请另存为 PDF 后设 OCR=1 识别，或先用 OCR 软件识别后重试');
  return laidOut(pages);
};

async function readPage(zip: Zip, document: OfdDocument, part: string, number: number): Promise<PdfPage> {
  if (!zip.has(part)) throw new Error(`OFD 第 ${number} 页缺失，文件不完整；请用阅读软件另存为 PDF 后重试`);
  const page = new OfdPageReader(pageSize(document.pageBox) ?? A4);
  await readXml(zip.stream(part), page);
  const size = page.size ?? pageSize(document.pageBox) ?? A4;
  const layers = [page];
  for (const id of new Set(page.templates)) {
    const template = document.templates.get(id);
    if (template === undefined || !zip.has(template)) continue;
    const layer = new OfdPageReader(size);
    await readXml(zip.stream(template), layer);
    layers.push(layer);
  }
  return uprightPage(
    layers.flatMap(({ placed }) => placed),
    layers.flatMap(({ rules }) => rules),
    size.width,
    size.height,
  );
}
