/** Types shared by the search modules: services, limits, requests and results. */
import type { Filters } from '../../contract/parameters.ts';
import type { SearchAnswer, SearchQuery } from '../../contract/search.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import type { PassageCache } from '../../corpus/passage-cache.ts';
import type { TextStore } from '../../corpus/text-store.ts';
import type { EngineReader } from '../../engine/engine-reader.ts';
import type { Query } from '../../query/query.ts';
import type { FacetCounts } from './facets.ts';
import type { VerifiedHit, Within } from './hits.ts';

/** Thresholds at which exact search changes its strategy; tests lower them to reach all strategies. */
export interface Limits {
  /** Candidates of the first request: all of them for most phrases, a sample for the others; 9 µs each. */
  readonly first: number;
  /** Up to this number, all candidates are verified and all totals exact; the API contract promises 1,000. */
  readonly verified: number;
  /** UTF-16 units of folded text that are scanned (0.6 ns each) while the engine returns one id (9 µs). */
  readonly unitsPerId: number;
}

export const LIMITS: Limits = { first: 200, verified: 1000, unitsPerId: 14_000 };

/** Services that every search uses. */
export interface SearchContext {
  readonly reader: EngineReader;
  readonly catalogue: Catalogue;
  readonly texts: TextStore;
  readonly passageCache: PassageCache;
  readonly limits: Limits;
}

/** What to search for: the parsed query, the filters and the scope. */
export interface SearchRequest {
  readonly query: Query;
  readonly filters: Filters;
  readonly within: Within;
}

/** Which page of the hits to return, and whether totals may be estimated. */
export type PageRequest = Pick<SearchQuery, 'sort' | 'offset' | 'limit' | 'count'>;

/** The requested page of hits, without their text, and the totals and facets of all hits. */
export interface SearchResult extends Pick<SearchAnswer, 'total'> {
  readonly facets: FacetCounts;
  readonly page: readonly VerifiedHit[];
}

/** Cost of scanning all texts, in ids that the engine returns in the same time; infinite without texts. */
export function scanCostInIds({ texts, limits }: Pick<SearchContext, 'texts' | 'limits'>): number {
  return texts.length === 0 ? Infinity : texts.length / limits.unitsPerId;
}
