/** What a part of the collection is called in titles. */
import { activeFilters, type Filters } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { filterValueName } from '../../state/filter-values.ts';

export function subcorpusName(filters: Filters): string {
  const names = activeFilters(filters).map(({ name, value }) => filterValueName(name, value));
  return names.length === 0 ? messages.words.whole : names.join(' ');
}
