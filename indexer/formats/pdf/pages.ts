/**
 * A PDF's bytes in, the content of its pages out, within bounds: the only file that runs pdf.js. It is loaded with
 * the first PDF, since it is heavy.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { contentOf, type PdfPage } from './content.ts';
import type { Operators } from './ruled-lines.ts';

/** Pages: more than any report has; a book of them all is not one report. */
const PAGES = 2000;
/** Milliseconds: a page of text takes 5 to 50; one that takes so long is built to. */
const PAGE_TIME = 20_000;
const DOCUMENT_TIME = 180_000;

const BROKEN = 'PDF 已损坏，无法读取，请重新导出或换一份后重试';
const ENCRYPTED = '文件有密码保护，请去掉密码（另存或打印为不加密的 PDF）后重试';
const SLOW = 'PDF 过于复杂，读取超时，请重新导出为普通 PDF 后重试';

/**
 * A page at a time, each let go after it is read: a long PDF takes the memory of its text and of one page.
 *
 * @throws Error with one Chinese sentence
 */
export async function readPages(bytes: Uint8Array, each: (page: PdfPage) => void): Promise<void> {
  const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const pdfjs = await loadPdfJs(library);
  const task = pdfjs.getDocument({
    // A copy: pdf.js takes the bytes away from whoever hands them in.
    data: new Uint8Array(bytes),
    cMapUrl: `${join(library, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(library, 'standard_fonts')}/`,
    wasmUrl: `${join(library, 'wasm')}/`,
    useSystemFonts: false,
    isEvalSupported: false,
    disableFontFace: true,
    enableXfa: false,
    // Pictures are not looked at, so they need not be decoded: one pixel is the most that is.
    maxImageSize: 1,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const deadline = Date.now() + DOCUMENT_TIME;
  try {
    const document = await within(PAGE_TIME, opened(task));
    if (document.numPages === 0) throw new Error(BROKEN);
    if (document.numPages > PAGES) {
      throw new Error(`PDF 有 ${document.numPages} 页，超过 ${PAGES} 页，请拆成单份报告后重试`);
    }
    for (let number = 1; number <= document.numPages; number++) {
      if (Date.now() > deadline) throw new Error(SLOW);
      each(await within(PAGE_TIME, readPage(document.getPage(number), number, pdfjs.OPS)));
    }
  } finally {
    // Nothing is waited for: a document that hangs must not hang its reader.
    task.destroy().catch(() => undefined);
  }
}

/**
 * Minified, since tsx transforms what it loads: 0.7 s and 250 MB for the first PDF, against 1.2 s and 290 MB. The
 * worker runs in this thread, and is minified as well.
 */
async function loadPdfJs(library: string): Promise<typeof import('pdfjs-dist')> {
  // pdf.js makes one as it is loaded and draws with it; Node has none, and reading text needs none.
  if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: class {} });
  const build = join(library, 'legacy', 'build');
  const pdfjs: typeof import('pdfjs-dist') = await import(pathToFileURL(join(build, 'pdf.min.mjs')).href);
  pdfjs.GlobalWorkerOptions.workerSrc = pathToFileURL(join(build, 'pdf.worker.min.mjs')).href;
  return pdfjs;
}

async function opened(task: PDFDocumentLoadingTask): Promise<PDFDocumentProxy> {
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
    const found = await contentOf(page, operators);
    page.cleanup();
    return found;
  } catch (cause) {
    throw new Error(`PDF 第 ${number} 页已损坏，无法读取，请重新导出或换一份后重试`, { cause });
  }
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(SLOW)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
