/**
 * Fast path for a single frequent phrase: its first page is found by scanning a small part of the texts. The
 * engine only counts, since fetching ids would be the most expensive part of the search (`bench/RESULTS.md`).
 */
import type { ReportOrder } from '../../corpus/report-order.ts';
import { filterExpression } from '../../engine/filter-expression.ts';
import { engineQueries, isSinglePhrase } from '../../query/engine-query.ts';
import { engineFacetNames, facetsOfCounts } from '../hits/facets.ts';
import type { PageRequest, SearchContext, SearchRequest, SearchResult } from '../hits/search-context.ts';
import { estimatedTotal } from '../hits/totals.ts';
import { scan, searchableReports } from './scan.ts';

/** Last hit, counted from the first page, that the fast path serves; later pages take the ordinary path. */
const MAX_HITS = 50;
/** Scan limit in UTF-16 units: 0.6 ms, the price of every phrase that turns out to be rare. */
const MAX_UNITS = 1_000_000;
/** Hits to collect, within the scan limit, as the sample from which the totals are estimated. */
const SAMPLE_SIZE = 100;

/**
 * Scans only as much text as would hold the page if the phrase had exactly `limits.verified` hits, spread
 * evenly.
 *
 * @returns null if the query is no single phrase, or the phrase is not, or not known to be, that frequent
 */
export async function findFrequentPhrase(
  { reader, catalogue, texts, limits }: SearchContext,
  { query, filters }: SearchRequest,
  order: ReportOrder,
  { offset, limit }: PageRequest,
  signal: AbortSignal | undefined,
): Promise<SearchResult | null> {
  const hits = offset + limit;
  const [engineQuery] = engineQueries(query);
  if (!isSinglePhrase(query) || engineQuery === undefined || hits > MAX_HITS) return null;
  const units = Math.min((texts.length * hits) / limits.verified, MAX_UNITS);
  const sample = await scan(
    texts,
    searchableReports(catalogue, filters, order),
    filters,
    query,
    { hits: Math.max(hits, SAMPLE_SIZE), units },
    signal,
  );
  if (!sample || sample.length < hits) return null;
  const counts = await reader.counts(
    { engineQuery, filter: filterExpression(filters) },
    engineFacetNames(catalogue),
    signal,
  );
  if (counts.total <= limits.verified) return null;
  return {
    page: sample.slice(offset, hits),
    total: estimatedTotal(counts.total, { size: sample.length, hits: sample }, catalogue),
    facets: facetsOfCounts(counts.facets, catalogue),
  };
}
