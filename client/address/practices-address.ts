/** Addresses of the catalogue of practices and of each practice. Pure. */
import type { PracticesQuery } from '../../server/contract/practices.ts';
import { appendFilters, buildPath, type Filters, NO_FILTERS, parseFilters } from './address.ts';
import { CATALOGUE_PATH } from './quote-alone.ts';

export const PRACTICE_SORTS = [
  'spread',
  'novelty',
  'place',
] as const satisfies readonly PracticesQuery['sort'][];
export type PracticeSort = (typeof PRACTICE_SORTS)[number];

export const PRACTICE_SCOPES = ['all', 'local', 'national'] as const;
export type PracticeScope = (typeof PRACTICE_SCOPES)[number];

export interface PracticesAddress {
  readonly typed: string;
  readonly sort: PracticeSort;
  readonly scope: PracticeScope;
  readonly filters: Filters;
  /** From 1. */
  readonly page: number;
}

export function parsePractices(params: URLSearchParams): PracticesAddress {
  const page = Number(params.get('page') ?? '1');
  return {
    typed: params.get('typed') ?? '',
    sort: PRACTICE_SORTS.find((sort) => sort === params.get('sort')) ?? 'spread',
    scope: PRACTICE_SCOPES.find((scope) => scope === params.get('scope')) ?? 'all',
    filters: parseFilters(params),
    page: Number.isInteger(page) && page >= 1 ? page : 1,
  };
}

export function writePractices({
  typed = '',
  sort = 'spread',
  scope = 'all',
  filters = NO_FILTERS,
  page = 1,
}: Partial<PracticesAddress>): string {
  const params = new URLSearchParams();
  if (typed !== '') params.set('typed', typed);
  if (sort !== 'spread') params.set('sort', sort);
  if (scope !== 'all') params.set('scope', scope);
  appendFilters(params, filters);
  if (page > 1) params.set('page', String(page));
  return buildPath(CATALOGUE_PATH, params);
}

export function writePractice(name: string, filters: Filters = NO_FILTERS): string {
  const params = new URLSearchParams();
  appendFilters(params, filters);
  return buildPath(`${CATALOGUE_PATH}/${encodeURIComponent(name)}`, params);
}
