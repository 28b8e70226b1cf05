/** The filters of a request in, the engine's filter expression out. */
import type { Filters } from '../contract.ts';

export const FILTERS = [
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

export const NO_FILTERS: Filters = {
  province: [],
  city: [],
  county: [],
  town: [],
  place: [],
  year: [],
  section: [],
  genre: [],
  report: [],
};

/** Any of the values of a filter, and all of the filters; undefined where nothing is filtered. */
export function filterExpression(filters: Filters): string | undefined {
  const parts = FILTERS.flatMap((name) => {
    const values = filters[name];
    return values.length === 0 ? [] : [`${name} IN [${values.map(quoted).join(', ')}]`];
  });
  return parts.length === 0 ? undefined : parts.join(' AND ');
}

/** Quotes and backslashes are escaped, so that a value stays a value. */
export function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}
