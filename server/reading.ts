/** Reports and passages as they are read: lists, one report whole, one passage in its surroundings. */

import type { ReportRecord } from '../indexer/document.ts';
import type { Range } from '../indexer/text/occurrences.ts';
import { head, summary } from './catalogue.ts';
import { findAgain } from './citing/find-again.ts';
import type {
  FindQuery,
  FoundAnswer,
  PassageAnswer,
  ReportAnswer,
  ReportQuery,
  ReportsAnswer,
  ReportsQuery,
} from './contract.ts';
import type { Candidate } from './engine-reader.ts';
import { ApiError } from './errors.ts';
import { parseQuery } from './query/parse.ts';
import { asPassage, matcher, rangesIn } from './search/hits.ts';
import type { Searching } from './search/searching.ts';
import { smartMatcher } from './search/smart/smart-search.ts';

export function listReports({ catalogue }: Searching, query: ReportsQuery): ReportsAnswer {
  const reports = catalogue.list(query);
  return {
    reports: reports.slice(query.offset, query.offset + query.limit).map(summary),
    total: reports.length,
  };
}

/** A report whole, with the occurrences of a query in each passage that answers it. */
export async function readWhole(
  searching: Searching,
  id: string,
  { q, mode }: ReportQuery,
): Promise<Omit<ReportAnswer, 'mendable' | 'mendableWithKey'>> {
  const record = await requireReport(searching, id);
  const found = await marker(searching, record, q, mode);
  const passages = await searching.reader.passagesOf([id]);
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
  searching: Searching,
  record: ReportRecord,
  q: string | undefined,
  mode: ReportQuery['mode'],
): Promise<Marker> {
  if (q === undefined || q.trim() === '') return () => [];
  const query = parseQuery(q);
  if (mode === 'smart') return smartMatcher(searching, query, record);
  const found = matcher(query, 'passage');
  return (_, folded) => found(folded) ?? [];
}

export async function readPassage(searching: Searching, id: string, context: number): Promise<PassageAnswer> {
  const { record, passages, index } = await requirePassage(searching, id);
  const shown = passages.map((passage) => asPassage(passage, []));
  const passage = shown[index];
  if (!passage) throw new ApiError('no_such_passage', { id });
  return {
    passage: { ...passage, report: head(record) },
    before: shown.slice(Math.max(0, index - context), index),
    after: shown.slice(index + 1, index + 1 + context),
  };
}

/** The passage of a link, wherever it stands by now. */
export async function findPassage(searching: Searching, query: FindQuery): Promise<FoundAnswer> {
  const { placed, moved, changed, others } = await findAgain(searching, query);
  const passage = { ...asPassage(placed.passage, []), report: head(placed.record) };
  return { passage, moved, changed, others };
}

export async function requireReport({ catalogue }: Searching, id: string): Promise<ReportRecord> {
  await catalogue.require([id]);
  const record = catalogue.get(id);
  if (!record) throw new ApiError('no_such_report', { id });
  return record;
}

async function requirePassage(
  searching: Searching,
  id: string,
): Promise<{ record: ReportRecord; passages: Candidate[]; index: number }> {
  const record = await requireReport(searching, id.replace(/-\d+$/, '')).catch(() => null);
  if (!record) throw new ApiError('no_such_passage', { id });
  const passages = await searching.reader.passagesOf([record.id]);
  return { record, passages, index: passages.findIndex((passage) => passage.id === id) };
}
