/** What a search can be narrowed by. */
import { PLACE_LEVELS } from './place.ts';

/** Attributes of passages by which the engine filters and counts; `place` holds the key of a place. */
export const FACET_NAMES = [...PLACE_LEVELS, 'place', 'year', 'section', 'genre'] as const;
export type FacetName = (typeof FACET_NAMES)[number];

/** Parameters of the API that narrow a search. */
export const FILTER_NAMES = [...FACET_NAMES, 'report'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
