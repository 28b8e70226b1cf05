/** Labels the value of a filter: from the facet if it is loaded, else from the page's own names. */
import type { FilterName } from '../../../address/address.ts';
import { filterValueName } from '../../../state/filter-values.ts';
import { search } from '../search.ts';

export function filterLabel(name: FilterName, value: string): string {
  const known =
    name === 'report' ? undefined : search.facets.value?.[name].find((one) => one.value === value)?.label;
  return known || filterValueName(name, value);
}
