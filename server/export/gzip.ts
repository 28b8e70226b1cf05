/** Compresses an export for a client on another machine. */
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

/**
 * Takes chunks only as fast as the result is read. The platform's `CompressionStream`, which hono's `compress` uses,
 * takes them as fast as they come: it would hold the whole file for a client that does not read.
 */
export function gzipped(chunks: AsyncIterable<string | Uint8Array>): Readable {
  const gzip = createGzip();
  // An error of one closes the other, so the reader of the result gets it too.
  return pipeline(Readable.from(chunks, { objectMode: false }), gzip, () => {});
}
