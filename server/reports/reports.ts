/** Reports and passages as they are read: lists, one report whole, one passage in its surroundings. */

import type { ReportRecord } from '../../indexer/domain/document.ts';
import type { Range } from '../../indexer/text/occurrences.ts';
import { resolveSelector } from '../citing/resolve-selector.ts';
import type { FindQuery, FoundAnswer, PassageAnswer } from '../contract/passages.ts';
import type { ReportAnswer, ReportQuery, ReportsAnswer, ReportsQuery } from '../contract/reports.ts';
import { head, summary } from '../corpus/catalogue.ts';
import type { Candidate } from '../engine/engine-reader.ts';
import { parseQuery } from '../query/parse.ts';
import { asPassage, matcher, rangesIn } from '../search/hits/hits.ts';
import type { SmartSearchContext } from '../search/smart/smart-mode.ts';
import { smartMatcher } from '../search/smart/smart-search.ts';
import { ApiError } from '../web/errors.ts';

export function listReports({ catalogue }: SmartSearchContext, query: ReportsQuery): ReportsAnswer {
  const reports = catalogue.list(query);
  return {
    reports: reports.slice(query.offset, query.offset + query.limit).map(summary),
    total: reports.length,
  };
}

/** A report whole, with the occurrences of a query in each passage that answers it. */
export async function readWhole(
  context: SmartSearchContext,
  id: string,
  { q, mode }: ReportQuery,
): Promise<Omit<ReportAnswer, 'mendable' | 'mendableWithKey'>> {
  const record = await requireReport(context, id);
  const found = await marker(context, record, q, mode);
  const passages = await context.reader.passagesOf([id]);
  return {
    report: summary(record),
    outline: [...record.outline],
    passages: passages.map((passage) =>
      asPassage(
        passage,
        rangesIn(passage.text, (folded) => found(passage.position, folded)),
      ),
    ),
  };
}

type Marker = (position: number, folded: string) => readonly Range[];

async function marker(
  context: SmartSearchContext,
  record: ReportRecord,
  q: string | undefined,
  mode: ReportQuery['mode'],
): Promise<Marker> {
  if (q === undefined || q.trim() === '') return () => [];
  const query = parseQuery(q);
  if (mode === 'smart') return smartMatcher(context, query, record);
  const found = matcher(query, 'passage');
  return (_, folded) => found(folded) ?? [];
}

export async function readPassage(
  context: SmartSearchContext,
  id: string,
  around: number,
): Promise<PassageAnswer> {
  const { record, passages, index } = await requirePassage(context, id);
  const shown = passages.map((passage) => asPassage(passage, []));
  const passage = shown[index];
  if (!passage) throw new ApiError('no_such_passage', { id });
  return {
    passage: { ...passage, report: head(record) },
    before: shown.slice(Math.max(0, index - around), index),
    after: shown.slice(index + 1, index + 1 + around),
  };
}

/** The passage of a link, wherever it stands by now. */
export async function findPassage(context: SmartSearchContext, query: FindQuery): Promise<FoundAnswer> {
  const { located, moved, changed, others } = await resolveSelector(context, query);
  const passage = { ...asPassage(located.passage, []), report: head(located.record) };
  return { passage, moved, changed, others };
}

export async function requireReport({ catalogue }: SmartSearchContext, id: string): Promise<ReportRecord> {
  await catalogue.require([id]);
  const record = catalogue.get(id);
  if (!record) throw new ApiError('no_such_report', { id });
  return record;
}

async function requirePassage(
  context: SmartSearchContext,
  id: string,
): Promise<{ record: ReportRecord; passages: Candidate[]; index: number }> {
  const record = await requireReport(context, id.replace(/-\d+$/, '')).catch(() => null);
  if (!record) throw new ApiError('no_such_passage', { id });
  const passages = await context.reader.passagesOf([record.id]);
  return { record, passages, index: passages.findIndex((passage) => passage.id === id) };
}
