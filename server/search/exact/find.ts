/**
 * A query read in; its hits counted out, without their text: the engine proposes candidates, the text decides, and
 * totals are counted over what it decided.
 *
 * Up to `Limits.verified` candidates, all are verified and everything is exact. Beyond, pages are still full of
 * verified hits alone, but totals and facets are estimates, unless `count=exact` asks for all.
 */
import type { ReportOrder } from '../../corpus/report-order.ts';
import { filterExpression } from '../../engine/filter-expression.ts';
import { engineQueries, isOnePhrase } from '../../query/engine-query.ts';
import { countedFacets, engineFacets, estimatedTotal, exactTotal, facetsOf } from '../hits/facets.ts';
import { matcher, type VerifiedHit } from '../hits/hits.ts';
import {
  idsInTimeOfReading,
  type PageRequest,
  type SearchContext,
  type SearchRequest,
  type SearchResult,
} from '../hits/search-context.ts';
import { engineOrder, type Sort, sortHits } from '../hits/sort-hits.ts';
import { allHits } from './all-hits.ts';
import { frequentPhrase } from './frequent-phrase.ts';
import { scan, searchable } from './scan.ts';
import { verified } from './verify.ts';
import { hitsWithinReports } from './within-report.ts';

/** Candidates beyond those of a page, for those that the text refuses: phrases of Han are refused once in a hundred. */
const SPARE = 30;

/** All hits, without their text, in the order asked. */
export async function findAll(
  context: SearchContext,
  asked: SearchRequest,
  sort: Sort,
  signal?: AbortSignal,
): Promise<VerifiedHit[]> {
  const { page } = await find(context, asked, { sort, count: 'exact', offset: 0, limit: Infinity }, signal);
  return [...page];
}

export async function find(
  context: SearchContext,
  asked: SearchRequest,
  wanted: PageRequest,
  signal: AbortSignal | undefined,
): Promise<SearchResult> {
  const { sort, offset, count } = wanted;
  const exactly = (hits: readonly VerifiedHit[]): SearchResult => ({
    page: hits.slice(offset, offset + wanted.limit),
    total: exactTotal(hits),
    facets: facetsOf(hits, context.catalogue),
  });
  if (asked.within === 'report')
    return exactly(sortHits(await hitsWithinReports(context, asked.query, asked.filters, signal), sort));

  const { reader, catalogue, limits } = context;
  const found = matcher(asked.query, 'passage');
  const filter = filterExpression(asked.filters);
  const asking = engineQueries(asked.query);
  // However many are counted, the pages keep an order that is known without reading all.
  const order = sort === 'relevance' ? 'newest' : sort;
  if (count === 'auto') {
    const frequent = await frequentPhrase(context, asked, order, wanted, signal);
    if (frequent) return frequent;
  }
  // One phrase that is not frequent has most likely no more candidates than are verified anyway.
  const isSeldom = count === 'auto' && isOnePhrase(asked.query);
  const useful = Math.min(limits.verified, Math.ceil(idsInTimeOfReading(context)));
  const limit = isSeldom ? Math.max(limits.first, useful) : limits.first;
  const first = await Promise.all(
    asking.map((phrases) => reader.candidates({ phrases, filter, limit }, signal)),
  );
  const total = first.reduce((sum, candidates) => sum + candidates.total, 0);
  if (total <= limits.verified) return exactly(await allHits(context, asked, first, sort, signal));

  const [phrases] = asking;
  if (count === 'auto' && asking.length === 1 && phrases !== undefined) {
    const sampled = first.flatMap(({ ids }) => ids);
    const [counts, hits, sample] = await Promise.all([
      reader.counts({ phrases, filter }, countedFacets(catalogue), signal),
      firstHits(context, asked, order, offset + wanted.limit, signal),
      verified(context, sampled, found),
    ]);
    if (hits) {
      return {
        page: hits.slice(offset, offset + wanted.limit),
        total: estimatedTotal(total, { candidates: sampled.length, hits: sample }, catalogue),
        facets: engineFacets(counts.facets, catalogue),
      };
    }
  }
  return exactly(await allHits(context, asked, first, order, signal));
}

/** The first hits in an order; null where they are not to be had without asking for all. */
async function firstHits(
  context: SearchContext,
  { query, filters }: SearchRequest,
  order: ReportOrder,
  count: number,
  signal: AbortSignal | undefined,
): Promise<VerifiedHit[] | null> {
  const { reader, catalogue, texts, limits } = context;
  const enough = { hits: count, read: Infinity };
  const scanned = await scan(texts, searchable(catalogue, filters, order), filters, query, enough, signal);
  if (scanned) return scanned;
  const [phrases = ''] = engineQueries(query);
  const limit = count + SPARE;
  if (limit > limits.verified) return null;
  const asked = { phrases, filter: filterExpression(filters), sort: engineOrder(order), limit };
  const hits = await verified(
    context,
    (await reader.candidates(asked, signal)).ids,
    matcher(query, 'passage'),
  );
  return hits.length >= count ? hits : null;
}

/** Some of the hits, and about how many there are: enough to choose one among them. */
export function findSome(context: SearchContext, asked: SearchRequest, limit: number): Promise<SearchResult> {
  return find(context, asked, { sort: 'newest', count: 'auto', offset: 0, limit }, undefined);
}
