/** Tells what is in use all over the country from what a place has of its own, by who says it. */
import { isNation } from '../../indexer/domain/place.ts';
import type { PracticeIndex } from './practice-index.ts';
import type { Counts, Selection } from './selection.ts';

export type PracticeLevel = 'local' | 'national';

/** Provinces whose places say a national practice: so many, and so large a share of those of the collection. */
const [MIN_PROVINCES, MIN_SHARE] = [3, 0.5];

/** @param whole the counts of all practices in the whole collection, which `selection` selects */
export function levelsOf(
  whole: readonly Counts[],
  { placeOf, places }: Selection,
  { reports }: PracticeIndex,
): (counts: Counts) => PracticeLevel {
  const provinceOf: (string | null)[] = new Array(places).fill(null);
  let nation = -1;
  for (const [at, { place }] of reports.entries()) {
    const number = placeOf[at] ?? 0;
    provinceOf[number] = place.province;
    if (isNation(place)) nation = number;
  }
  const provinces = new Set(provinceOf.filter((name) => name !== null)).size;
  const needed = Math.max(MIN_PROVINCES, MIN_SHARE * provinces);
  const national = new Set(
    whole
      .filter(({ practice, placeNumbers, places: said }) => {
        if (practice.isNational || placeNumbers.includes(nation)) return true;
        if (said < needed) return false;
        const saying = new Set(Array.from(placeNumbers, (number) => provinceOf[number] ?? null));
        saying.delete(null);
        return saying.size >= needed;
      })
      .map(({ practice }) => practice),
  );
  return ({ practice }) => (national.has(practice) ? 'national' : 'local');
}
