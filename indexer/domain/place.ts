/** A place, from the province down to the town. */

/** Levels of a place, outermost first. */
export const PLACE_LEVELS = ['province', 'city', 'county', 'town'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

export const CONFIDENCES = ['certain', 'likely', 'ambiguous', 'unknown'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A name for each level; null where the report leaves it open. */
export type PlaceName = Readonly<Record<PlaceLevel, string | null>>;

export interface Place extends PlaceName {
  /** The 行政区划 code, or the joined names where no code is known; empty if nothing is known. */
  readonly key: string;
  /** GB/T 2260 (six digits), for towns GB/T 10114 (nine digits). */
  readonly code: string | null;
  readonly confidence: Confidence;
  /** The possible places if `confidence` is `ambiguous`. */
  readonly candidates: readonly PlaceName[];
  /** Words of the report from which the place was derived. */
  readonly evidence: readonly string[];
}
