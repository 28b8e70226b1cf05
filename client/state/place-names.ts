/** Names of places by key. URLs hold only keys; names come with search hits, or are looked up. */
import { signal } from '@preact/signals';
import type { Place } from '../../server/contract/report.ts';
import type { ReportsAnswer } from '../../server/contract/reports.ts';
import { getJson, paths } from '../api/api.ts';
import { fullName, shortName } from '../messages/place-name.ts';

interface Named {
  readonly short: string;
  readonly full: string;
}

const names = signal<ReadonlyMap<string, Named>>(new Map());
const requested = new Set<string>();

function learn(places: Iterable<Place>): void {
  const known = names.peek();
  const fresh = [...places].filter((place) => !known.has(place.key));
  if (fresh.length === 0) return;
  names.value = new Map([
    ...known,
    ...fresh.map((place) => [place.key, { short: shortName(place), full: fullName(place) }] as const),
  ]);
}

/** Needed after a reload, when the selected places may have no hit on the page. */
async function lookUp(key: string): Promise<void> {
  if (names.peek().has(key) || requested.has(key)) return;
  requested.add(key);
  try {
    const { reports } = await getJson<ReportsAnswer>(paths.firstReportOfPlace(key));
    const [place] = reports.map((report) => report.place);
    // The place has another key by now if it has been corrected.
    if (place) learn([place, { ...place, key }]);
  } catch {
    // Until it is looked up again, the key is shown instead of the name.
    requested.delete(key);
  }
}

export const placeNames = {
  names,
  learn,
  lookUp: (keys: readonly string[]) => void Promise.all(keys.map(lookUp)),
  nameOf: (key: string): string => names.value.get(key)?.short ?? key,
  fullNameOf: (key: string): string => names.value.get(key)?.full ?? key,
};
