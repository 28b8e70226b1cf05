/**
 * Meilisearch settings of the indexes. Lists are in the order in which the engine returns them, for
 * comparison.
 */
import type { Settings } from 'meilisearch';

/** Paging and counts must not be limited; the engine's default is 1,000. */
export const MAX_TOTAL_HITS = 10_000_000;
/** More than there are towns in the country. */
const MAX_FACET_VALUES = 100_000;

/**
 * Measured (design, section 1): typo tolerance and prefix search return false matches; phrases need `byWord`
 * proximity; `sort` takes effect only as the first ranking rule; stop words would break exact search. No
 * locale is set, since the engine gets ASCII tokens, which it leaves unchanged. A `dictionary` of 187 words
 * would add two milliseconds to every search (measured: 2.5 instead of 0.4).
 */
export const PASSAGE_SETTINGS: Settings = {
  searchableAttributes: ['chars'],
  // Searches return only ids, which is cheaper; passages are then fetched by id.
  displayedAttributes: ['id'],
  filterableAttributes: [
    'city',
    'county',
    'genre',
    'level',
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

/**
 * Single words are looked up, so no pairs are kept (`byAttribute`), and passages are ranked by how many they
 * have: the other rules cost a millisecond and found no better ones. Synonyms are set with the words, since
 * their tokens depend on the segmentation.
 */
export const WORD_SETTINGS: Settings = {
  ...PASSAGE_SETTINGS,
  searchableAttributes: ['words'],
  filterableAttributes: ['genre', 'level', 'place', 'section', 'year'],
  sortableAttributes: [],
  rankingRules: ['words'],
  proximityPrecision: 'byAttribute',
};

/** Reports and files are listed, never searched. */
export const RECORD_SETTINGS: Settings = {
  searchableAttributes: [],
  filterableAttributes: [],
  facetSearch: false,
  prefixSearch: 'disabled',
  typoTolerance: { enabled: false },
};
