/** Formats the name of a place: short where its region is shown beside it, full where it stands alone. */
import { isNation, NATION_NAME, PLACE_LEVELS, type PlaceName } from '../../indexer/domain/place.ts';
import { messages } from './messages.ts';

/** The key tells the nation, which has no levels, from an unknown place; the candidates of a place have none. */
type NamedPlace = PlaceName & { readonly key?: string };

/** Outermost first, without duplicates: in the four municipalities the city repeats the province. */
function levels(place: NamedPlace): string[] {
  if (isNation(place)) return [NATION_NAME];
  const names = PLACE_LEVELS.map((level) => place[level]).filter((name) => name !== null && name !== '');
  return [...new Set(names)] as string[];
}

export const shortName = (place: NamedPlace): string => levels(place).at(-1) ?? messages.place.unknown;

/** The regions above a place, joined as in a Chinese address; empty if none is known. */
export const regionName = (place: NamedPlace): string => levels(place).slice(0, -1).join('');

export const fullName = (place: NamedPlace): string => levels(place).join('') || messages.place.unknown;
