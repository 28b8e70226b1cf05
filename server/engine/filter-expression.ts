/** Translates the filters of a request into Meilisearch's filter syntax. */
import { FILTER_NAMES } from '../../indexer/domain/filters.ts';
import { PLACE_LEVELS } from '../../indexer/domain/place.ts';
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

/**
 * The same for the index of words, which knows no levels of places but their keys.
 *
 * @param catalogue tells the places that the filters leave
 * @returns null where reports are named: words are not filtered by them
 */
export function wordFilterExpression(
  filters: Filters,
  catalogue: { list(filters: Filters): readonly { readonly place: { readonly key: string } }[] },
): string | undefined | null {
  if (filters.report.length > 0) return null;
  const { level, section, year, genre } = filters;
  const isLocal = ['place' as const, ...PLACE_LEVELS].some((name) => filters[name].length > 0);
  const records = isLocal ? catalogue.list({ ...filters, section: [] }) : [];
  const place = [...new Set(records.map((record) => record.place.key))];
  if (isLocal && place.length === 0) return null;
  return filterExpression({ ...NO_FILTERS, level, section, year, genre, place });
}

/** Escapes quotation marks and backslashes, so that a value cannot break out of its string. */
export function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}
