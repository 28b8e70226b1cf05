/**
 * Reads the pages of a PDF. Only this module runs pdf.js, which is heavy and
 * therefore loaded with the first PDF.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { type PdfPage, pageContent } from './content.ts';
import type { Operators } from './ruled-lines.ts';

/** More than any single report has; a longer PDF is a collection. */
const MAX_PAGES = 2000;

const BROKEN = 'PDF 已损坏，无法读取，请重新导出或换一份后重试';
const ENCRYPTED = '文件有密码保护，请去掉密码（另存或打印为不加密的 PDF）后重试';

/**
 * Reads and releases one page at a time, so a long PDF takes the memory of its text and of one page.
 *
 * @throws Error with one Chinese sentence
 */
export async function readPages(bytes: Uint8Array, onPage: (page: PdfPage) => void): Promise<void> {
  const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const pdfjs = await loadPdfJs(library);
  const task = pdfjs.getDocument({
    // A copy, since pdf.js transfers the buffer and so detaches the caller's bytes.
    data: new Uint8Array(bytes),
    cMapUrl: `${join(library, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(library, 'standard_fonts')}/`,
    wasmUrl: `${join(library, 'wasm')}/`,
    useSystemFonts: false,
    isEvalSupported: false,
    disableFontFace: true,
    enableXfa: false,
    // Images are not used, so no image larger than one pixel is decoded.
    maxImageSize: 1,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const document = await openDocument(task);
    if (document.numPages === 0) throw new Error(BROKEN);
    if (document.numPages > MAX_PAGES) {
      throw new Error(`PDF 有 ${document.numPages} 页，超过 ${MAX_PAGES} 页，请拆成单份报告后重试`);
    }
    for (let number = 1; number <= document.numPages; number++) {
      onPage(await readPage(document.getPage(number), number, pdfjs.OPS));
    }
  } finally {
    // Not awaited: a document that hangs must not block the reader.
    task.destroy().catch(() => undefined);
  }
}

/**
 * Loads the minified build, since tsx transforms every module: 0.7 s and 250 MB for the first PDF instead of
 * 1.2 s and 290 MB. The worker, also minified, runs in this thread.
 */
async function loadPdfJs(library: string): Promise<typeof import('pdfjs-dist')> {
  // pdf.js instantiates DOMMatrix while loading. Node has none, and only drawing needs a real one.
  if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: class {} });
  const build = join(library, 'legacy', 'build');
  const pdfjs: typeof import('pdfjs-dist') = await import(pathToFileURL(join(build, 'pdf.min.mjs')).href);
  pdfjs.GlobalWorkerOptions.workerSrc = pathToFileURL(join(build, 'pdf.worker.min.mjs')).href;
  return pdfjs;
}

async function openDocument(task: PDFDocumentLoadingTask): Promise<PDFDocumentProxy> {
  try {
    return await task.promise;
  } catch (cause) {
    const locked = cause instanceof Error && cause.name === 'PasswordException';
    throw new Error(locked ? ENCRYPTED : BROKEN, { cause });
  }
}

async function readPage(
  loading: Promise<PDFPageProxy>,
  number: number,
  operators: Operators,
): Promise<PdfPage> {
  try {
    const page = await loading;
    const content = await pageContent(page, operators);
    page.cleanup();
    return content;
  } catch (cause) {
    throw new Error(`PDF 第 ${number} 页已损坏，无法读取，请重新导出或换一份后重试`, { cause });
  }
}
