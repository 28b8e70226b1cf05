/** Translates the filters of a request into Meilisearch's filter syntax. */
import { FILTER_NAMES } from '../../indexer/domain/filters.ts';
import type { Filters } from '../contract/parameters.ts';

export const NO_FILTERS: Filters = Object.freeze(
  Object.fromEntries(FILTER_NAMES.map((name) => [name, []])) as unknown as Filters,
);

/** Values of one filter are alternatives, different filters all apply; undefined without filters. */
export function filterExpression(filters: Filters): string | undefined {
  const parts = FILTER_NAMES.flatMap((name) => {
    const values = filters[name];
    return values.length === 0 ? [] : [`${name} IN [${values.map(quoted).join(', ')}]`];
  });
  return parts.length === 0 ? undefined : parts.join(' AND ');
}

/** Escapes quotation marks and backslashes, so that a value cannot break out of its string. */
export function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}
