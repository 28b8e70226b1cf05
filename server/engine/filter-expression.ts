/** The filters of a request in, the engine's filter expression out. */
import { FILTER_NAMES } from '../../indexer/domain/filters.ts';
import type { Filters } from '../contract/parameters.ts';

export const NO_FILTERS: Filters = Object.freeze(
  Object.fromEntries(FILTER_NAMES.map((name) => [name, []])) as unknown as Filters,
);

/** Any of the values of a filter, and all of the filters; undefined where nothing is filtered. */
export function filterExpression(filters: Filters): string | undefined {
  const parts = FILTER_NAMES.flatMap((name) => {
    const values = filters[name];
    return values.length === 0 ? [] : [`${name} IN [${values.map(quoted).join(', ')}]`];
  });
  return parts.length === 0 ? undefined : parts.join(' AND ');
}

/** Quotes and backslashes are escaped, so that a value stays a value. */
export function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}
