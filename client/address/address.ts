/**
 * URL ↔ state. In goes the address of the page, out comes what is asked; and back. Pure, so that every state the
 * page can be in is tested without a browser.
 */
import type { SearchQuery } from '../../server/contract/search.ts';
import { AS_LIST, appendView, parseView, type ResultView } from './result-view.ts';

export const FILTER_NAMES = [
  'province',
  'city',
  'county',
  'town',
  'place',
  'year',
  'section',
  'genre',
  'report',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type Filters = Readonly<Record<FilterName, readonly string[]>>;

export const SORTS = [
  'relevance',
  'newest',
  'oldest',
  'place',
] as const satisfies readonly SearchQuery['sort'][];
export type Sort = (typeof SORTS)[number];

/** Every term a phrase of the text, or its words and what means the same. */
export const MODES = ['exact', 'smart'] as const;
export type Mode = (typeof MODES)[number];

/** Where all that is asked must stand. */
export const SCOPES = ['passage', 'report'] as const satisfies readonly SearchQuery['within'][];
export type Scope = (typeof SCOPES)[number];

export interface SearchAddress {
  readonly q: string;
  readonly mode: Mode;
  readonly within: Scope;
  readonly filters: Filters;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
  /** Keys of the places chosen for comparing. */
  readonly chosen: readonly string[];
  readonly countExactly: boolean;
  readonly shown: ResultView;
}

/** A column is a place (of all its years, or its newest report where nothing is asked), or one report. */
export interface ColumnAddress {
  readonly kind: 'place' | 'report';
  readonly key: string;
}

/** What is underlined: what at least two columns share, what is each column's own, or nothing. */
export const MARKS = ['shared', 'own', 'none'] as const;
export type Marks = (typeof MARKS)[number];

export interface CompareAddress {
  readonly q: string;
  readonly filters: Filters;
  /** In the order in which they stand. */
  readonly columns: readonly ColumnAddress[];
  /** Key of a place whose reports are to be the columns, a year each; empty where the columns are named. */
  readonly years: string;
  readonly align: 'none' | 'section';
  readonly marks: Marks;
  /** Whether figures are picked out. */
  readonly figures: boolean;
}

/** As many columns as can still be read side by side. */
export const MOST_COLUMNS = 6;

export const NO_FILTERS: Filters = Object.freeze(
  Object.fromEntries(FILTER_NAMES.map((name) => [name, [] as readonly string[]])) as Record<
    FilterName,
    readonly string[]
  >,
);

/** The filters that the API counts values of. */
export const FACET_NAMES = FILTER_NAMES.filter((name) => name !== 'report');
export type FacetName = (typeof FACET_NAMES)[number];

/** Where the columns are named one by one, a filter by region could only empty some of them. */
const REGIONS = ['province', 'city', 'county', 'town', 'place'] as const;

const listed = (value: string | null): string[] => [...new Set((value ?? '').split(',').filter(Boolean))];

/** Commas stay readable in the address bar. */
const written = (path: string, params: URLSearchParams): string => {
  const query = params.toString().replaceAll('%2C', ',');
  return query === '' ? path : `${path}?${query}`;
};

export function appendFilters(params: URLSearchParams, filters: Filters): void {
  for (const name of FILTER_NAMES) for (const value of filters[name]) params.append(name, value);
}

export function parseFilters(params: URLSearchParams): Filters {
  return Object.fromEntries(
    FILTER_NAMES.map((name) => [name, [...new Set(params.getAll(name).filter(Boolean))]]),
  ) as unknown as Filters;
}

export const parseMode = (params: URLSearchParams): Mode =>
  params.get('mode') === 'smart' ? 'smart' : 'exact';

export function parseSearch(params: URLSearchParams): SearchAddress {
  const page = Number(params.get('page') ?? '1');
  const sort = SORTS.find((known) => known === params.get('sort'));
  return {
    q: (params.get('q') ?? '').trim(),
    mode: parseMode(params),
    within: params.get('within') === 'report' ? 'report' : 'passage',
    filters: parseFilters(params),
    sort: sort ?? 'relevance',
    page: Number.isInteger(page) && page >= 1 ? page : 1,
    chosen: listed(params.get('chosen')).slice(0, MOST_COLUMNS),
    countExactly: params.get('count') === 'exact',
    shown: parseView(params),
  };
}

export function writeSearch(address: Partial<SearchAddress> & { readonly q: string }): string {
  const params = new URLSearchParams({ q: address.q });
  if (address.mode === 'smart') params.set('mode', 'smart');
  if (address.within === 'report') params.set('within', 'report');
  appendView(params, address.shown ?? AS_LIST);
  appendFilters(params, address.filters ?? NO_FILTERS);
  if (address.sort && address.sort !== 'relevance') params.set('sort', address.sort);
  if (address.page && address.page > 1) params.set('page', String(address.page));
  if (address.countExactly) params.set('count', 'exact');
  if (address.chosen?.length) params.set('chosen', address.chosen.join(','));
  return written('/search', params);
}

/** Ids of reports are hashes of 16 hexadecimal digits; keys of places are shorter numbers, or names. */
const REPORT_ID = /^[0-9a-f]{16}$/;

export const placeColumn = (key: string): ColumnAddress => ({ kind: 'place', key });
export const reportColumn = (key: string): ColumnAddress => ({ kind: 'report', key });

export const keysOf = (columns: readonly ColumnAddress[], kind: ColumnAddress['kind']): string[] =>
  columns.filter((column) => column.kind === kind).map(({ key }) => key);

/** Without a query only sections can face each other: whole reports of several towns would have no common row. */
export function parseCompare(params: URLSearchParams): CompareAddress {
  const q = (params.get('q') ?? '').trim();
  const columns = [
    ...listed(params.get('columns')).map((key) =>
      REPORT_ID.test(key) ? reportColumn(key) : placeColumn(key),
    ),
    ...listed(params.get('reports')).map(reportColumn),
    ...listed(params.get('places')).map(placeColumn),
  ];
  return {
    q,
    filters: parseFilters(params),
    columns: columns.slice(0, MOST_COLUMNS),
    years: params.get('years') ?? '',
    align: q === '' || params.get('align') === 'section' ? 'section' : 'none',
    marks: MARKS.find((known) => known === params.get('marks')) ?? 'shared',
    figures: params.get('figures') === '1',
  };
}

export function writeCompare(address: Partial<CompareAddress>): string {
  const params = new URLSearchParams();
  if (address.q) params.set('q', address.q);
  const columns = address.columns ?? [];
  const [places, reports] = [keysOf(columns, 'place'), keysOf(columns, 'report')];
  if (places.length > 0 && reports.length > 0) params.set('columns', columns.map(({ key }) => key).join(','));
  else if (places.length > 0) params.set('places', places.join(','));
  else if (reports.length > 0) params.set('reports', reports.join(','));
  if (address.years) params.set('years', address.years);
  if (address.q && address.align === 'section') params.set('align', 'section');
  if (address.marks && address.marks !== 'shared') params.set('marks', address.marks);
  if (address.figures) params.set('figures', '1');
  appendFilters(params, address.filters ?? NO_FILTERS);
  return written('/compare', params);
}

/** @param mode in which the query was searched, so that what is marked is what was found */
export function writeReport(id: string, q: string, position?: number, mode: Mode = 'exact'): string {
  const params = new URLSearchParams(q === '' ? {} : { q });
  if (q !== '' && mode === 'smart') params.set('mode', mode);
  const path = written(`/reports/${encodeURIComponent(id)}`, params);
  return position === undefined ? path : `${path}#p${position}`;
}

/** `#p17` → 17. */
export function positionIn(hash: string): number | null {
  const digits = /^#p(\d+)$/.exec(hash)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The column at `from` stands at `to`; the others close up. */
export function moved<T>(values: readonly T[], from: number, to: number): T[] {
  const rest = values.filter((_, at) => at !== from);
  const value = values[from];
  if (value === undefined) return rest;
  rest.splice(Math.min(Math.max(to, 0), rest.length), 0, value);
  return rest;
}

export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}

/** What was narrowed is asked anew, so it begins at the first page and at a quick count. */
export function withFilter(
  address: SearchAddress,
  name: FilterName,
  values: readonly string[],
): SearchAddress {
  return { ...address, filters: { ...address.filters, [name]: values }, page: 1, countExactly: false };
}

/** The passages behind a figure: the same search within the filters that select what was counted. */
export function withinGroup(
  address: SearchAddress,
  filter: Readonly<Record<string, string>>,
  q = address.q,
): string {
  const filters: Record<FilterName, readonly string[]> = { ...address.filters };
  for (const name of FILTER_NAMES) {
    const value = filter[name];
    if (value !== undefined) filters[name] = [value];
  }
  const shown: ResultView = { ...address.shown, view: 'list' };
  return writeSearch({ ...address, q, mode: 'exact', filters, shown, page: 1, countExactly: false });
}

export function activeFilters(filters: Filters): { readonly name: FilterName; readonly value: string }[] {
  return FILTER_NAMES.flatMap((name) => filters[name].map((value) => ({ name, value })));
}

export function withoutRegions(filters: Filters): Filters {
  const kept: Record<FilterName, readonly string[]> = { ...filters };
  for (const name of REGIONS) kept[name] = [];
  return kept;
}

/** Where the search box of the masthead leads from the page that one is on. */
export function askAgain(url: URL, q: string): string {
  if (url.pathname === '/compare') return writeCompare({ ...parseCompare(url.searchParams), q });
  if (url.pathname === '/search')
    return writeSearch({ ...parseSearch(url.searchParams), q, page: 1, countExactly: false });
  return writeSearch({ q });
}
