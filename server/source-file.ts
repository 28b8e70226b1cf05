/** A report in, the file that it was read from out, as it was. */
import { promises as disk } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { ReportRecord } from '../indexer/document.ts';
import { ApiError } from './errors.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.text': 'text/plain',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
};

/** What stands in a report is not ours: no script of it may run as the page's. */
const HARMLESS = { 'Content-Security-Policy': 'sandbox', 'X-Content-Type-Options': 'nosniff' };

export async function sourceFile(report: ReportRecord, reportsDir: string): Promise<Response> {
  const file = report.sources[0]?.file ?? '';
  try {
    // The path comes from the index, not from the request; what lies outside the folder is stored as absolute.
    const bytes = await disk.readFile(resolve(reportsDir, file));
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
        'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(basename(file))}`,
        ...HARMLESS,
      },
    });
  } catch (cause) {
    throw new ApiError('no_source', { file }, { cause });
  }
}
