/** How the engine is told to keep passages and reports. Lists stand as the engine tells them, to be compared. */
import type { Settings } from 'meilisearch';

/** Passage counts may pass any page; the engine's own limit is 1,000. */
export const MAX_TOTAL_HITS = 10_000_000;
/** Towns of the country, and more. */
const MAX_FACET_VALUES = 100_000;

/**
 * Measured (design, section 1): typo tolerance and prefix search find what was not asked; `byWord` proximity is
 * what phrases need; `sort` must stand first to be obeyed; stop words would break exact search, so there are none.
 * The engine has no language: it gets tokens of ASCII, which it takes as they are. A `dictionary` of 187 words would
 * cost every search two milliseconds more (measured: 2.5 against 0.4).
 */
export const PASSAGE_SETTINGS: Settings = {
  searchableAttributes: ['chars'],
  // A search gives ids, the fewer fields the cheaper; whole passages are asked for by id.
  displayedAttributes: ['id'],
  filterableAttributes: [
    'city',
    'county',
    'genre',
    'place',
    'position',
    'province',
    'report',
    'section',
    'town',
    'year',
  ],
  sortableAttributes: ['place', 'position', 'report', 'year'],
  rankingRules: ['sort', 'words', 'proximity', 'exactness'],
  typoTolerance: { enabled: false },
  prefixSearch: 'disabled',
  facetSearch: false,
  proximityPrecision: 'byWord',
  stopWords: [],
  pagination: { maxTotalHits: MAX_TOTAL_HITS },
  faceting: { maxValuesPerFacet: MAX_FACET_VALUES, sortFacetValuesBy: { '*': 'count' } },
};

/** Reports and files are listed, never searched: the passages are. */
export const RECORD_SETTINGS: Settings = {
  searchableAttributes: [],
  filterableAttributes: [],
  facetSearch: false,
  prefixSearch: 'disabled',
  typoTolerance: { enabled: false },
};
