/** Reports or places side by side: a column for each, aligned by the kind of section where that is asked. */
import type { ReportRecord } from '../indexer/document.ts';
import { SECTION_KINDS } from '../indexer/report.ts';
import { head } from './catalogue.ts';
import type { CompareAnswer, CompareQuery, Filters, Hit } from './contract.ts';
import { ApiError } from './errors.ts';
import { parseQuery } from './query/parse.ts';
import type { Query } from './query/query.ts';
import { NO_FILTERS } from './search/filter.ts';
import { findAll } from './search/find.ts';
import { asHit, matched, matcher } from './search/hits.ts';
import { shown } from './search/search.ts';
import type { Searching } from './search/searching.ts';
import { shownSmart } from './search/smart/smart-hits.ts';
import { allSmartHits } from './search/smart/smart-search.ts';
import { exactTotal } from './search/totals.ts';
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

export async function compareColumns(searching: Searching, query: CompareQuery): Promise<CompareAnswer> {
  const asked =
    query.q === undefined || query.q.trim() === '' ? null : { query: parseQuery(query.q), mode: query.mode };
  const columnCount = query.reports.length + query.places.length;
  if (columnCount === 0) throw new ApiError('too_few_columns');
  if (columnCount > MOST_COLUMNS) throw new ApiError('too_many_columns', { most: MOST_COLUMNS });
  if (asked === null && query.align === 'none') throw new ApiError('nothing_to_compare');

  const found = await Promise.all([
    ...query.reports.map((id) => reportColumn(searching, id, asked, query)),
    ...query.places.map((key) => placeColumn(searching, key, asked, query)),
  ]);
  const columns = withSharedWording(found);
  return { columns, rows: query.align === 'section' ? byKind(columns) : [unaligned(columns)] };
}

async function reportColumn(
  searching: Searching,
  id: string,
  asked: Asked | null,
  filters: Filters,
): Promise<Found> {
  const record = searching.catalogue.get(id);
  if (!record) throw new ApiError('no_such_report', { id });
  const found = await hitsOf(searching, asked, { ...filters, report: [id] }, [record]);
  return { key: id, report: head(record), place: head(record).place, reports: [head(record)], ...found };
}

async function placeColumn(
  searching: Searching,
  key: string,
  asked: Asked | null,
  filters: Filters,
): Promise<Found> {
  const own = { ...filters, place: [key] };
  const reports = searching.catalogue.list(own);
  const [place] = searching.catalogue.list({ ...NO_FILTERS, place: [key] });
  if (!place) throw new ApiError('no_such_place', { id: key });
  // Whole sections of every year would bury each other: without a query the newest report speaks for its place.
  const shown = asked === null ? reports.slice(0, 1) : reports;
  const found = await hitsOf(searching, asked, own, shown);
  return { key, report: null, place: head(place).place, reports: shown.map(head), ...found };
}

/** The hits of a query; without one, every passage of the reports that stands in a section. */
async function hitsOf(
  searching: Searching,
  asked: Asked | null,
  filters: Filters,
  reports: readonly ReportRecord[],
): Promise<Pick<Found, 'total' | 'hits'>> {
  if (asked !== null) {
    if (asked.mode === 'smart') {
      const { hits, reading } = await allSmartHits(searching, asked.query, filters, 'newest');
      return { total: exactTotal(hits), hits: await shownSmart(searching, hits, reading) };
    }
    const hits = await findAll(searching, { query: asked.query, filters, within: 'passage' }, 'newest');
    return { total: exactTotal(hits), hits: await shown(searching, hits, matcher(asked.query, 'passage')) };
  }
  const byId = new Map(reports.map((report) => [report.id, report]));
  const passages = await searching.reader.passagesOf([...byId.keys()]);
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
