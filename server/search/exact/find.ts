/**
 * Exact search: the engine proposes candidates, the text decides which are hits, and totals and facets are
 * counted from those. Hits are returned without their text.
 *
 * Up to `Limits.verified` candidates, all are verified and every figure is exact. Beyond that, pages still
 * hold verified hits only, but totals and facets are estimated unless `count=exact` asks for all.
 */
import type { ReportOrder } from '../../corpus/report-order.ts';
import { filterExpression } from '../../engine/filter-expression.ts';
import { engineQueries, isSinglePhrase } from '../../query/engine-query.ts';
import { engineFacetNames, facetsOfCounts, facetsOfHits } from '../hits/facets.ts';
import { matcher, type VerifiedHit } from '../hits/hits.ts';
import {
  type PageRequest,
  type SearchContext,
  type SearchRequest,
  type SearchResult,
  scanCostInIds,
} from '../hits/search-context.ts';
import { engineOrder, type Sort, sortHits } from '../hits/sort-hits.ts';
import { estimatedTotal, exactTotal } from '../hits/totals.ts';
import { allHits } from './all-hits.ts';
import { findFrequentPhrase } from './frequent-phrase.ts';
import { scan, searchableReports } from './scan.ts';
import { verifyCandidates } from './verify.ts';
import { hitsWithinReports } from './within-report.ts';

/**
 * Extra candidates fetched for a page, to replace those that fail verification: one in a hundred for Han
 * phrases.
 */
const SPARE_CANDIDATES = 30;

/** All hits, sorted. */
export async function findAll(
  context: SearchContext,
  request: SearchRequest,
  sort: Sort,
  signal?: AbortSignal,
): Promise<VerifiedHit[]> {
  const { page } = await find(context, request, { sort, count: 'exact', offset: 0, limit: Infinity }, signal);
  return [...page];
}

export async function find(
  context: SearchContext,
  request: SearchRequest,
  page: PageRequest,
  signal: AbortSignal | undefined,
): Promise<SearchResult> {
  const { sort, offset, count } = page;
  const exactResult = (hits: readonly VerifiedHit[]): SearchResult => ({
    page: hits.slice(offset, offset + page.limit),
    total: exactTotal(hits),
    facets: facetsOfHits(hits, context.catalogue),
  });
  if (request.within === 'report')
    return exactResult(
      sortHits(await hitsWithinReports(context, request.query, request.filters, signal), sort),
    );

  const { reader, catalogue, limits } = context;
  const filter = filterExpression(request.filters);
  const queries = engineQueries(request.query);
  // With too many candidates `relevance` means newest first, whatever `count` is: an order that does not need
  // all hits.
  const order = sort === 'relevance' ? 'newest' : sort;
  if (count === 'auto') {
    const frequent = await findFrequentPhrase(context, request, order, page, signal);
    if (frequent) return frequent;
  }
  // A single phrase that is not frequent probably has few enough candidates to verify them all: fetch them at
  // once.
  const isRare = count === 'auto' && isSinglePhrase(request.query);
  const fetchable = Math.min(limits.verified, Math.ceil(scanCostInIds(context)));
  const limit = isRare ? Math.max(limits.first, fetchable) : limits.first;
  const first = await Promise.all(
    queries.map((engineQuery) => reader.candidates({ engineQuery, filter, limit }, signal)),
  );
  const total = first.reduce((sum, candidates) => sum + candidates.total, 0);
  if (total <= limits.verified) return exactResult(await allHits(context, request, first, sort, signal));

  const [engineQuery] = queries;
  if (count === 'auto' && queries.length === 1 && engineQuery !== undefined) {
    const sampleIds = first.flatMap(({ ids }) => ids);
    const [counts, hits, sampleHits] = await Promise.all([
      reader.counts({ engineQuery, filter }, engineFacetNames(catalogue), signal),
      firstHits(context, request, order, offset + page.limit, signal),
      verifyCandidates(context, sampleIds, matcher(request.query, 'passage')),
    ]);
    if (hits) {
      return {
        page: hits.slice(offset, offset + page.limit),
        total: estimatedTotal(total, { size: sampleIds.length, hits: sampleHits }, catalogue),
        facets: facetsOfCounts(counts.facets, catalogue),
      };
    }
  }
  return exactResult(await allHits(context, request, first, order, signal));
}

/** At least the first `count` hits in an order; null if that would take fetching all candidates. */
async function firstHits(
  context: SearchContext,
  { query, filters }: SearchRequest,
  order: ReportOrder,
  count: number,
  signal: AbortSignal | undefined,
): Promise<VerifiedHit[] | null> {
  const { reader, catalogue, texts, limits } = context;
  const scanLimits = { hits: count, units: Infinity };
  const reports = searchableReports(catalogue, filters, order);
  const scanned = await scan(texts, reports, filters, query, scanLimits, signal);
  if (scanned) return scanned;
  const [engineQuery = ''] = engineQueries(query);
  const limit = count + SPARE_CANDIDATES;
  if (limit > limits.verified) return null;
  const { ids } = await reader.candidates(
    { engineQuery, filter: filterExpression(filters), sort: engineOrder(order), limit },
    signal,
  );
  const hits = await verifyCandidates(context, ids, matcher(query, 'passage'));
  return hits.length >= count ? hits : null;
}

/** The newest hits, with totals that may be estimated: enough to choose one hit among them. */
export function findSome(
  context: SearchContext,
  request: SearchRequest,
  limit: number,
): Promise<SearchResult> {
  return find(context, request, { sort: 'newest', count: 'auto', offset: 0, limit }, undefined);
}
