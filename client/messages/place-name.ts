/** What a place is called: by its innermost name where one town is told from another, by all where it must stand alone. */
import { messages } from './messages.ts';

export interface PlaceName {
  readonly province: string | null;
  readonly city: string | null;
  readonly county: string | null;
  readonly town: string | null;
}

/** Outermost first, once each: in the four municipalities the city repeats the province. */
function levels(place: PlaceName): string[] {
  const named = [place.province, place.city, place.county, place.town].filter(
    (name) => name !== null && name !== '',
  );
  return [...new Set(named)] as string[];
}

export const shortName = (place: PlaceName): string => levels(place).at(-1) ?? messages.place.unknown;

/** The regions above it, joined as Chinese addresses are; empty where none is known. */
export const regionName = (place: PlaceName): string => levels(place).slice(0, -1).join('');

export const fullName = (place: PlaceName): string => levels(place).join('') || messages.place.unknown;
