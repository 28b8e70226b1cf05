/** What every search works with, and what it is asked: the shapes that its parts hand to each other. */

import type { Filters } from '../../contract/parameters.ts';
import type { SearchAnswer, SearchQuery } from '../../contract/search.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import type { RecentPassages } from '../../corpus/recent-passages.ts';
import type { TextStore } from '../../corpus/text-store.ts';
import type { EngineReader } from '../../engine/engine-reader.ts';
import type { Query } from '../../query/query.ts';
import type { VerifiedHit, Within } from './hits.ts';

/** Numbers of candidates at which a search goes another way; tests lower them to go all ways with few. */
export interface Limits {
  /** Asked for first: enough for most phrases, and a sample of the others; 9 µs each. */
  readonly first: number;
  /** Up to these all are verified and all figures exact; the contract promises 1,000. */
  readonly verified: number;
  /** UTF-16 units of folded text that are read in the time in which the engine gives one id (0.6 ns each, and 9 µs). */
  readonly unitsPerId: number;
}

export const LIMITS: Limits = { first: 200, verified: 1000, unitsPerId: 14_000 };

/** The parts of a running server that every search works with. */
export interface SearchContext {
  readonly reader: EngineReader;
  readonly catalogue: Catalogue;
  readonly texts: TextStore;
  readonly recent: RecentPassages;
  readonly limits: Limits;
}

/** What is searched for and where, once the query is read. */
export interface SearchRequest {
  readonly query: Query;
  readonly filters: Filters;
  readonly within: Within;
}

/** Which of the hits are wanted, and how exactly they are counted. */
export type PageRequest = Pick<SearchQuery, 'sort' | 'offset' | 'limit' | 'count'>;

/** The page of hits that is wanted, without their text, and the figures of all. */
export interface SearchResult extends Pick<SearchAnswer, 'total' | 'facets'> {
  readonly page: readonly VerifiedHit[];
}

/** So many ids the engine gives in the time in which all wordings are read; without wordings there is nothing to read. */
export function idsInTimeOfReading({ texts, limits }: Pick<SearchContext, 'texts' | 'limits'>): number {
  return texts.length === 0 ? Infinity : texts.length / limits.unitsPerId;
}
