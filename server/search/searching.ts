/** What every search works with, and what it is asked: the shapes that its parts hand to each other. */
import type { Catalogue } from '../catalogue.ts';
import type { Filters } from '../contract.ts';
import type { EngineReader } from '../engine-reader.ts';
import type { Query } from '../query/query.ts';
import type { Wordings } from '../wordings.ts';
import type { Within } from './hits.ts';
import type { RecentPassages } from './recent-passages.ts';
import type { SmartMode } from './smart/smart-mode.ts';

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

export interface Searching {
  readonly reader: EngineReader;
  readonly catalogue: Catalogue;
  readonly wordings: Wordings;
  readonly recent: RecentPassages;
  readonly limits: Limits;
  readonly smart: SmartMode;
}

/** What is searched for and where, once the query is read. */
export interface Asked {
  readonly query: Query;
  readonly filters: Filters;
  readonly within: Within;
}
