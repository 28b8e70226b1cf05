/**
 * URL ↔ state. In goes the address of the page, out comes what is asked; and back. Pure, so that every state the
 * page can be in is tested without a browser.
 */
import type { SearchQuery } from '../server/contract.ts';

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

export interface SearchAddress {
  readonly q: string;
  readonly filters: Filters;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
  /** Keys of the places chosen for comparing. */
  readonly chosen: readonly string[];
  readonly countExactly: boolean;
}

export interface CompareAddress {
  readonly q: string;
  readonly filters: Filters;
  readonly places: readonly string[];
  readonly reports: readonly string[];
  readonly align: 'none' | 'section';
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

export function parseSearch(params: URLSearchParams): SearchAddress {
  const page = Number(params.get('page') ?? '1');
  const sort = SORTS.find((known) => known === params.get('sort'));
  return {
    q: (params.get('q') ?? '').trim(),
    filters: parseFilters(params),
    sort: sort ?? 'relevance',
    page: Number.isInteger(page) && page >= 1 ? page : 1,
    chosen: listed(params.get('chosen')).slice(0, MOST_COLUMNS),
    countExactly: params.get('count') === 'exact',
  };
}

export function writeSearch(address: Partial<SearchAddress> & { readonly q: string }): string {
  const params = new URLSearchParams({ q: address.q });
  appendFilters(params, address.filters ?? NO_FILTERS);
  if (address.sort && address.sort !== 'relevance') params.set('sort', address.sort);
  if (address.page && address.page > 1) params.set('page', String(address.page));
  if (address.countExactly) params.set('count', 'exact');
  if (address.chosen?.length) params.set('chosen', address.chosen.join(','));
  return written('/search', params);
}

export function parseCompare(params: URLSearchParams): CompareAddress {
  return {
    q: (params.get('q') ?? '').trim(),
    filters: parseFilters(params),
    places: listed(params.get('places')).slice(0, MOST_COLUMNS),
    reports: listed(params.get('reports')).slice(0, MOST_COLUMNS),
    align: params.get('align') === 'section' ? 'section' : 'none',
  };
}

export function writeCompare(address: Partial<CompareAddress>): string {
  const params = new URLSearchParams();
  if (address.q) params.set('q', address.q);
  if (address.places?.length) params.set('places', address.places.join(','));
  if (address.reports?.length) params.set('reports', address.reports.join(','));
  if (address.align === 'section') params.set('align', 'section');
  appendFilters(params, address.filters ?? NO_FILTERS);
  return written('/compare', params);
}

export function writeReport(id: string, q: string, position?: number): string {
  const path = written(`/reports/${encodeURIComponent(id)}`, new URLSearchParams(q === '' ? {} : { q }));
  return position === undefined ? path : `${path}#p${position}`;
}

/** `#p17` → 17. */
export function positionIn(hash: string): number | null {
  const digits = /^#p(\d+)$/.exec(hash)?.[1];
  return digits === undefined ? null : Number(digits);
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
