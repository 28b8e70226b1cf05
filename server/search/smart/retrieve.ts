/**
 * Retrieval for smart search: fetches candidates and scores them. With few candidates, or on request, returns
 * every hit; otherwise the best hits and an estimate of their number.
 */
import type { Filters } from '../../contract/parameters.ts';
import { filterExpression } from '../../engine/filter-expression.ts';
import { allIds } from '../exact/all-hits.ts';
import { candidateTexts } from '../exact/verify.ts';
import { scanCostInIds } from '../hits/search-context.ts';
import { timeSlice } from '../hits/time-slice.ts';
import { bestQueries, requiredAlternatives } from './candidate-queries.ts';
import { estimateHitCount } from './hit-count-estimate.ts';
import type { WeightedQuery } from './ranking/score.ts';
import { byRelevance, type SmartHit, smartHit } from './smart-hits.ts';
import type { SmartSearchContext } from './smart-mode.ts';
import { smartScan } from './smart-scan.ts';

export interface RetrievalResult {
  /** Sorted by relevance. */
  readonly hits: readonly SmartHit[];
  /** Number of all hits: `hits.length` if complete, otherwise estimated. */
  readonly passages: number;
  readonly isComplete: boolean;
}

export async function retrieve(
  context: SmartSearchContext,
  query: WeightedQuery,
  filters: Filters,
  signal?: AbortSignal,
): Promise<RetrievalResult> {
  const { reader, smart } = context;
  const { limits } = smart;
  const filter = filterExpression(filters);
  const queries = requiredAlternatives(query).map(({ engineQuery }) => engineQuery);
  const first = await Promise.all(
    queries.map((engineQuery) => reader.candidates({ engineQuery, filter, limit: limits.first }, signal)),
  );
  const total = first.reduce((sum, candidates) => sum + candidates.total, 0);
  if (total <= limits.scored) {
    const ids = await allIds(reader, queries, filter, first, signal);
    return completeResult(await scoreCandidates(context, ids, query, signal));
  }
  const best = await Promise.all(
    bestQueries(query).map((engineQuery) =>
      reader.candidates({ engineQuery, filter, limit: limits.best }, signal),
    ),
  );
  const ids = new Set([...best, ...first].flatMap((candidates) => candidates.ids));
  const hits = await scoreCandidates(context, [...ids], query, signal);
  const passages = Math.max(hits.length, estimateHitCount(first, hits));
  return { hits: hits.sort(byRelevance), passages, isComplete: false };
}

/** Every hit, however many passages have to be scored. */
export async function retrieveAll(
  context: SmartSearchContext,
  query: WeightedQuery,
  filters: Filters,
  signal?: AbortSignal,
): Promise<RetrievalResult> {
  const { reader } = context;
  const filter = filterExpression(filters);
  const required = requiredAlternatives(query);
  const queries = required.map(({ engineQuery }) => engineQuery);
  const counts = await Promise.all(
    queries.map((engineQuery) => reader.candidates({ engineQuery, filter, limit: 0 }, signal)),
  );
  const total = counts.reduce((sum, candidates) => sum + candidates.total, 0);
  if (total >= scanCostInIds(context)) {
    const hits = await smartScan(context, query, required, filters, signal);
    if (hits) return completeResult(hits);
  }
  const ids = await allIds(reader, queries, filter, counts, signal);
  return completeResult(await scoreCandidates(context, ids, query, signal));
}

function completeResult(hits: SmartHit[]): RetrievalResult {
  return { hits: hits.sort(byRelevance), passages: hits.length, isComplete: true };
}

async function scoreCandidates(
  context: SmartSearchContext,
  ids: readonly string[],
  query: WeightedQuery,
  signal: AbortSignal | undefined,
): Promise<SmartHit[]> {
  const hits: SmartHit[] = [];
  const slice = timeSlice(signal);
  for (const candidate of await candidateTexts(context, ids)) {
    hits.push(...smartHit(candidate, query));
    if (slice.isOver()) await slice.next();
  }
  return hits;
}
