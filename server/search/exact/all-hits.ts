/**
 * Finds every hit: fetches all remaining candidates and verifies them, or scans all texts where that is
 * cheaper.
 */
import type { Candidates, EngineReader } from '../../engine/engine-reader.ts';
import { filterExpression } from '../../engine/filter-expression.ts';
import { engineQueries } from '../../query/engine-query.ts';
import { matcher, type VerifiedHit } from '../hits/hits.ts';
import { type SearchContext, type SearchRequest, scanCostInIds } from '../hits/search-context.ts';
import { type Sort, sortHits } from '../hits/sort-hits.ts';
import { scan, searchableReports, UNLIMITED } from './scan.ts';
import { verifyCandidates } from './verify.ts';

/** @param first the candidates already fetched for each of the query's engine queries */
export async function allHits(
  context: SearchContext,
  { query, filters }: SearchRequest,
  first: readonly Candidates[],
  sort: Sort,
  signal: AbortSignal | undefined,
): Promise<VerifiedHit[]> {
  const { reader, catalogue, texts } = context;
  const missing = first.reduce((sum, { total, ids }) => sum + total - ids.length, 0);
  if (missing > 0 && missing >= scanCostInIds(context)) {
    const order = sort === 'relevance' ? undefined : sort;
    const hits = await scan(
      texts,
      searchableReports(catalogue, filters, order),
      filters,
      query,
      UNLIMITED,
      signal,
    );
    if (hits) return order ? hits : sortHits(hits, sort);
  }
  const ids = await allIds(reader, engineQueries(query), filterExpression(filters), first, signal);
  return sortHits(await verifyCandidates(context, ids, matcher(query, 'passage')), sort);
}

/** Ids of all candidates without duplicates: those already fetched, and the rest of each query's results. */
export async function allIds(
  reader: Pick<EngineReader, 'candidates'>,
  queries: readonly string[],
  filter: string | undefined,
  first: readonly Candidates[],
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const perQuery = await Promise.all(
    first.map(async ({ total, ids }, at) => {
      const [engineQuery = '', offset] = [queries[at], ids.length];
      if (total <= offset) return ids;
      const rest = await reader.candidates({ engineQuery, filter, offset, limit: total - offset }, signal);
      return [...ids, ...rest.ids];
    }),
  );
  return [...new Set(perQuery.flat())];
}
