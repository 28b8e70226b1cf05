/**
 * A search: the engine proposes candidates, the text decides, and totals are counted over what it decided.
 *
 * Up to `VERIFIED_AT_ONCE` candidates, all are verified and everything in the answer is exact. Beyond, pages are
 * still full of verified hits alone, but totals and facets are estimates, unless `count=exact` asks for all.
 */
import type { Catalogue } from '../catalogue.ts';
import type { Filters, SearchAnswer, SearchQuery } from '../contract.ts';
import type { CandidateQuery, Candidates, EngineReader } from '../engine-reader.ts';
import { parseQuery, type Term } from '../query/parse.ts';
import { filterExpression } from './filter.ts';
import { asHit, type VerifiedHit, verified } from './hits.ts';
import { engineOrder, sortHits } from './order.ts';
import { ENGINE_FACETS, engineFacets, estimatedTotal, exactTotal, facetsOf } from './totals.ts';

/** Candidates: their text comes with the first answer, 15 µs each. The contract promises 1,000. */
export const VERIFIED_AT_ONCE = 1000;

export interface Searching {
  readonly reader: EngineReader;
  readonly catalogue: Catalogue;
}

export async function search(searching: Searching, query: SearchQuery): Promise<SearchAnswer> {
  const started = performance.now();
  const terms = parseQuery(query.q);
  const found = await find(searching, terms, query, query);
  return {
    query: { text: query.q, mode: query.mode, terms },
    total: found.total,
    hits: found.page.map(asHit),
    facets: found.facets,
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

export interface Found extends Pick<SearchAnswer, 'total' | 'facets'> {
  readonly page: readonly VerifiedHit[];
}

/** Which of the hits are wanted, and how exactly they are counted. */
type Wanted = Pick<SearchQuery, 'sort' | 'offset' | 'limit' | 'count'>;

async function find(
  { reader, catalogue }: Searching,
  terms: readonly Term[],
  filters: Filters,
  { sort, offset, limit, count }: Wanted,
): Promise<Found> {
  const asked = { terms, filter: filterExpression(filters), sort: engineOrder(sort) };
  const first = await reader.candidates({
    ...asked,
    offset: 0,
    limit: VERIFIED_AT_ONCE,
    facets: ENGINE_FACETS,
  });
  const sample = await verified(first.passages, terms, catalogue);
  if (first.total <= first.passages.length) {
    return {
      page: sortHits(sample, sort).slice(offset, offset + limit),
      total: exactTotal(sample),
      facets: facetsOf(sample, catalogue),
    };
  }
  const all = sample.length < offset + limit || count === 'exact';
  const hits = all
    ? await verifyOn(
        { reader, catalogue },
        asked,
        first,
        sample,
        count === 'exact' ? Infinity : offset + limit,
      )
    : sample;
  const exact = count === 'exact';
  return {
    page: hits.slice(offset, offset + limit),
    total: exact
      ? exactTotal(hits)
      : estimatedTotal(first.total, first.facets, { candidates: first.passages.length, hits: sample }),
    facets: exact ? facetsOf(hits, catalogue) : engineFacets(first.facets, catalogue),
  };
}

/** Goes on where the first candidates ended, until there are enough hits or no candidates left. */
async function verifyOn(
  { reader, catalogue }: Searching,
  asked: Pick<CandidateQuery, 'terms' | 'filter' | 'sort'>,
  first: Candidates,
  sample: readonly VerifiedHit[],
  enough: number,
): Promise<VerifiedHit[]> {
  const hits = [...sample];
  for (
    let offset = first.passages.length;
    offset < first.total && hits.length < enough;
    offset += VERIFIED_AT_ONCE
  ) {
    const next = await reader.candidates({ ...asked, offset, limit: VERIFIED_AT_ONCE, facets: [] });
    hits.push(...(await verified(next.passages, asked.terms, catalogue)));
  }
  return hits;
}

/** All hits under some filters, exact however many there are, and their total: the column of a comparison. */
export function findAll(searching: Searching, terms: readonly Term[], filters: Filters): Promise<Found> {
  return find(searching, terms, filters, { sort: 'newest', count: 'exact', offset: 0, limit: Infinity });
}

/** Some of the hits under some filters, and about how many there are: enough to choose one among them. */
export function findSome(
  searching: Searching,
  terms: readonly Term[],
  filters: Filters,
  limit: number,
): Promise<Found> {
  return find(searching, terms, filters, { sort: 'newest', count: 'auto', offset: 0, limit });
}
