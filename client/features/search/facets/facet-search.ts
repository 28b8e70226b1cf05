/** Searches the values of a facet: by name among the loaded values, by name or pinyin on the server. */
import { computed, signal } from '@preact/signals';
import type { PlacesAnswer } from '../../../../server/contract/places.ts';
import { type FilterName, type SearchAddress, withFilter } from '../../../address/address.ts';
import { REGION_LEVELS } from '../../../address/result-view.ts';
import { paths } from '../../../api/api.ts';
import { createLoader } from '../../../api/loader.ts';

/** Filters whose values the server can search, as levels of `/api/places`. */
const SEARCHABLE_LEVELS: readonly FilterName[] = [...REGION_LEVELS, 'place'];

/** Debounce in milliseconds. */
const PAUSE = 120;

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  /** Null if it has not been counted. */
  readonly passages: number | null;
}

export function createFacetSearch(name: FilterName) {
  const loader = createLoader<PlacesAnswer>();
  const typed = signal('');
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const serverValues = computed<readonly FacetValue[]>(() => {
    const { answer, path, answeredPath } = loader.state.value;
    if (typed.value === '' || !answer || path !== answeredPath) return [];
    return answer.places.flatMap(({ filter, label, said: counts }) => {
      const value = filter?.[name];
      return value === undefined ? [] : [{ value, label, passages: counts?.passages ?? null }];
    });
  });

  return {
    typed,
    /**
     * The counted values that match, then matches from the server that the counted list is too short to hold.
     */
    matching(values: readonly FacetValue[]): readonly FacetValue[] {
      const query = typed.value.replace(/\s/g, '');
      if (query === '') return values;
      const onServer = new Set(serverValues.value.map(({ value }) => value));
      const loaded = values.filter(
        ({ value, label }) => onServer.has(value) || label.replace(/\s/g, '').includes(query),
      );
      const counted = new Set(values.map(({ value }) => value));
      return [...loaded, ...serverValues.value.filter(({ value }) => !counted.has(value))];
    },
    type(text: string, address: SearchAddress): void {
      typed.value = text.trim();
      clearTimeout(waiting);
      loader.leave();
      if (typed.peek() === '' || !SEARCHABLE_LEVELS.includes(name)) return;
      waiting = setTimeout(() => {
        loader.load(paths.facetPlaces(withFilter(address, name, []), name, typed.peek()));
      }, PAUSE);
    },
  };
}
