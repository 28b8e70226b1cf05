/**
 * Exports all hits of a query as a file, a row for each passage or occurrence, streamed with backpressure: a slow
 * client slows the engine requests down, and a disconnected one ends them.
 */
import type { Readable } from 'node:stream';
import { linesInOrder } from '../analysis/concordance/concordance.ts';
import {
  type ExportedHit,
  type ExportedLine,
  type ExportFormat,
  type ExportQuery,
  MEDIA_TYPES,
} from '../contract/export.ts';
import { onlyWhole, onSteadyServers } from '../engine/steady-servers.ts';
import { createRetriever, findAll } from '../search/retriever.ts';
import type { SmartContext } from '../search/smart/smart-context.ts';
import { streamOf } from '../web/stream.ts';
import { csvFile } from './csv.ts';
import { type CitationOptions, exportedHits } from './exported-hits.ts';
import { exportedLines } from './exported-lines.ts';
import { contentDisposition } from './file-name.ts';
import { gzipped } from './gzip.ts';
import { jsonlFile } from './jsonl.ts';
import { LINES, PASSAGES, type Table } from './table.ts';
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
  const options = { citation, today, origin };
  // The file is begun when it will be sent: a workbook reads its rows at once.
  const { missing, begin } = await onSteadyServers(context.reader, async (missing) => {
    const fileWith =
      <Row>(table: Table<Row>, { pages, count }: Rows<Row>) =>
      () =>
        fileOf(table, { pages: onlyWhole(context.reader, missing, pages), count }, format);
    const begin =
      request.rows === 'lines'
        ? fileWith(LINES, await lineRows(context, request, options, signal))
        : fileWith(PASSAGES, await passageRows(context, request, options, signal));
    return { missing, begin };
  });
  const file = begin();
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

/** The rows of an export, page by page, and how many there are. */
interface Rows<Row> {
  readonly pages: AsyncIterable<readonly Row[]>;
  readonly count: number;
}

function fileOf<Row>(
  table: Table<Row>,
  { pages, count }: Rows<Row>,
  format: ExportFormat,
): AsyncIterable<string> | Readable {
  if (format === 'csv') return csvFile(table, pages);
  return format === 'jsonl' ? jsonlFile(pages) : xlsxFile(table, pages, count);
}

async function passageRows(
  context: SmartContext,
  request: ExportQuery,
  options: CitationOptions,
  signal: AbortSignal | undefined,
): Promise<Rows<ExportedHit>> {
  const retriever = await createRetriever(context, request, signal);
  const hits = await findAll(retriever, request, request.sort, signal);
  return { pages: exportedHits(context, hits, retriever, options, signal), count: hits.length };
}

async function lineRows(
  context: SmartContext,
  request: ExportQuery,
  options: CitationOptions,
  signal: AbortSignal | undefined,
): Promise<Rows<ExportedLine>> {
  const { lines, width } = request;
  const retriever = await createRetriever(context, { ...request, mode: 'exact' }, signal);
  const all = { ...request, sort: lines, offset: 0, limit: Infinity };
  const { hits, page: order } = await linesInOrder(context, retriever, all, signal);
  const pages = exportedLines(context, { hits, order, width }, retriever, options, signal);
  return { pages, count: order.length };
}
