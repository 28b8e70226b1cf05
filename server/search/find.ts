/**
 * A query read in; its hits counted out, without their text: the engine proposes candidates, the text decides, and
 * totals are counted over what it decided.
 *
 * Up to `Limits.verified` candidates, all are verified and everything is exact. Beyond, pages are still full of
 * verified hits alone, but totals and facets are estimates, unless `count=exact` asks for all.
 */
import type { ReportOrder } from '../report-order.ts';
import { allHits } from './all-hits.ts';
import { isOnePhrase, questions } from './asking.ts';
import { filterExpression } from './filter.ts';
import { frequentPhrase } from './frequent-phrase.ts';
import { matcher, type VerifiedHit } from './hits.ts';
import { engineOrder, type Sort, sortHits } from './order.ts';
import { scan, searchable } from './scan.ts';
import { type Asked, type Found, idsInTimeOfReading, type Searching, type Wanted } from './searching.ts';
import { countedFacets, engineFacets, estimatedTotal, exactTotal, facetsOf } from './totals.ts';
import { verified } from './verify.ts';
import { hitsWithinReports } from './within-report.ts';

/** Candidates beyond those of a page, for those that the text refuses: phrases of Han are refused once in a hundred. */
const SPARE = 30;

/** All hits, without their text, in the order asked. */
export async function findAll(
  searching: Searching,
  asked: Asked,
  sort: Sort,
  signal?: AbortSignal,
): Promise<VerifiedHit[]> {
  const { page } = await find(searching, asked, { sort, count: 'exact', offset: 0, limit: Infinity }, signal);
  return [...page];
}

export async function find(
  searching: Searching,
  asked: Asked,
  wanted: Wanted,
  signal: AbortSignal | undefined,
): Promise<Found> {
  const { sort, offset, count } = wanted;
  const exactly = (hits: readonly VerifiedHit[]): Found => ({
    page: hits.slice(offset, offset + wanted.limit),
    total: exactTotal(hits),
    facets: facetsOf(hits, searching.catalogue),
  });
  if (asked.within === 'report')
    return exactly(sortHits(await hitsWithinReports(searching, asked.query, asked.filters, signal), sort));

  const { reader, catalogue, limits } = searching;
  const found = matcher(asked.query, 'passage');
  const filter = filterExpression(asked.filters);
  const asking = questions(asked.query);
  // However many are counted, the pages keep an order that is known without reading all.
  const order = sort === 'relevance' ? 'newest' : sort;
  if (count === 'auto') {
    const frequent = await frequentPhrase(searching, asked, order, wanted, signal);
    if (frequent) return frequent;
  }
  // One phrase that is not frequent has most likely no more candidates than are verified anyway.
  const isSeldom = count === 'auto' && isOnePhrase(asked.query);
  const useful = Math.min(limits.verified, Math.ceil(idsInTimeOfReading(searching)));
  const limit = isSeldom ? Math.max(limits.first, useful) : limits.first;
  const first = await Promise.all(
    asking.map((phrases) => reader.candidates({ phrases, filter, limit }, signal)),
  );
  const total = first.reduce((sum, candidates) => sum + candidates.total, 0);
  if (total <= limits.verified) return exactly(await allHits(searching, asked, first, sort, signal));

  const [phrases] = asking;
  if (count === 'auto' && asking.length === 1 && phrases !== undefined) {
    const sampled = first.flatMap(({ ids }) => ids);
    const [counts, hits, sample] = await Promise.all([
      reader.counts({ phrases, filter }, countedFacets(catalogue), signal),
      firstHits(searching, asked, order, offset + wanted.limit, signal),
      verified(searching, sampled, found),
    ]);
    if (hits) {
      return {
        page: hits.slice(offset, offset + wanted.limit),
        total: estimatedTotal(total, { candidates: sampled.length, hits: sample }, catalogue),
        facets: engineFacets(counts.facets, catalogue),
      };
    }
  }
  return exactly(await allHits(searching, asked, first, order, signal));
}

/** The first hits in an order; null where they are not to be had without asking for all. */
async function firstHits(
  searching: Searching,
  { query, filters }: Asked,
  order: ReportOrder,
  count: number,
  signal: AbortSignal | undefined,
): Promise<VerifiedHit[] | null> {
  const { reader, catalogue, wordings, limits } = searching;
  const enough = { hits: count, read: Infinity };
  const scanned = await scan(wordings, searchable(catalogue, filters, order), filters, query, enough, signal);
  if (scanned) return scanned;
  const [phrases = ''] = questions(query);
  const limit = count + SPARE;
  if (limit > limits.verified) return null;
  const asked = { phrases, filter: filterExpression(filters), sort: engineOrder(order), limit };
  const hits = await verified(
    searching,
    (await reader.candidates(asked, signal)).ids,
    matcher(query, 'passage'),
  );
  return hits.length >= count ? hits : null;
}

/** Some of the hits, and about how many there are: enough to choose one among them. */
export function findSome(searching: Searching, asked: Asked, limit: number): Promise<Found> {
  return find(searching, asked, { sort: 'newest', count: 'auto', offset: 0, limit }, undefined);
}
