/** What a part of the collection is called in titles. */
import { activeFilters, type Filters } from '../../address/address.ts';
import { wordsMessages } from '../../messages/words-messages.ts';
import { filterValueName } from '../../state/filter-values.ts';

export function subcorpusName(filters: Filters): string {
  const names = activeFilters(filters).map(({ name, value }) => filterValueName(name, value));
  return names.length === 0 ? wordsMessages.whole : names.join(' ');
}
