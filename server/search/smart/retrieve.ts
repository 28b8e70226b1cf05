/**
 * Weighed concepts in; hits out: all there are where few passages can be hits, else the best and an estimate of how
 * many there are; or every one, on request.
 */
import type { Filters } from '../../contract/parameters.ts';
import { filterExpression } from '../../engine/filter-expression.ts';
import { allIds } from '../exact/all-hits.ts';
import { candidateTexts } from '../exact/verify.ts';
import { idsInTimeOfReading } from '../hits/search-context.ts';
import { timeSlice } from '../hits/time-slice.ts';
import { bestQueries, requiredAlternatives } from './candidate-queries.ts';
import { estimated } from './estimate.ts';
import type { WeightedConcepts } from './score.ts';
import { byRelevance, type SmartHit, smartHit } from './smart-hits.ts';
import type { SmartSearchContext } from './smart-mode.ts';
import { smartScan } from './smart-scan.ts';

export interface Retrieved {
  /** By relevance. */
  readonly hits: readonly SmartHit[];
  /** How many hits there are, `hits.length` where these are all; else estimated. */
  readonly passages: number;
  readonly complete: boolean;
}

export async function retrieve(
  context: SmartSearchContext,
  asked: WeightedConcepts,
  filters: Filters,
  signal?: AbortSignal,
): Promise<Retrieved> {
  const { reader, smart } = context;
  const { limits } = smart;
  const filter = filterExpression(filters);
  const phrases = requiredAlternatives(asked);
  const asking = phrases.map(({ engineQuery }) => engineQuery);
  const first = await Promise.all(
    asking.map((engineQuery) =>
      reader.candidates({ phrases: engineQuery, filter, limit: limits.first }, signal),
    ),
  );
  const total = first.reduce((sum, candidates) => sum + candidates.total, 0);
  if (total <= limits.examined) {
    const ids = await allIds(reader, asking, filter, first, signal);
    return complete(await examined(context, ids, asked, signal));
  }
  const best = await Promise.all(
    bestQueries(asked).map((engineQuery) =>
      reader.candidates({ phrases: engineQuery, filter, limit: limits.best }, signal),
    ),
  );
  const ids = new Set([...best, ...first].flatMap((candidates) => candidates.ids));
  const hits = await examined(context, [...ids], asked, signal);
  const passages = Math.max(hits.length, estimated(first, hits));
  return { hits: hits.sort(byRelevance), passages, complete: false };
}

/** Every hit, however many passages have to be examined. */
export async function retrieveAll(
  context: SmartSearchContext,
  asked: WeightedConcepts,
  filters: Filters,
  signal?: AbortSignal,
): Promise<Retrieved> {
  const { reader } = context;
  const filter = filterExpression(filters);
  const phrases = requiredAlternatives(asked);
  const asking = phrases.map(({ engineQuery }) => engineQuery);
  const counts = await Promise.all(
    asking.map((engineQuery) => reader.candidates({ phrases: engineQuery, filter, limit: 0 }, signal)),
  );
  const total = counts.reduce((sum, candidates) => sum + candidates.total, 0);
  if (total >= idsInTimeOfReading(context)) {
    const hits = await smartScan(context, asked, phrases, filters, signal);
    if (hits) return complete(hits);
  }
  return complete(
    await examined(context, await allIds(reader, asking, filter, counts, signal), asked, signal),
  );
}

function complete(hits: SmartHit[]): Retrieved {
  return { hits: hits.sort(byRelevance), passages: hits.length, complete: true };
}

async function examined(
  context: SmartSearchContext,
  ids: readonly string[],
  asked: WeightedConcepts,
  signal: AbortSignal | undefined,
): Promise<SmartHit[]> {
  const hits: SmartHit[] = [];
  const slice = timeSlice(signal);
  for (const candidate of await candidateTexts(context, ids)) {
    hits.push(...smartHit(candidate, asked));
    if (slice.isOver()) await slice.next();
  }
  return hits;
}
