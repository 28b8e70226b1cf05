/** Compares reports or places side by side: one column each, optionally aligned by section kind. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { SECTION_KINDS } from '../../indexer/domain/passage.ts';
import type { CompareAnswer, CompareQuery } from '../contract/compare.ts';
import type { Filters } from '../contract/parameters.ts';
import type { Hit } from '../contract/passage.ts';
import { toReportHead } from '../corpus/catalogue.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { asHit, hitFromRanges } from '../search/hits/hits.ts';
import { exactTotal } from '../search/hits/totals.ts';
import { createRetriever, findAll, type Retriever } from '../search/retriever.ts';
import type { SmartContext } from '../search/smart/smart-context.ts';
import { ApiError } from '../web/errors.ts';
import { sharedWording } from './shared-wording.ts';

/** More columns cannot be read side by side. */
const MAX_COLUMNS = 6;

type Column = CompareAnswer['columns'][number];
/** A column before its wording is compared with the others. */
type PlainColumn = Omit<Column, 'hits'> & { readonly hits: readonly Hit[] };

export async function compareColumns(context: SmartContext, query: CompareQuery): Promise<CompareAnswer> {
  const { q = '', mode } = query;
  const retriever = q.trim() === '' ? null : await createRetriever(context, { q, mode });
  const columnCount = query.reports.length + query.places.length;
  if (columnCount === 0) throw new ApiError('too_few_columns');
  if (columnCount > MAX_COLUMNS) throw new ApiError('too_many_columns', { most: MAX_COLUMNS });
  if (retriever === null && query.align === 'none') throw new ApiError('nothing_to_compare');

  const plainColumns = await Promise.all([
    ...query.reports.map((id) => reportColumn(context, id, retriever, query)),
    ...query.places.map((key) => placeColumn(context, key, retriever, query)),
  ]);
  const columns = withSharedWording(plainColumns);
  return { columns, rows: query.align === 'section' ? byKind(columns) : [unaligned(columns)] };
}

async function reportColumn(
  context: SmartContext,
  id: string,
  retriever: Retriever | null,
  filters: Filters,
): Promise<PlainColumn> {
  const record = context.catalogue.get(id);
  if (!record) throw new ApiError('no_such_report', { id });
  const result = await hitsOf(context, retriever, { ...filters, report: [id] }, [record]);
  const report = toReportHead(record);
  return { key: id, report, place: report.place, reports: [report], ...result };
}

async function placeColumn(
  context: SmartContext,
  key: string,
  retriever: Retriever | null,
  filters: Filters,
): Promise<PlainColumn> {
  const placeFilters = { ...filters, place: [key] };
  const reports = context.catalogue.list(placeFilters);
  const [place] = context.catalogue.list({ ...NO_FILTERS, place: [key] });
  if (!place) throw new ApiError('no_such_place', { id: key });
  // Without a query the column holds whole sections; those of every year would be too much, so show the
  // newest report.
  const shown = retriever === null ? reports.slice(0, 1) : reports;
  const result = await hitsOf(context, retriever, placeFilters, shown);
  return { key, report: null, place: toReportHead(place).place, reports: shown.map(toReportHead), ...result };
}

/** The hits of the query; without a query, every body passage and heading of the reports. */
async function hitsOf(
  context: SmartContext,
  retriever: Retriever | null,
  filters: Filters,
  reports: readonly ReportRecord[],
): Promise<Pick<PlainColumn, 'total' | 'hits'>> {
  if (retriever !== null) {
    const hits = await findAll(retriever, filters, 'newest');
    return { total: exactTotal(hits), hits: await retriever.show(hits) };
  }
  const byId = new Map(reports.map((report) => [report.id, report]));
  const passages = await context.reader.passagesOf([...byId.keys()]);
  const whole = passages.flatMap((passage) => {
    const record = byId.get(passage.report);
    const inSection = passage.role === 'body' || passage.role === 'heading';
    const matchesFilter = filters.section.length === 0 || filters.section.includes(passage.section);
    return record && inSection && matchesFilter ? [{ passage, record }] : [];
  });
  const counted = whole.flatMap(({ passage, record }) =>
    hitFromRanges(record, passage.position, passage.section, []),
  );
  return {
    total: exactTotal(counted),
    hits: whole.map(({ passage, record }) => asHit(passage, record, () => null)),
  };
}

function withSharedWording(columns: readonly PlainColumn[]): Column[] {
  const shared = sharedWording(columns.map(({ hits }) => hits.map(({ text }) => text)));
  return columns.map((column, at) => ({
    ...column,
    hits: column.hits.map((hit, number) => ({
      ...hit,
      shared: (shared[at]?.[number] ?? []).map(([start, end]): [number, number] => [start, end]),
    })),
  }));
}

function byKind(columns: readonly Column[]): CompareAnswer['rows'] {
  return SECTION_KINDS.map((kind) => ({
    kind,
    cells: columns.map(({ hits }) => ids(hits.filter((hit) => hit.section.kind === kind))),
  })).filter(({ cells }) => cells.some((cell) => cell.length > 0));
}

function unaligned(columns: readonly Column[]): CompareAnswer['rows'][number] {
  return { kind: null, cells: columns.map(({ hits }) => ids(hits)) };
}

function ids(hits: readonly Hit[]): string[] {
  return hits.map((hit) => hit.id);
}
