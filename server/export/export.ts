/**
 * A query in, a file of all its hits out, written while it is fetched: when the reader is slow the engine waits, and
 * when he leaves it is asked no more.
 */
import { type ExportQuery, MEDIA_TYPES } from '../contract/export.ts';
import { parseQuery } from '../query/parse.ts';
import { findAll } from '../search/exact/find.ts';
import { matcher, type VerifiedHit } from '../search/hits/hits.ts';
import { shown } from '../search/search.ts';
import type { SmartSearchContext } from '../search/smart/smart-mode.ts';
import { findAllSmart } from '../search/smart/smart-search.ts';
import { csvFile } from './csv.ts';
import { exportedHits, type Show, type Terms } from './exported-hits.ts';
import { contentDisposition } from './file-name.ts';
import { jsonlFile } from './jsonl.ts';
import { xlsxFile } from './xlsx.ts';

/** All is found before the answer begins, so that what goes wrong with the query is told as an error. */
export async function exportHits(
  context: SmartSearchContext,
  asked: ExportQuery,
  { today, origin }: Pick<Terms, 'today' | 'origin'>,
  signal?: AbortSignal,
): Promise<Response> {
  const { q, format, citation } = asked;
  const { hits, show } = await found(context, asked, signal);
  const pages = exportedHits(context, hits, show, { citation, today, origin }, signal);
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
  context: SmartSearchContext,
  asked: ExportQuery,
  signal: AbortSignal | undefined,
): Promise<{ readonly hits: readonly VerifiedHit[]; readonly show: Show }> {
  const query = parseQuery(asked.q);
  if (asked.mode === 'smart') return findAllSmart(context, query, asked, asked, signal);
  const { within, sort } = asked;
  const hits = await findAll(context, { query, filters: asked, within }, sort, signal);
  return { hits, show: (some) => shown(context, some, matcher(query, within)) };
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
