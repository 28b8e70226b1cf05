/** What is typed over a long list of values → those that it means: by their name here, by pinyin on the server. */
import { computed, signal } from '@preact/signals';
import type { PlacesAnswer } from '../../../../server/contract/places.ts';
import { type FilterName, type SearchAddress, withFilter } from '../../../address/address.ts';
import { paths } from '../../../api/api.ts';
import { createLoader } from '../../../api/loader.ts';

/** The filters that are places, with what the API calls their level. */
export const LEVELS = { province: 'province', city: 'city', county: 'county', place: 'place' } as const;
type Level = keyof typeof LEVELS;

/** Milliseconds between a key and its question. */
const PAUSE = 120;

export interface FoundValue {
  readonly value: string;
  readonly label: string;
  /** Null where it is not counted. */
  readonly passages: number | null;
}

const isLevel = (name: FilterName): name is Level => name in LEVELS;

export function createFacetSearch(name: FilterName) {
  const loader = createLoader<PlacesAnswer>();
  const typed = signal('');
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const known = computed<readonly FoundValue[]>(() => {
    const { answer, path, answeredPath } = loader.state.value;
    if (typed.value === '' || !answer || path !== answeredPath) return [];
    return answer.places.flatMap(({ filter, label, said }) => {
      const value = filter?.[name];
      return value === undefined ? [] : [{ value, label, passages: said?.passages ?? null }];
    });
  });

  return {
    typed,
    /** Of the values counted those that are meant, then those that the list was too short for. */
    among(values: readonly FoundValue[]): readonly FoundValue[] {
      const wanted = typed.value.replace(/\s/g, '');
      if (wanted === '') return values;
      const found = new Set(known.value.map(({ value }) => value));
      const here = values.filter(
        ({ value, label }) => found.has(value) || label.replace(/\s/g, '').includes(wanted),
      );
      const counted = new Set(values.map(({ value }) => value));
      return [...here, ...known.value.filter(({ value }) => !counted.has(value))];
    },
    type(text: string, address: SearchAddress): void {
      typed.value = text.trim();
      clearTimeout(waiting);
      loader.leave();
      if (typed.peek() === '' || !isLevel(name)) return;
      waiting = setTimeout(() => {
        loader.load(paths.facetPlaces(withFilter(address, name, []), LEVELS[name], typed.peek()));
      }, PAUSE);
    },
  };
}
