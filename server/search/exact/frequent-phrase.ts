/**
 * A single phrase so frequent that its first page is found by reading a little of the text. The engine then only
 * counts: ids would be the dearest part of the answer (`bench/RESULTS.md`).
 */
import type { ReportOrder } from '../../corpus/report-order.ts';
import { filterExpression } from '../../engine/filter-expression.ts';
import { engineQueries, isOnePhrase } from '../../query/engine-query.ts';
import { countedFacets, engineFacets, estimatedTotal } from '../hits/facets.ts';
import type { PageRequest, SearchContext, SearchRequest, SearchResult } from '../hits/search-context.ts';
import { scan, searchable } from './scan.ts';

/** Hits of a frequent phrase that are looked for before the engine is asked; further pages are asked for in its way. */
const MOST_EARLY = 50;
/** UTF-16 units that are read for them at most: 0.6 ms, which every phrase pays that turns out to be seldom. */
const MOST_READ = 1_000_000;
/** Hits from which the totals of a frequent phrase are estimated, where so many are come across. */
const SAMPLE = 100;

/**
 * One phrase so frequent that a page of it stands in the share of the text in which, of as many passages as are
 * verified at most, a page would be expected. The engine then only counts; ids would be the dearest part of the answer.
 *
 * @returns null where it is not so frequent after all, or not known to be
 */
export async function frequentPhrase(
  { reader, catalogue, texts, limits }: SearchContext,
  { query, filters }: SearchRequest,
  order: ReportOrder,
  { offset, limit }: PageRequest,
  signal: AbortSignal | undefined,
): Promise<SearchResult | null> {
  const hits = offset + limit;
  const [phrases] = engineQueries(query);
  if (!isOnePhrase(query) || phrases === undefined || hits > MOST_EARLY) return null;
  const read = Math.min((texts.length * hits) / limits.verified, MOST_READ);
  const early = await scan(
    texts,
    searchable(catalogue, filters, order),
    filters,
    query,
    { hits: Math.max(hits, SAMPLE), read },
    signal,
  );
  if (!early || early.length < hits) return null;
  const counts = await reader.counts(
    { phrases, filter: filterExpression(filters) },
    countedFacets(catalogue),
    signal,
  );
  if (counts.total <= limits.verified) return null;
  return {
    page: early.slice(offset, hits),
    total: estimatedTotal(counts.total, { candidates: early.length, hits: early }, catalogue),
    facets: engineFacets(counts.facets, catalogue),
  };
}
