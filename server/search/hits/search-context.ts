/** Types shared by the search modules: services, requests and results. */
import type { Filters } from '../../contract/parameters.ts';
import type { SearchAnswer, SearchQuery } from '../../contract/search.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import type { PassageCache } from '../../corpus/passage-cache.ts';
import type { TextStore } from '../../corpus/text-store.ts';
import type { EngineReader } from '../../engine/engine-reader.ts';
import type { SearchCosts } from '../plan/plan.ts';
import type { FacetCounts } from './facets.ts';
import type { VerifiedHit } from './hits.ts';

/** Services that every search uses. */
export interface SearchContext {
  readonly reader: EngineReader;
  readonly catalogue: Catalogue;
  readonly texts: TextStore;
  readonly passageCache: PassageCache;
  readonly costs: SearchCosts;
}

/** Which page of the hits to return, and whether totals may be estimated. */
export type PageRequest = Pick<SearchQuery, 'sort' | 'offset' | 'limit' | 'count'>;

/** The requested page of hits, without their text, and the totals and facets of all hits. */
export interface SearchResult extends Pick<SearchAnswer, 'total'> {
  readonly facets: FacetCounts;
  readonly page: readonly VerifiedHit[];
}

/** The records and the amount of text that filters leave to search. */
export interface Subcorpus {
  readonly filters: Filters;
  /** UTF-16 units, of the folded text where all of it is in memory. */
  readonly units: number;
  readonly isInMemory: boolean;
}
