/**
 * The values of all facets. The API counts a facet within all filters including its own, so selecting one
 * value would hide the others. Each active facet is therefore requested again without its own filter: one
 * hit, a few milliseconds.
 */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Facets } from '../../../../server/contract/passage.ts';
import type { SearchAnswer } from '../../../../server/contract/search.ts';
import { FACET_NAMES, type FacetName, type SearchAddress, withFilter } from '../../../address/address.ts';
import { paths } from '../../../api/api.ts';
import { createLoader, type Loader } from '../../../api/loader.ts';

type Values = Facets[FacetName];

export interface FacetsModel {
  readonly facets: ReadonlySignal<Readonly<Record<FacetName, Values>> | null>;
  open(address: SearchAddress): void;
}

const byFacet = <T>(make: (name: FacetName) => T): Record<FacetName, T> =>
  Object.fromEntries(FACET_NAMES.map((name) => [name, make(name)])) as Record<FacetName, T>;

export function createFacets(
  answer: ReadonlySignal<SearchAnswer | null>,
  address: ReadonlySignal<SearchAddress | null>,
): FacetsModel {
  const unfiltered: Record<FacetName, Loader<SearchAnswer>> = byFacet(() => createLoader<SearchAnswer>());
  return {
    facets: computed(() => {
      const counted = answer.value?.facets;
      const filters = address.value?.filters;
      if (!counted || !filters) return null;
      return byFacet((name) => {
        const wider = filters[name].length > 0 ? unfiltered[name].state.value.answer : null;
        return wider?.facets[name] ?? counted[name];
      });
    }),
    open(search) {
      for (const name of FACET_NAMES)
        if (search.filters[name].length > 0)
          unfiltered[name].load(paths.search(withFilter(search, name, []), 1));
    },
  };
}
