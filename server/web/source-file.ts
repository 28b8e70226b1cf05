/** Serves the original source file of a report, unchanged. */
import { promises as disk } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { ApiError } from './errors.ts';

/** Types that a browser displays; anything else is sent as a download. */
const DISPLAYED_TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.text': 'text/plain',
  '.md': 'text/plain',
  '.markdown': 'text/plain',
  '.csv': 'text/plain',
  '.tsv': 'text/plain',
  '.jsonl': 'text/plain',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'text/html',
  '.shtml': 'text/html',
  '.pdf': 'application/pdf',
};

/**
 * Source files are untrusted: their scripts must not run in the page's origin. The viewer of PDFs is not a
 * script.
 */
const SANDBOX = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'";

export async function sourceFile(report: ReportRecord, reportsDir: string): Promise<Response> {
  const file = report.sources[0]?.file ?? '';
  const type = DISPLAYED_TYPES[extname(file).toLowerCase()];
  try {
    // The path comes from the index, not from the request; files outside the reports folder have absolute
    // paths.
    const bytes = await disk.readFile(resolve(reportsDir, file));
    const disposition = type === undefined ? 'attachment' : 'inline';
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': type ?? 'application/octet-stream',
        'Content-Disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(basename(file))}`,
        'X-Content-Type-Options': 'nosniff',
        ...(type !== 'application/pdf' && { 'Content-Security-Policy': SANDBOX }),
      },
    });
  } catch (cause) {
    throw new ApiError('no_source', { file }, { cause });
  }
}
