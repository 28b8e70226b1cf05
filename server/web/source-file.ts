/** Sends the original source file of a report, unchanged: streamed from disk, whole or in part. */
import { promises as disk } from 'node:fs';
import { basename, extname, isAbsolute, resolve } from 'node:path';
import type { Context } from 'hono';
import { archiveOf, findEntry, withFileOnDisk } from '../../indexer/discover/archive.ts';
import { isInside } from '../../indexer/discover/files.ts';
import type { ReportRecord } from '../../indexer/domain/document.ts';
import type { ReportFile } from '../../indexer/domain/file.ts';
import type { Settings } from '../../indexer/settings.ts';
import { onResponseEnd } from '../limits/response-end.ts';
import { log } from '../process/log.ts';
import { isUnchanged, requestedRange, validatorsOf } from './conditional-request.ts';
import { ApiError } from './errors.ts';
import { charsetOf } from './source-charset.ts';

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
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
};

/**
 * Source files are untrusted: their scripts must not run in the page's origin. The viewer of PDFs is not a
 * script.
 */
export const SANDBOX = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** Bytes read at once; as many are in memory for a client that does not read. */
const CHUNK_SIZE = 64 * 1024;

/**
 * Answers with the file, the range of it that the request asks for, or 304 if the client has it already.
 * @throws ApiError 404 if there is no such file
 */
export async function sourceFile(
  c: Context,
  report: ReportRecord,
  settings: Pick<Settings, 'reportsDir' | 'followLinks'>,
): Promise<Response> {
  const name = report.sources[0]?.file ?? '';
  const path = await sourcePath(name, settings);
  const located = await locateSource(name, path);
  const opening = located.entry ? openArchived(located) : disk.open(path);
  const file = await opening.catch((cause: unknown) => {
    throw new ApiError('no_source', { file: name }, { cause });
  });
  let isStreaming = false;
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new ApiError('no_source', { file: name });
    const { size } = stat;
    const validators = validatorsOf(stat);
    const headers = new Headers({
      ETag: validators.etag,
      'Last-Modified': stat.mtime.toUTCString(),
      // Compressed, a range would no longer be one of the file.
      'Cache-Control': 'no-cache, no-transform',
      'Accept-Ranges': 'bytes',
      'X-Content-Type-Options': 'nosniff',
    });
    if (isUnchanged(c.req.raw.headers, validators)) return new Response(null, { status: 304, headers });

    const range = requestedRange(c.req.raw.headers, validators, size);
    if (range === 'unsatisfiable') {
      headers.set('Content-Range', `bytes */${size}`);
      return new Response(null, { status: 416, headers });
    }
    const { start, end } = range ?? { start: 0, end: size };
    if (range) headers.set('Content-Range', `bytes ${start}-${end - 1}/${size}`);
    headers.set('Content-Length', String(end - start));
    await describeContent(headers, name, file, size);
    const status = range ? 206 : 200;
    if (c.req.method === 'HEAD') return new Response(null, { status, headers });
    isStreaming = true;
    onResponseEnd(c, () => close(file));
    return new Response(streamOf(file, start, end), { status, headers });
  } finally {
    if (!isStreaming) await file.close();
  }
}

/**
 * An entry of an archive, as a file that is gone from its folder already and so ends when it is closed. It bears
 * the date of the archive, by which a client tells whether it has changed.
 */
async function openArchived(located: LocatedSource): Promise<disk.FileHandle> {
  const { atime, mtime } = await disk.stat(located.absolute);
  return withFileOnDisk(located, async (absolute) => {
    await disk.utimes(absolute, atime, mtime);
    return disk.open(absolute);
  });
}

/**
 * Absolute path of a source.
 * @param name from the index, not from the request; files outside the reports folder have absolute paths
 * @throws ApiError 404 if it leads out of the reports folder
 */
export async function sourcePath(
  name: string,
  { reportsDir, followLinks }: Pick<Settings, 'reportsDir' | 'followLinks'>,
): Promise<string> {
  const path = resolve(reportsDir, name);
  // Since it was indexed, the file, or its archive, may have become a link to any other.
  const onDisk = (await archiveOf(path))?.archive ?? path;
  const leadsOut =
    !isAbsolute(name) && !followLinks && !(await isInside(onDisk, reportsDir).catch(() => false));
  if (leadsOut) throw new ApiError('no_source', { file: name });
  return path;
}

/** As `withFileOnDisk` takes it. */
type LocatedSource = Pick<ReportFile, 'path' | 'absolute' | 'entry'>;

/**
 * Finds a source in its archive, if it is in one.
 * @param path by `sourcePath`
 * @throws ApiError 404 if its archive no longer has it
 */
export async function locateSource(name: string, path: string): Promise<LocatedSource> {
  const archived = await archiveOf(path);
  if (!archived) return { path: name, absolute: path };
  const gone = (cause?: unknown): never => {
    throw new ApiError('no_source', { file: name }, { cause });
  };
  const entry = (await findEntry(archived.archive, archived.name).catch(gone)) ?? gone();
  return { path: name, absolute: archived.archive, entry };
}

async function describeContent(
  headers: Headers,
  name: string,
  file: disk.FileHandle,
  size: number,
): Promise<void> {
  const type = DISPLAYED_TYPES[extname(name).toLowerCase()];
  const charset = type?.startsWith('text/') ? await charsetOf(file, size, type === 'text/html') : null;
  const disposition = type === undefined ? 'attachment' : 'inline';
  headers.set(
    'Content-Type',
    `${type ?? 'application/octet-stream'}${charset === null ? '' : `; charset=${charset}`}`,
  );
  headers.set(
    'Content-Disposition',
    `${disposition}; filename*=UTF-8''${encodeURIComponent(basename(name))}`,
  );
  if (type !== 'application/pdf') headers.set('Content-Security-Policy', SANDBOX);
}

/**
 * Reads a chunk only when the previous one has been taken, and closes the file at the end. `Readable.toWeb` would
 * queue 65,536 chunks by default: it counts chunks where the stream counts bytes.
 * @param end exclusive
 */
function streamOf(file: disk.FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let position = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const length = Math.min(CHUNK_SIZE, end - position);
        if (length > 0) {
          const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
          // Its length has been announced, so the connection is cut, which tells the client that bytes are missing.
          if (bytesRead === 0) throw new Error('a source file became shorter while it was being sent');
          position += bytesRead;
          controller.enqueue(buffer.subarray(0, bytesRead));
        }
        if (position >= end) {
          close(file);
          controller.close();
        }
      },
      cancel: () => close(file),
    },
    { highWaterMark: 0 },
  );
}

/** Waits for a read that is in progress; closing twice does nothing. */
function close(file: disk.FileHandle): void {
  file.close().catch((err: unknown) => log.error({ err }, '文件没有关上'));
}
