/** What a part of the collection is called in titles. */
import { activeFilters, type Filters } from '../../address/address.ts';
import { wordsMessages } from '../../messages/words-messages.ts';
import { filterValueName } from '../../state/filter-values.ts';

/** @param passages how many alone it consists of; all if there are none */
export function subcorpusName(filters: Filters, passages = 0): string {
  const names = activeFilters(filters).map(({ name, value }) => filterValueName(name, value));
  if (passages > 0) names.push(wordsMessages.kept(passages));
  return names.length === 0 ? wordsMessages.whole : names.join(' ');
}
