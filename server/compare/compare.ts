/** Reports or places side by side: a column for each, aligned by the kind of section where that is asked. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { SECTION_KINDS } from '../../indexer/domain/passage.ts';
import type { CompareAnswer, CompareQuery } from '../contract/compare.ts';
import type { Filters } from '../contract/parameters.ts';
import type { Hit } from '../contract/passage.ts';
import { head } from '../corpus/catalogue.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { parseQuery } from '../query/parse.ts';
import type { Query } from '../query/query.ts';
import { findAll } from '../search/exact/find.ts';
import { exactTotal } from '../search/hits/facets.ts';
import { asHit, matched, matcher } from '../search/hits/hits.ts';
import { shown } from '../search/search.ts';
import { shownSmart } from '../search/smart/smart-hits.ts';
import type { SmartSearchContext } from '../search/smart/smart-mode.ts';
import { allSmartHits } from '../search/smart/smart-search.ts';
import { ApiError } from '../web/errors.ts';
import { sharedWording } from './shared-wording.ts';

/** Columns: more cannot be read beside each other. */
const MOST_COLUMNS = 6;

interface Asked {
  readonly query: Query;
  readonly mode: CompareQuery['mode'];
}

type Column = CompareAnswer['columns'][number];
/** A column before its wording is held against the others'. */
type Found = Omit<Column, 'hits'> & { readonly hits: readonly Hit[] };

export async function compareColumns(
  context: SmartSearchContext,
  query: CompareQuery,
): Promise<CompareAnswer> {
  const asked =
    query.q === undefined || query.q.trim() === '' ? null : { query: parseQuery(query.q), mode: query.mode };
  const columnCount = query.reports.length + query.places.length;
  if (columnCount === 0) throw new ApiError('too_few_columns');
  if (columnCount > MOST_COLUMNS) throw new ApiError('too_many_columns', { most: MOST_COLUMNS });
  if (asked === null && query.align === 'none') throw new ApiError('nothing_to_compare');

  const found = await Promise.all([
    ...query.reports.map((id) => reportColumn(context, id, asked, query)),
    ...query.places.map((key) => placeColumn(context, key, asked, query)),
  ]);
  const columns = withSharedWording(found);
  return { columns, rows: query.align === 'section' ? byKind(columns) : [unaligned(columns)] };
}

async function reportColumn(
  context: SmartSearchContext,
  id: string,
  asked: Asked | null,
  filters: Filters,
): Promise<Found> {
  const record = context.catalogue.get(id);
  if (!record) throw new ApiError('no_such_report', { id });
  const found = await hitsOf(context, asked, { ...filters, report: [id] }, [record]);
  return { key: id, report: head(record), place: head(record).place, reports: [head(record)], ...found };
}

async function placeColumn(
  context: SmartSearchContext,
  key: string,
  asked: Asked | null,
  filters: Filters,
): Promise<Found> {
  const own = { ...filters, place: [key] };
  const reports = context.catalogue.list(own);
  const [place] = context.catalogue.list({ ...NO_FILTERS, place: [key] });
  if (!place) throw new ApiError('no_such_place', { id: key });
  // Whole sections of every year would bury each other: without a query the newest report speaks for its place.
  const shown = asked === null ? reports.slice(0, 1) : reports;
  const found = await hitsOf(context, asked, own, shown);
  return { key, report: null, place: head(place).place, reports: shown.map(head), ...found };
}

/** The hits of a query; without one, every passage of the reports that stands in a section. */
async function hitsOf(
  context: SmartSearchContext,
  asked: Asked | null,
  filters: Filters,
  reports: readonly ReportRecord[],
): Promise<Pick<Found, 'total' | 'hits'>> {
  if (asked !== null) {
    if (asked.mode === 'smart') {
      const { hits, reading } = await allSmartHits(context, asked.query, filters, 'newest');
      return { total: exactTotal(hits), hits: await shownSmart(context, hits, reading) };
    }
    const hits = await findAll(context, { query: asked.query, filters, within: 'passage' }, 'newest');
    return { total: exactTotal(hits), hits: await shown(context, hits, matcher(asked.query, 'passage')) };
  }
  const byId = new Map(reports.map((report) => [report.id, report]));
  const passages = await context.reader.passagesOf([...byId.keys()]);
  const whole = passages.flatMap((passage) => {
    const record = byId.get(passage.report);
    const inSection = passage.role === 'body' || passage.role === 'heading';
    const wanted = filters.section.length === 0 || filters.section.includes(passage.section);
    return record && inSection && wanted ? [{ passage, record }] : [];
  });
  const counted = whole.flatMap(({ passage, record }) =>
    matched(record, passage.position, passage.section, []),
  );
  return {
    total: exactTotal(counted),
    hits: whole.map(({ passage, record }) => asHit(passage, record, () => null)),
  };
}

function withSharedWording(columns: readonly Found[]): Column[] {
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
