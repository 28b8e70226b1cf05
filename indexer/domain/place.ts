/** A place as a report names it, down to the town. */

/** Levels of a place, outermost first. */
export const PLACE_LEVELS = ['province', 'city', 'county', 'town'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

export const CONFIDENCES = ['certain', 'likely', 'ambiguous', 'unknown'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A name for each level; null where the report leaves it open. */
export type PlaceName = Readonly<Record<PlaceLevel, string | null>>;

export interface Place extends PlaceName {
  /** The 行政区划 code, or the names joined where no code is known; empty where nothing is. */
  readonly key: string;
  /** GB/T 2260 (six digits), for towns GB/T 10114 (nine digits). */
  readonly code: string | null;
  readonly confidence: Confidence;
  /** Which places it could be, where `confidence` is `ambiguous`. */
  readonly candidates: readonly PlaceName[];
  /** The words of the report that the place was taken from. */
  readonly evidence: readonly string[];
}
