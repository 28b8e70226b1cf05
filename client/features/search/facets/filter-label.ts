/**
 * Labels the value of a filter: from the facet if it is loaded, else from the page's own names, else as it
 * is.
 */
import type { FilterName } from '../../../address/address.ts';
import { messages } from '../../../messages/messages.ts';
import { placeNames } from '../../../state/place-names.ts';
import { reportTitles } from '../../../state/report-titles.ts';
import { search } from '../search.ts';

export function filterLabel(name: FilterName, value: string): string {
  if (name === 'report') return reportTitles.titleOf(value);
  const known = search.facets.value?.[name].find((one) => one.value === value)?.label;
  if (known) return known;
  if (name === 'section')
    return Object.entries(messages.sections).find(([kind]) => kind === value)?.[1] ?? value;
  if (name === 'genre') return messages.genre(value);
  if (name === 'level')
    return Object.entries(messages.levels).find(([level]) => level === value)?.[1] ?? value;
  if (name === 'place') return placeNames.nameOf(value);
  return value;
}
