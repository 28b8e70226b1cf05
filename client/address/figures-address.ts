/** The address of the page of figures: which passages, which columns, a row for each place or each year. Pure. */
import { appendFilters, type Filters, NO_FILTERS, parseFilters } from './address.ts';

export const FIGURE_ROWS = ['place', 'year'] as const;
export type FigureRows = (typeof FIGURE_ROWS)[number];

/** More columns than this cannot be read side by side. */
export const MAX_FIGURE_COLUMNS = 6;

export interface FiguresAddress {
  /** Narrows to the figures of passages that this finds; empty for all. */
  readonly q: string;
  /** Words of a concept, or one in quotation marks, and a unit after `#`. */
  readonly columns: readonly string[];
  readonly by: FigureRows;
  /** Number of the column by which rows are sorted; null for the order of places and years. */
  readonly sort: number | null;
  /** Whether rows without a figure are left out. */
  readonly onlyWith: boolean;
  readonly filters: Filters;
}

export function parseFigures(params: URLSearchParams): FiguresAddress {
  const columns = [...new Set(params.getAll('column').map((text) => text.trim()))].filter(Boolean);
  const sort = Number(params.get('sort') ?? Number.NaN);
  return {
    q: (params.get('q') ?? '').trim(),
    columns: columns.slice(0, MAX_FIGURE_COLUMNS),
    by: params.get('by') === 'year' ? 'year' : 'place',
    sort: Number.isInteger(sort) && sort >= 0 && sort < columns.length ? sort : null,
    onlyWith: params.get('has') === 'yes',
    filters: parseFilters(params),
  };
}

/** Parameters that the page and the API share. */
export function figuresParams({ q, columns, filters }: FiguresAddress): URLSearchParams {
  const params = new URLSearchParams();
  if (q !== '') params.set('q', q);
  for (const column of columns) params.append('column', column);
  appendFilters(params, filters);
  return params;
}

export function writeFigures(address: Partial<FiguresAddress>): string {
  const { by = 'place', sort = null, onlyWith = false, q = '', columns = [], filters = NO_FILTERS } = address;
  const params = figuresParams({ q, columns, by, sort, onlyWith, filters });
  if (by !== 'place') params.set('by', by);
  if (sort !== null) params.set('sort', String(sort));
  if (onlyWith) params.set('has', 'yes');
  const query = params.toString();
  return query === '' ? '/figures' : `/figures?${query}`;
}

/** A column of one concept with one unit. */
export function columnText(concept: string, unit: string | null): string {
  return unit === null ? `“${concept}”` : `“${concept}” #${unit}`;
}

/** The address without a column; the others keep their order, and the rows what they are sorted by. */
export function withoutColumn(address: FiguresAddress, at: number): FiguresAddress {
  const columns = address.columns.filter((_, index) => index !== at);
  const { sort } = address;
  const kept = sort === null || sort === at ? null : sort - (sort > at ? 1 : 0);
  return { ...address, columns, sort: kept };
}

export const hasFigures = (params: URLSearchParams): boolean => params.get('figures') === '1';

/** The address of a report with its figures shown or not, whatever else is in it. */
export function writeReportFigures(url: URL, isShown: boolean): string {
  const params = new URLSearchParams(url.searchParams);
  if (isShown) params.set('figures', '1');
  else params.delete('figures');
  const query = params.toString();
  return query === '' ? url.pathname : `${url.pathname}?${query}`;
}
