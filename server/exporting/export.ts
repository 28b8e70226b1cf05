/**
 * A query in, a file of all its hits out, written while it is fetched: when the reader is slow the engine waits, and
 * when he leaves it is asked no more.
 */
import { type ExportQuery, MEDIA_TYPES } from '../contract/exporting.ts';
import { parseQuery } from '../query/parse.ts';
import { findAll } from '../search/find.ts';
import { matcher, type VerifiedHit } from '../search/hits.ts';
import { shown } from '../search/search.ts';
import type { Searching } from '../search/searching.ts';
import { findAllSmart } from '../search/smart/smart-search.ts';
import { csvFile } from './csv.ts';
import { exportedHits, type Show, type Terms } from './exported-hits.ts';
import { contentDisposition } from './file-name.ts';
import { jsonlFile } from './jsonl.ts';
import { xlsxFile } from './xlsx.ts';

/** All is found before the answer begins, so that what goes wrong with the query is told as an error. */
export async function exportHits(
  searching: Searching,
  asked: ExportQuery,
  { today, origin }: Pick<Terms, 'today' | 'origin'>,
  signal?: AbortSignal,
): Promise<Response> {
  const { q, format, citation } = asked;
  const { hits, show } = await found(searching, asked, signal);
  const pages = exportedHits(searching, hits, show, { citation, today, origin }, signal);
  const file = {
    csv: () => csvFile(pages),
    jsonl: () => jsonlFile(pages),
    xlsx: () => xlsxFile(pages, hits.length),
  }[format]();
  return new Response(drained(file), {
    headers: {
      'Content-Type': MEDIA_TYPES[format],
      'Content-Disposition': contentDisposition(q, today, format),
      'Cache-Control': 'no-store',
    },
  });
}

async function found(
  searching: Searching,
  asked: ExportQuery,
  signal: AbortSignal | undefined,
): Promise<{ readonly hits: readonly VerifiedHit[]; readonly show: Show }> {
  const query = parseQuery(asked.q);
  if (asked.mode === 'smart') return findAllSmart(searching, query, asked, asked, signal);
  const { within, sort } = asked;
  const hits = await findAll(searching, { query, filters: asked, within }, sort, signal);
  return { hits, show: (some) => shown(searching, some, matcher(query, within)) };
}

/** The next piece is made when the one before is taken. */
function drained(pieces: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
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
