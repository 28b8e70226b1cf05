/**
 * Maps page URLs to typed addresses and back. Pure, so that every state of the page can be tested without a
 * browser.
 */
import { FACET_NAMES, type FacetName, FILTER_NAMES, type FilterName } from '../../indexer/domain/filters.ts';
import { GOVERNMENT_LEVELS, type GovernmentLevel, PLACE_LEVELS } from '../../indexer/domain/place.ts';
import type { SearchQuery } from '../../server/contract/search.ts';
import { CATALOGUE_PATH, isQuoteAlone } from './quote-alone.ts';
import { appendView, DEFAULT_VIEW, parseView, type ResultView } from './result-view.ts';

export { FACET_NAMES, type FacetName, FILTER_NAMES, type FilterName };
export type Filters = Readonly<Record<FilterName, readonly string[]>>;

export const SORTS = [
  'relevance',
  'newest',
  'oldest',
  'place',
] as const satisfies readonly SearchQuery['sort'][];
export type Sort = (typeof SORTS)[number];

/** `exact` matches every term as a phrase; `smart` matches words and their synonyms. */
export const MODES = ['exact', 'smart'] as const;
export type Mode = (typeof MODES)[number];

/** The unit of text that must contain all terms of a query. */
export const SCOPES = ['passage', 'report'] as const satisfies readonly SearchQuery['within'][];
export type Scope = (typeof SCOPES)[number];

export interface SearchAddress {
  readonly q: string;
  readonly mode: Mode;
  readonly within: Scope;
  readonly filters: Filters;
  readonly sort: Sort;
  /** 1-based. */
  readonly page: number;
  /** Keys of the places selected for comparison. */
  readonly chosen: readonly string[];
  readonly countExactly: boolean;
  readonly shown: ResultView;
}

/** A column is one report, or a place: all its years with a query, only its newest report without one. */
export interface ColumnAddress {
  readonly kind: 'place' | 'report';
  readonly key: string;
}

/** Which wording is underlined: shared by at least two columns, unique to a column, or none. */
export const MARKS = ['shared', 'own', 'none'] as const;
export type Marks = (typeof MARKS)[number];

export interface CompareAddress {
  readonly q: string;
  readonly filters: Filters;
  /** In display order. */
  readonly columns: readonly ColumnAddress[];
  /** Key of a place whose yearly reports become the columns; empty when `columns` lists them. */
  readonly years: string;
  readonly align: 'none' | 'section';
  readonly marks: Marks;
  /** Whether figures are highlighted. */
  readonly figures: boolean;
  /** Whether chapters without a counterpart are shown whole, or by their headings. */
  readonly unmatched: boolean;
}

/** What the catalogue of the first page is narrowed to; empty where it is not. */
export interface CatalogueFilters {
  readonly level: GovernmentLevel | '';
  readonly year: string;
}

export const WHOLE_CATALOGUE: CatalogueFilters = Object.freeze({ level: '', year: '' });

export function parseHome(params: URLSearchParams): CatalogueFilters {
  const year = params.get('year') ?? '';
  return {
    level: GOVERNMENT_LEVELS.find((level) => level === params.get('level')) ?? '',
    year: /^\d{4}$/.test(year) ? year : '',
  };
}

export function writeHome({ level, year }: CatalogueFilters): string {
  return buildPath(
    '/',
    new URLSearchParams({ ...(level !== '' && { level }), ...(year !== '' && { year }) }),
  );
}

/** More columns than this cannot be read side by side. */
export const MAX_COLUMNS = 6;

export const NO_FILTERS: Filters = Object.freeze(
  Object.fromEntries(FILTER_NAMES.map((name) => [name, [] as readonly string[]])) as Record<
    FilterName,
    readonly string[]
  >,
);

const PLACE_FILTERS = ['level', ...PLACE_LEVELS, 'place'] as const;

const parseList = (value: string | null): string[] => [...new Set((value ?? '').split(',').filter(Boolean))];

/** Leaves commas unescaped, so that the address bar stays readable. */
export const buildPath = (path: string, params: URLSearchParams): string => {
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
    chosen: parseList(params.get('chosen')).slice(0, MAX_COLUMNS),
    countExactly: params.get('count') === 'exact',
    shown: parseView(params),
  };
}

export function writeSearch(address: Partial<SearchAddress> & { readonly q: string }): string {
  const params = new URLSearchParams({ q: address.q });
  if (address.mode === 'smart') params.set('mode', 'smart');
  if (address.within === 'report') params.set('within', 'report');
  appendView(params, address.shown ?? DEFAULT_VIEW);
  appendFilters(params, address.filters ?? NO_FILTERS);
  if (address.sort && address.sort !== 'relevance') params.set('sort', address.sort);
  if (address.page && address.page > 1) params.set('page', String(address.page));
  if (address.countExactly) params.set('count', 'exact');
  if (address.chosen?.length) params.set('chosen', address.chosen.join(','));
  return buildPath('/search', params);
}

export interface ReuseAddress {
  /** Id of a passage whose wording is looked for; empty for none. */
  readonly passage: string;
  /** A text to look for, if it is short enough for an address; longer ones are kept by `state/draft.ts`. */
  readonly text: string;
  readonly filters: Filters;
}

/** Characters of a text that an address holds: some 2,700 once they are escaped, which every program passes on. */
export const MAX_ADDRESS_TEXT = 300;

export function parseReuse(params: URLSearchParams): ReuseAddress {
  return {
    passage: params.get('passage') ?? '',
    text: params.get('text') ?? '',
    filters: parseFilters(params),
  };
}

export function writeReuse({ passage, text, filters }: Partial<ReuseAddress>): string {
  const params = new URLSearchParams();
  if (passage) params.set('passage', passage);
  else if (text && text.length <= MAX_ADDRESS_TEXT) params.set('text', text);
  appendFilters(params, filters ?? NO_FILTERS);
  return buildPath('/reuse', params);
}

/** Report ids are hashes of 16 hexadecimal digits; place keys are shorter numbers, or names. */
const REPORT_ID = /^[0-9a-f]{16}$/;

export const placeColumn = (key: string): ColumnAddress => ({ kind: 'place', key });
export const reportColumn = (key: string): ColumnAddress => ({ kind: 'report', key });

export const keysOf = (columns: readonly ColumnAddress[], kind: ColumnAddress['kind']): string[] =>
  columns.filter((column) => column.kind === kind).map(({ key }) => key);

/** Without a query, columns are always aligned by section: whole reports have no other row in common. */
export function parseCompare(params: URLSearchParams): CompareAddress {
  const q = (params.get('q') ?? '').trim();
  const columns = [
    ...parseList(params.get('columns')).map((key) =>
      REPORT_ID.test(key) ? reportColumn(key) : placeColumn(key),
    ),
    ...parseList(params.get('reports')).map(reportColumn),
    ...parseList(params.get('places')).map(placeColumn),
  ];
  return {
    q,
    filters: parseFilters(params),
    columns: columns.slice(0, MAX_COLUMNS),
    years: params.get('years') ?? '',
    align: q === '' || params.get('align') === 'section' ? 'section' : 'none',
    marks: MARKS.find((known) => known === params.get('marks')) ?? 'shared',
    figures: params.get('figures') === '1',
    unmatched: params.get('unmatched') === '1',
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
  if (address.unmatched) params.set('unmatched', '1');
  appendFilters(params, address.filters ?? NO_FILTERS);
  return buildPath('/compare', params);
}

/** @param mode the mode of the search, so that the report highlights the same hits */
export function writeReport(id: string, q: string, position?: number, mode: Mode = 'exact'): string {
  const params = new URLSearchParams(q === '' ? {} : { q });
  if (q !== '' && mode === 'smart') params.set('mode', mode);
  const path = buildPath(`/reports/${encodeURIComponent(id)}`, params);
  return position === undefined ? path : `${path}#p${position}`;
}

/** The address of a report with its ledger shown or not, whatever else is in it. */
export function writeLedger(url: URL, isShown: boolean): string {
  const params = new URLSearchParams(url.searchParams);
  if (isShown) params.set('ledger', '1');
  else params.delete('ledger');
  return buildPath(url.pathname, params);
}

export const hasLedger = (params: URLSearchParams): boolean => params.get('ledger') === '1';

/** `#p17` → 17. */
export function parsePosition(hash: string): number | null {
  const digits = /^#p(\d+)$/.exec(hash)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** A copy of `values` with the item at `from` moved to `to`, which is clamped to the list. */
export function moved<T>(values: readonly T[], from: number, to: number): T[] {
  const rest = values.filter((_, at) => at !== from);
  const value = values[from];
  if (value === undefined) return rest;
  rest.splice(Math.min(Math.max(to, 0), rest.length), 0, value);
  return rest;
}

export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

/** A changed filter is a new search: back to the first page, and to the estimated count. */
export function withFilter(
  address: SearchAddress,
  name: FilterName,
  values: readonly string[],
): SearchAddress {
  return { ...address, filters: { ...address.filters, [name]: values }, page: 1, countExactly: false };
}

/** Address of the passages behind a figure: the same search, filtered to the group that was counted. */
export function writeGroupSearch(
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

/** Where the columns are listed one by one, a filter by place could only empty some of them. */
export function withoutPlaceFilters(filters: Filters): Filters {
  const kept: Record<FilterName, readonly string[]> = { ...filters };
  for (const name of PLACE_FILTERS) kept[name] = [];
  return kept;
}

/** Address that the search box in the masthead leads to from the page at `url`. */
export function searchFrom(url: URL, q: string): string {
  if (isQuoteAlone(q)) return CATALOGUE_PATH;
  if (url.pathname === '/compare') return writeCompare({ ...parseCompare(url.searchParams), q });
  if (url.pathname === '/search')
    return writeSearch({ ...parseSearch(url.searchParams), q, page: 1, countExactly: false });
  return writeSearch({ q });
}
