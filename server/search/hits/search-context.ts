/** Types shared by the search modules: services, what is searched for, requests and results. */
import type { FigureGrammar } from '../../../indexer/figures/figures.ts';
import type { Filters } from '../../contract/parameters.ts';
import type { SearchAnswer, SearchQuery } from '../../contract/search.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import type { PassageCache } from '../../corpus/passage-cache.ts';
import type { PassageText, TextStore } from '../../corpus/text-store.ts';
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
  /** Reads the figures of a text; its units are those of `#件`. */
  readonly grammar: FigureGrammar;
}

/** Which page of the hits to return, and whether totals may be estimated. */
export type PageRequest = Pick<SearchQuery, 'sort' | 'offset' | 'limit' | 'count'>;

/** The requested page of hits, without their text, and the totals and facets of all hits. */
export interface SearchResult extends Pick<SearchAnswer, 'total'> {
  readonly facets: FacetCounts;
  readonly page: readonly VerifiedHit[];
}

/** What is searched for, in the three forms in which it is looked up. */
export interface SearchTarget<Hit extends VerifiedHit = VerifiedHit> {
  readonly filters: Filters;
  /** Queries of the engine whose candidates together contain every hit. */
  readonly queries: readonly string[];
  /** Folded phrases of which every hit contains at least one. */
  readonly phrases: readonly string[];
  /** Decides by the text: one hit, or none. */
  readonly check: (passage: PassageText) => Hit[];
}
