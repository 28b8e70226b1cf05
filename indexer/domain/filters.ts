/** Names of the facets and filters of a search. */
import { PLACE_LEVELS } from './place.ts';

/** Passage attributes by which the engine filters and counts; `place` holds a place's key, `level` that of its government. */
export const FACET_NAMES = ['level', ...PLACE_LEVELS, 'place', 'year', 'section', 'genre'] as const;
export type FacetName = (typeof FACET_NAMES)[number];

/** API parameters that narrow a search. */
export const FILTER_NAMES = [...FACET_NAMES, 'report'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
