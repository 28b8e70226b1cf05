/** Pictures of the pages of a report, to hold recognised text against: drawn by pdftoppm, or the image file itself. */
import { promises as disk } from 'node:fs';
import type { Context } from 'hono';
import { withFileOnDisk } from '../../indexer/discover/archive.ts';
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { CommandFailed } from '../../indexer/formats/ocr/limited-command.ts';
import { type PdfSource, pagePng } from '../../indexer/formats/ocr/picture.ts';
import { pdfOfImage } from '../../indexer/formats/ocr/recognise.ts';
import { missingPackages } from '../../indexer/formats/ocr/tools.ts';
import { inspectFile } from '../../indexer/formats/read-file.ts';
import type { Settings } from '../../indexer/settings.ts';
import { onResponseEnd } from '../limits/response-end.ts';
import { Slots } from '../limits/slots.ts';
import { isUnchanged, validatorsOf } from '../web/conditional-request.ts';
import { ApiError } from '../web/errors.ts';
import { locateSource, sourceFile, sourcePath } from '../web/source-file.ts';

/** Pixels of the longer side: A4 at 150 dpi, which is read with ease and takes half a second to draw. */
const SIDE = 1754;
/** Pictures drawn, or being sent, at once: each takes some megabytes. */
const AT_ONCE = 4;
const WAITING = 16;
/** Seconds. */
const RETRY = 5;
/** What a browser shows by itself. */
const SHOWN_AS_THEY_ARE = /\.(?:png|jpe?g)$/i;

export class PageImages {
  private readonly slots = new Slots(AT_ONCE, WAITING);

  constructor(private readonly settings: Pick<Settings, 'reportsDir' | 'followLinks'>) {}

  /**
   * @param page from 1
   * @throws ApiError 404 if there is no such page, or no picture of it; 503 if too many are asked for
   */
  async answer(c: Context, report: ReportRecord, page: number): Promise<Response> {
    const file = report.sources[0]?.file ?? '';
    const path = await sourcePath(file, this.settings);
    const source = await locateSource(file, path);
    const stat = await disk.stat(source.absolute).catch((cause: unknown) => {
      throw new ApiError('no_source', { file }, { cause });
    });
    const validators = validatorsOf(stat, `${page}-`);
    const headers = new Headers({
      ETag: validators.etag,
      'Last-Modified': stat.mtime.toUTCString(),
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    });
    if (isUnchanged(c.req.raw.headers, validators)) return new Response(null, { status: 304, headers });

    const release = await this.slots.take(c.req.raw.signal);
    if (!release) throw new ApiError('busy', { seconds: RETRY }, { retryAfter: RETRY });
    let isSending = false;
    try {
      const drawn = await withFileOnDisk(source, (onDisk) => this.draw(file, onDisk, page, c.req.raw.signal));
      if (drawn === null) return await sourceFile(c, report, this.settings);
      isSending = onResponseEnd(c, release);
      headers.set('Content-Type', 'image/png');
      headers.set('Content-Length', String(drawn.length));
      return new Response(new Uint8Array(drawn), { headers });
    } finally {
      if (!isSending) release();
    }
  }

  /** Null where the file is the picture. */
  private async draw(
    file: string,
    onDisk: string,
    page: number,
    signal: AbortSignal,
  ): Promise<Buffer | null> {
    const { kind } = await inspectFile(file, onDisk).catch((cause: unknown) => {
      throw new ApiError('no_page_image', { file, page }, { cause });
    });
    if (kind === 'image' && page === 1 && SHOWN_AS_THEY_ARE.test(file)) return null;
    if (kind !== 'pdf' && kind !== 'image') throw new ApiError('no_page_image', { file, page });
    const missing = missingPackages();
    if (missing.length > 0) throw new ApiError('no_page_tools', { packages: missing.join(' ') });
    try {
      const pdf: PdfSource =
        kind === 'pdf' ? { path: onDisk } : { bytes: await pdfOfImage(await disk.readFile(onDisk), signal) };
      return await pagePng(pdf, page, SIDE, signal);
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof CommandFailed) throw new ApiError('no_page_image', { file, page }, { cause });
      throw cause;
    }
  }
}
