/**
 * Decides how a search finds its hits, from measured costs alone.
 *
 * ```
 * route ─ search, compare, export, concordance, trends, places, reports, links
 *           │
 *           │ createRetriever                      planSearch
 *           ▼                                      ┌ scan      read all text that may hold hits
 *         parse ─┬ exact: phrases of characters ───┤ ids       ask the engine for candidates, check each
 *                └ smart: words and their synonyms ┘ estimate  check a page of the best, let the engine
 *                                                  │           count the rest (约)
 *                        TextStore.texts ◀─────────┘
 *                              │
 *                        match │ score
 *                              ▼
 *                           hits ─ totals, facets ─ page ─ show ─ answer
 * ```
 *
 * A search first looks at a little of the text in memory, which tells about how many candidates to expect. Where
 * the engine then counts more than was expected, it is planned once more, with the number that is known now.
 */

/** Measured at 171,907 passages on two shared cores (`bench/RESULTS.md`). */
export interface SearchCosts {
  /** Nanoseconds to look for one phrase in one UTF-16 unit of text in memory. */
  readonly unitNs: number;
  /** Microseconds for the id of one candidate, from the engine to the parsed answer. */
  readonly idUs: number;
  /** Microseconds for the text of one passage that is not in memory. */
  readonly textUs: number;
  /** Microseconds to match one passage exactly, or to score it. */
  readonly matchUs: number;
  readonly scoreUs: number;
  /** Milliseconds of finding hits after which an answer may be an estimate. */
  readonly budgetMs: number;
  /** UTF-16 units that are read before the engine is asked, 0.4 ms, and hits after which that ends. */
  readonly firstLookUnits: number;
  readonly firstLookHits: number;
  /** Candidates up to which every total is exact: the API promises 1,000. */
  readonly exactCandidates: number;
}

export const SEARCH_COSTS: SearchCosts = {
  unitNs: 0.6,
  idUs: 9,
  textUs: 30,
  matchUs: 1,
  scoreUs: 10,
  budgetMs: 4,
  firstLookUnits: 600_000,
  firstLookHits: 100,
  exactCandidates: 1000,
};

export interface SearchEffort {
  /** Passages that the engine proposes, or that are expected to be proposed. */
  readonly candidates: number;
  /** UTF-16 units of text that a scan would read. */
  readonly units: number;
  /** Phrases that it would look for in each of them. */
  readonly phrases: number;
  /** Whether all of that text is in memory; otherwise there is no scan. */
  readonly isInMemory: boolean;
  /** Whether passages are scored rather than matched. */
  readonly isScored: boolean;
  /** Whether an estimate will do: not for `count=exact`, exports and analyses. */
  readonly mayEstimate: boolean;
}

export type SearchPlan = 'scan' | 'ids' | 'estimate';

export function planSearch(effort: SearchEffort, costs: SearchCosts): SearchPlan {
  const { candidates, units, phrases, isInMemory, isScored, mayEstimate } = effort;
  const checkMs = (candidates * (isScored ? costs.scoreUs : costs.matchUs)) / 1e3;
  const idsMs = (candidates * (costs.idUs + (isInMemory ? 0 : costs.textUs))) / 1e3 + checkMs;
  const scanMs = (units * phrases * costs.unitNs) / 1e6 + checkMs;
  const complete = isInMemory && scanMs <= idsMs ? 'scan' : 'ids';
  if (!mayEstimate || candidates <= costs.exactCandidates) return complete;
  return (complete === 'scan' ? scanMs : idsMs) <= costs.budgetMs ? complete : 'estimate';
}
