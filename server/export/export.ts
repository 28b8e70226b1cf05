/**
 * Exports all hits of a query as a file, streamed with backpressure: a slow client slows the engine requests
 * down, and a disconnected one ends them.
 */
import { type ExportQuery, MEDIA_TYPES } from '../contract/export.ts';
import { onSteadyServers } from '../engine/steady-servers.ts';
import { createRetriever, findAll } from '../search/retriever.ts';
import type { SmartContext } from '../search/smart/smart-context.ts';
import { streamOf } from '../web/stream.ts';
import { csvFile } from './csv.ts';
import { type CitationOptions, exportedHits } from './exported-hits.ts';
import { contentDisposition } from './file-name.ts';
import { gzipped } from './gzip.ts';
import { jsonlFile } from './jsonl.ts';
import { xlsxFile } from './xlsx.ts';

interface ExportOptions extends Pick<CitationOptions, 'today' | 'origin'> {
  /** Whether the client takes it and is on another machine. */
  readonly gzip: boolean;
}

/** Finds all hits before the response starts, so that a failing query still yields an error response. */
export async function exportHits(
  context: SmartContext,
  request: ExportQuery,
  { today, origin, gzip }: ExportOptions,
  signal?: AbortSignal,
): Promise<Response> {
  const { q, format, citation } = request;
  const { missing, retriever, hits } = await onSteadyServers(context.reader, async (missing) => {
    const retriever = await createRetriever(context, request, signal);
    return { missing, retriever, hits: await findAll(retriever, request, request.sort, signal) };
  });
  const pages = exportedHits(context, hits, retriever, { citation, today, origin }, signal);
  const file = {
    csv: () => csvFile(pages),
    jsonl: () => jsonlFile(pages),
    xlsx: () => xlsxFile(pages, hits.length),
  }[format]();
  // A workbook is compressed already.
  const isCompressed = gzip && format !== 'xlsx';
  return new Response(streamOf(isCompressed ? gzipped(file) : file), {
    headers: {
      ...(isCompressed && { 'Content-Encoding': 'gzip' }),
      Vary: 'Accept-Encoding',
      'Content-Type': MEDIA_TYPES[format],
      'Content-Disposition': contentDisposition(q, today, format, missing.length),
      'Cache-Control': 'no-store, no-transform',
    },
  });
}
