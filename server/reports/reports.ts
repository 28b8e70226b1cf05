/** Reads reports and passages for display: lists, a full report, a passage in its context. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { parsePassageId, passageId } from '../../indexer/domain/ids.ts';
import { resolveSelector } from '../citing/resolve-selector.ts';
import type { Passage } from '../contract/passage.ts';
import type { FindQuery, FoundAnswer, PassageAnswer } from '../contract/passages.ts';
import type { ReportAnswer, ReportQuery, ReportsAnswer, ReportsQuery } from '../contract/reports.ts';
import { toReportHead, toReportSummary } from '../corpus/catalogue.ts';
import { notFound } from '../engine/steady-servers.ts';
import { asPassage, rangesIn } from '../search/hits/hits.ts';
import { createRetriever } from '../search/retriever.ts';
import type { SmartContext } from '../search/smart/smart-context.ts';
import { ApiError } from '../web/errors.ts';
import type { InPieces } from '../web/json-in-pieces.ts';

export function listReports({ catalogue }: SmartContext, query: ReportsQuery): ReportsAnswer {
  const listed = catalogue.list(query);
  const { file } = query;
  const reports =
    file === undefined
      ? listed
      : listed.filter(({ sources }) => sources.some((source) => source.file === file));
  return {
    reports: reports.slice(query.offset, query.offset + query.limit).map(toReportSummary),
    total: reports.length,
  };
}

/**
 * A full report, with the occurrences of a query in each matching passage. These are made as they are sent: a
 * report of three million characters may have as many of them.
 */
export async function readReport(
  context: SmartContext,
  id: string,
  { q = '', mode }: ReportQuery,
): Promise<InPieces<Omit<ReportAnswer, 'mendable' | 'mendableWithKey'>>> {
  const record = await requireReport(context, id);
  const retriever = q.trim() === '' ? null : await createRetriever(context, { q, mode });
  const passages = await context.reader.passagesOf([id]);
  // Its server has gone down just now.
  if (passages.length === 0 && record.passages > 0) throw notFound(context.reader, 'no_such_report', id);
  const shown = function* (): Generator<Passage> {
    for (const passage of passages) {
      const ranges = retriever
        ? rangesIn(passage.text, (folded) => retriever.match(record, passage.position, folded))
        : [];
      yield asPassage(passage, ranges);
    }
  };
  return { report: toReportSummary(record), outline: [...record.outline], passages: shown() };
}

export async function readPassage(
  context: SmartContext,
  id: string,
  contextSize: number,
): Promise<PassageAnswer> {
  const ref = parsePassageId(id);
  if (!ref || passageId(ref.report, ref.position) !== id) throw new ApiError('no_such_passage', { id });
  const record = await findReport(context, ref.report);
  if (!record) throw notFound(context.reader, 'no_such_passage', id);
  const first = Math.max(1, ref.position - contextSize);
  const positions = Array.from({ length: ref.position + contextSize + 1 - first }, (_, at) => first + at);
  const passages = await context.reader.passages(positions.map((position) => passageId(record.id, position)));
  const shown = (from: number, to: number): Passage[] =>
    positions
      .filter((position) => position >= from && position <= to)
      .flatMap((position) => passages.get(passageId(record.id, position)) ?? [])
      .map((passage) => asPassage(passage, []));
  const [passage] = shown(ref.position, ref.position);
  if (!passage) throw notFound(context.reader, 'no_such_passage', id);
  return {
    passage: { ...passage, report: toReportHead(record) },
    before: shown(first, ref.position - 1),
    after: shown(ref.position + 1, Infinity),
  };
}

/** The passage that a link points to, even if it has moved. */
export async function findPassage(context: SmartContext, query: FindQuery): Promise<FoundAnswer> {
  const { located, moved, changed, others } = await resolveSelector(context, query);
  const passage = { ...asPassage(located.passage, []), report: toReportHead(located.record) };
  return { passage, moved, changed, others };
}

/** @throws ApiError if there is no such report */
export async function requireReport(context: SmartContext, id: string): Promise<ReportRecord> {
  const record = await findReport(context, id);
  if (!record) throw notFound(context.reader, 'no_such_report', id);
  return record;
}

async function findReport({ catalogue }: SmartContext, id: string): Promise<ReportRecord | undefined> {
  await catalogue.ensureLoaded([id]);
  return catalogue.get(id);
}
