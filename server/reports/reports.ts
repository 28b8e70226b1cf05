/** Reads reports and passages for display: lists, a full report, a passage in its context. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { parsePassageId } from '../../indexer/domain/ids.ts';
import { resolveSelector } from '../citing/resolve-selector.ts';
import type { FindQuery, FoundAnswer, PassageAnswer } from '../contract/passages.ts';
import type { ReportAnswer, ReportQuery, ReportsAnswer, ReportsQuery } from '../contract/reports.ts';
import { toReportHead, toReportSummary } from '../corpus/catalogue.ts';
import type { Candidate } from '../engine/engine-reader.ts';
import { asPassage, rangesIn } from '../search/hits/hits.ts';
import { createRetriever } from '../search/retriever.ts';
import type { SmartContext } from '../search/smart/smart-context.ts';
import { ApiError } from '../web/errors.ts';

export function listReports({ catalogue }: SmartContext, query: ReportsQuery): ReportsAnswer {
  const reports = catalogue.list(query);
  return {
    reports: reports.slice(query.offset, query.offset + query.limit).map(toReportSummary),
    total: reports.length,
  };
}

/** A full report, with the occurrences of a query in each matching passage. */
export async function readReport(
  context: SmartContext,
  id: string,
  { q = '', mode }: ReportQuery,
): Promise<Omit<ReportAnswer, 'mendable' | 'mendableWithKey'>> {
  const record = await requireReport(context, id);
  const retriever = q.trim() === '' ? null : await createRetriever(context, { q, mode });
  const passages = await context.reader.passagesOf([id]);
  return {
    report: toReportSummary(record),
    outline: [...record.outline],
    passages: passages.map((passage) =>
      asPassage(
        passage,
        rangesIn(passage.text, (folded) => retriever?.match(record, passage.position, folded) ?? null),
      ),
    ),
  };
}

export async function readPassage(
  context: SmartContext,
  id: string,
  contextSize: number,
): Promise<PassageAnswer> {
  const { record, passages, index } = await requirePassage(context, id);
  const shown = passages.map((passage) => asPassage(passage, []));
  const passage = shown[index];
  if (!passage) throw new ApiError('no_such_passage', { id });
  return {
    passage: { ...passage, report: toReportHead(record) },
    before: shown.slice(Math.max(0, index - contextSize), index),
    after: shown.slice(index + 1, index + 1 + contextSize),
  };
}

/** The passage that a link points to, even if it has moved. */
export async function findPassage(context: SmartContext, query: FindQuery): Promise<FoundAnswer> {
  const { located, moved, changed, others } = await resolveSelector(context, query);
  const passage = { ...asPassage(located.passage, []), report: toReportHead(located.record) };
  return { passage, moved, changed, others };
}

/** @throws ApiError if there is no such report */
export async function requireReport({ catalogue }: SmartContext, id: string): Promise<ReportRecord> {
  await catalogue.ensureLoaded([id]);
  const record = catalogue.get(id);
  if (!record) throw new ApiError('no_such_report', { id });
  return record;
}

async function requirePassage(
  context: SmartContext,
  id: string,
): Promise<{ record: ReportRecord; passages: Candidate[]; index: number }> {
  const ref = parsePassageId(id);
  const record = ref && (await requireReport(context, ref.report).catch(() => null));
  if (!record) throw new ApiError('no_such_passage', { id });
  const passages = await context.reader.passagesOf([record.id]);
  return { record, passages, index: passages.findIndex((passage) => passage.id === id) };
}
