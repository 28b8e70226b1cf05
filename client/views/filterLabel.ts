/** What a filter's value is called: as the facet says, else as its place or kind is known, else as it stands. */
import type { Facets, SearchAnswer } from '../../server/contract.ts';
import type { FilterName } from '../address.ts';
import { places } from '../models/places.ts';
import { words } from '../words.ts';

const facetOf = (facets: Facets, name: FilterName) => (name === 'report' ? [] : facets[name]);

export function filterLabel(name: FilterName, value: string, answer: SearchAnswer | null): string {
  const known = answer && facetOf(answer.facets, name).find((one) => one.value === value)?.label;
  if (known) return known;
  if (name === 'place') return places.nameOf(value);
  if (name === 'section') return Object.entries(words.sections).find(([kind]) => kind === value)?.[1] ?? value;
  if (name === 'genre') return words.genre(value);
  if (name === 'report') return answer?.hits.find((hit) => hit.report.id === value)?.report.title ?? value;
  return value;
}
