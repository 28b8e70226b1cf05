/** A place: the nation, or one from the province down to the town. */

/** Levels of a place, outermost first. */
export const PLACE_LEVELS = ['province', 'city', 'county', 'town'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

/**
 * Levels of government that issue reports, outermost first: 全国, 省级 (municipalities included), 市级, 县级, 乡级;
 * `unknown` where a report does not tell its place.
 */
export const GOVERNMENT_LEVELS = ['nation', ...PLACE_LEVELS, 'unknown'] as const;
export type GovernmentLevel = (typeof GOVERNMENT_LEVELS)[number];

export const CONFIDENCES = ['certain', 'likely', 'ambiguous', 'unknown'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A name for each level; null where the report leaves it open. */
export type PlaceName = Readonly<Record<PlaceLevel, string | null>>;

export interface Place extends PlaceName {
  /**
   * The 行政区划 code, or the joined names where no code is known; `NATION_KEY` for the nation;
   * `UNKNOWN_PLACE_KEY` if nothing is known.
   */
  readonly key: string;
  /** GB/T 2260 (six digits), for towns GB/T 10114 (nine digits). */
  readonly code: string | null;
  readonly confidence: Confidence;
  /** The possible places if `confidence` is `ambiguous`. */
  readonly candidates: readonly PlaceName[];
  /** Words of the report from which the place was derived. */
  readonly evidence: readonly string[];
}

export const NATION_KEY = '000000';
/** The key of all reports that do not tell their place: a filter by it finds them, as that of any place does. */
export const UNKNOWN_PLACE_KEY = 'unknown';
/** What the nation is called wherever the name of a place is shown. */
export const NATION_NAME = '全国';

export function isNation({ key }: { readonly key?: string }): boolean {
  return key === NATION_KEY;
}

/** @returns the level of the government at a place; 重庆市 is a province, though its `city` repeats the name */
export function governmentLevel(place: PlaceName & { readonly key?: string }): GovernmentLevel {
  if (isNation(place)) return 'nation';
  const { province, city, county, town } = place;
  if (town) return 'town';
  if (county) return 'county';
  if (city && city !== province) return 'city';
  return province || city ? 'province' : 'unknown';
}

/** The place of reports of the nation's bodies (国务院, 全国人民代表大会): it lies on none of the levels. */
export function nation(evidence: readonly string[]): Place {
  return {
    province: null,
    city: null,
    county: null,
    town: null,
    key: NATION_KEY,
    code: NATION_KEY,
    confidence: 'certain',
    candidates: [],
    evidence,
  };
}
