/** What a filter's value is called: as the facet says, else as its place or kind is known, else as it stands. */
import type { FilterName } from '../../../address/address.ts';
import { messages } from '../../../messages/messages.ts';
import { places } from '../../../state/place-names.ts';
import { search } from '../search.ts';

export function filterLabel(name: FilterName, value: string): string {
  if (name === 'report') return reportTitle(value) ?? value;
  if (name === 'section')
    return Object.entries(messages.sections).find(([kind]) => kind === value)?.[1] ?? value;
  if (name === 'genre') return messages.genre(value);
  const known = search.facets.value?.[name].find((one) => one.value === value)?.label;
  if (known) return known;
  if (name === 'place') return places.nameOf(value);
  return value;
}

const reportTitle = (id: string): string | undefined =>
  search.state.value.answer?.hits.find((hit) => hit.report.id === id)?.report.title;
