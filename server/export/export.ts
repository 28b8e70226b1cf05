/**
 * Exports all hits of a query as a file, streamed with backpressure: a slow client slows the engine requests
 * down, and a disconnected one ends them.
 */
import { type ExportQuery, MEDIA_TYPES } from '../contract/export.ts';
import { parseQuery } from '../query/parse.ts';
import { findAll } from '../search/exact/find.ts';
import { matcher, type VerifiedHit } from '../search/hits/hits.ts';
import { presentHits } from '../search/search.ts';
import type { SmartSearchContext } from '../search/smart/smart-mode.ts';
import { findAllSmart } from '../search/smart/smart-search.ts';
import { csvFile } from './csv.ts';
import { type CitationOptions, exportedHits, type Show } from './exported-hits.ts';
import { contentDisposition } from './file-name.ts';
import { jsonlFile } from './jsonl.ts';
import { xlsxFile } from './xlsx.ts';

/** Finds all hits before the response starts, so that a failing query still yields an error response. */
export async function exportHits(
  context: SmartSearchContext,
  request: ExportQuery,
  { today, origin }: Pick<CitationOptions, 'today' | 'origin'>,
  signal?: AbortSignal,
): Promise<Response> {
  const { q, format, citation } = request;
  const { hits, show } = await findHits(context, request, signal);
  const pages = exportedHits(context, hits, show, { citation, today, origin }, signal);
  const file = {
    csv: () => csvFile(pages),
    jsonl: () => jsonlFile(pages),
    xlsx: () => xlsxFile(pages, hits.length),
  }[format]();
  return new Response(streamOf(file), {
    headers: {
      'Content-Type': MEDIA_TYPES[format],
      'Content-Disposition': contentDisposition(q, today, format),
      'Cache-Control': 'no-store',
    },
  });
}

async function findHits(
  context: SmartSearchContext,
  request: ExportQuery,
  signal: AbortSignal | undefined,
): Promise<{ readonly hits: readonly VerifiedHit[]; readonly show: Show }> {
  const query = parseQuery(request.q);
  if (request.mode === 'smart') return findAllSmart(context, query, request, request, signal);
  const { within, sort } = request;
  const hits = await findAll(context, { query, filters: request, within }, sort, signal);
  return { hits, show: (page) => presentHits(context, page, matcher(query, within)) };
}

/** Produces each chunk only when the previous one has been consumed. */
function streamOf(chunks: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}
