/**
 * A search: the engine proposes candidates, the text decides, and totals are counted over what it decided.
 *
 * Up to `Limits.verified` candidates, all are verified and everything in the answer is exact. Beyond, pages are
 * still full of verified hits alone, but totals and facets are estimates, unless `count=exact` asks for all.
 */
import type { Hit, SearchAnswer, SearchQuery } from '../contract.ts';
import type { Candidates } from '../engine-reader.ts';
import type { Language } from '../errors.ts';
import { explain } from '../query/explain.ts';
import { parseQuery } from '../query/parse.ts';
import type { ReportOrder } from '../report-order.ts';
import { isOnePhrase, questions } from './asking.ts';
import { filterExpression } from './filter.ts';
import { asHit, hitId, type Matcher, matcher, type VerifiedHit } from './hits.ts';
import { engineOrder, type Sort, sortHits } from './order.ts';
import { ALL, scan, searchable } from './scan.ts';
import type { Asked, Searching } from './searching.ts';
import { smartSearch } from './smart/smart-search.ts';
import { answerTerms } from './terms.ts';
import { countedFacets, engineFacets, estimatedTotal, exactTotal, facetsOf } from './totals.ts';
import { verified } from './verify.ts';
import { hitsWithinReports } from './within-report.ts';

/** Candidates beyond those of a page, for those that the text refuses: phrases of Han are refused once in a hundred. */
const SPARE = 30;

/** Hits of a frequent phrase that are looked for before the engine is asked; further pages are asked for in its way. */
const MOST_EARLY = 50;
/** UTF-16 units that are read for them at most: 0.6 ms, which every phrase pays that turns out to be seldom. */
const MOST_READ = 1_000_000;
/** Hits from which the totals of a frequent phrase are estimated, where so many are come across. */
const SAMPLE = 100;

/** Which of the hits are wanted, and how exactly they are counted. */
type Wanted = Pick<SearchQuery, 'sort' | 'offset' | 'limit' | 'count'>;

export interface Found extends Pick<SearchAnswer, 'total' | 'facets'> {
  readonly page: readonly VerifiedHit[];
}

export async function search(
  searching: Searching,
  query: SearchQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<SearchAnswer> {
  if (query.mode === 'smart') return smartSearch(searching, query, language, signal);
  const started = performance.now();
  const asked = { query: parseQuery(query.q), filters: query, within: query.within };
  const found = await find(searching, asked, query, signal);
  signal?.throwIfAborted();
  return {
    query: {
      text: query.q,
      mode: 'exact',
      terms: answerTerms(asked.query),
      understood: explain(asked.query, language),
    },
    total: found.total,
    hits: await shown(searching, found.page, matcher(asked.query, asked.within)),
    facets: found.facets,
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

/** Hits with their text. One whose passage has just left the index is left out. */
export async function shown(
  { recent }: Pick<Searching, 'recent'>,
  hits: readonly VerifiedHit[],
  found: Matcher,
): Promise<Hit[]> {
  const passages = await recent.of(hits);
  return hits.flatMap((hit) => {
    const passage = passages.get(hitId(hit));
    return passage ? [asHit(passage, hit.record, found)] : [];
  });
}

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

async function find(
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
  // What is one phrase and not frequent has most likely no more candidates than are verified anyway.
  const most = count === 'auto' && isOnePhrase(asked.query) ? limits.verified : limits.first;
  const limit = Math.min(most, Math.ceil(idsInTimeOfReading(searching)));
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

/**
 * One phrase so frequent that a page of it stands in the share of the text in which, of as many passages as are
 * verified at most, a page would be expected. The engine then only counts; ids would be the dearest part of the answer.
 *
 * @returns null where it is not so frequent after all, or not known to be
 */
async function frequentPhrase(
  { reader, catalogue, wordings, limits }: Searching,
  { query, filters }: Asked,
  order: ReportOrder,
  { offset, limit }: Wanted,
  signal: AbortSignal | undefined,
): Promise<Found | null> {
  const hits = offset + limit;
  const [phrases] = questions(query);
  if (!isOnePhrase(query) || phrases === undefined || hits > MOST_EARLY) return null;
  const read = Math.min((wordings.length * hits) / limits.verified, MOST_READ);
  const early = await scan(
    wordings,
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

/** Every hit, in order, however many candidates there are beyond the first of each question. */
async function allHits(
  searching: Searching,
  { query, filters }: Asked,
  first: readonly Candidates[],
  sort: Sort,
  signal: AbortSignal | undefined,
): Promise<VerifiedHit[]> {
  const { reader, catalogue, wordings } = searching;
  const missing = first.reduce((sum, { total, ids }) => sum + total - ids.length, 0);
  if (missing > 0 && missing >= idsInTimeOfReading(searching)) {
    const order = sort === 'relevance' ? undefined : sort;
    const hits = await scan(wordings, searchable(catalogue, filters, order), filters, query, ALL, signal);
    if (hits) return order ? hits : sortHits(hits, sort);
  }
  const asking = questions(query);
  const filter = filterExpression(filters);
  const ids = await Promise.all(
    first.map(async ({ total, ids }, at) => {
      const [phrases = '', offset] = [asking[at], ids.length];
      if (total <= offset) return ids;
      const rest = await reader.candidates({ phrases, filter, offset, limit: total - offset }, signal);
      return [...ids, ...rest.ids];
    }),
  );
  return sortHits(await verified(searching, [...new Set(ids.flat())], matcher(query, 'passage')), sort);
}

/** So many ids the engine gives in the time in which all wordings are read; without wordings there is nothing to read. */
function idsInTimeOfReading({ wordings, limits }: Searching): number {
  return wordings.length === 0 ? Infinity : wordings.length / limits.unitsPerId;
}

/** Some of the hits, and about how many there are: enough to choose one among them. */
export function findSome(searching: Searching, asked: Asked, limit: number): Promise<Found> {
  return find(searching, asked, { sort: 'newest', count: 'auto', offset: 0, limit }, undefined);
}
