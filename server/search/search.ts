/**
 * A search: the engine proposes candidates, the text decides, and totals are counted over what it decided.
 *
 * Up to `Limits.verified` candidates, all are verified and everything in the answer is exact. Beyond, pages are
 * still full of verified hits alone, but totals and facets are estimates, unless `count=exact` asks for all.
 */
import type { FacetDistribution } from 'meilisearch';
import type { Catalogue } from '../catalogue.ts';
import type { Filters, Hit, SearchAnswer, SearchQuery } from '../contract.ts';
import type { CandidateQuery, Candidates, EngineReader } from '../engine-reader.ts';
import type { Language } from '../errors.ts';
import { explain } from '../query/explain.ts';
import { parseQuery } from '../query/parse.ts';
import type { Query } from '../query/query.ts';
import type { ReportOrder } from '../report-order.ts';
import type { Wordings } from '../wordings.ts';
import { isLikelyFrequent, questions } from './asking.ts';
import { filterExpression } from './filter.ts';
import { asHit, hitId, type Matcher, matcher, type VerifiedHit, type Within } from './hits.ts';
import { engineOrder, type Sort, sortHits } from './order.ts';
import { scan, searchable } from './scan.ts';
import type { SmartMode } from './smart/smart-mode.ts';
import { smartSearch } from './smart/smart-search.ts';
import { answerTerms } from './terms.ts';
import { countedFacets, engineFacets, estimatedTotal, exactTotal, facetsOf } from './totals.ts';
import { verified } from './verify.ts';
import { hitsWithinReports } from './within-report.ts';

/** Numbers of candidates at which a search goes another way; tests lower them to go all ways with few. */
export interface Limits {
  /** Asked for first: enough for most phrases, and a sample of the others; 9 µs each. */
  readonly first: number;
  /** Up to these all are verified and all figures exact; the contract promises 1,000. */
  readonly verified: number;
  /** From these on reading all wordings is cheaper than asking for the ids. */
  readonly scanned: number;
}

export const LIMITS: Limits = { first: 200, verified: 1000, scanned: 2000 };
/** Candidates beyond those of a page, for those that the text refuses: phrases of Han are refused once in a hundred. */
const SPARE = 30;

export interface Searching {
  readonly reader: EngineReader;
  readonly catalogue: Catalogue;
  readonly wordings: Wordings;
  readonly limits: Limits;
  readonly smart: SmartMode;
}

/** What is searched for and where, once the query is read. */
export interface Asked {
  readonly query: Query;
  readonly filters: Filters;
  readonly within: Within;
}

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
  { reader }: Pick<Searching, 'reader'>,
  hits: readonly VerifiedHit[],
  found: Matcher,
): Promise<Hit[]> {
  const passages = await reader.passages(hits.map(hitId));
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
  const { sort, offset, limit, count } = wanted;
  const exactly = (hits: readonly VerifiedHit[]): Found => ({
    page: hits.slice(offset, offset + limit),
    total: exactTotal(hits),
    facets: facetsOf(hits, searching.catalogue),
  });
  if (asked.within === 'report')
    return exactly(sortHits(await hitsWithinReports(searching, asked.query, asked.filters, signal), sort));

  const { reader, catalogue, limits } = searching;
  const found = matcher(asked.query, 'passage');
  const filter = filterExpression(asked.filters);
  const asking = questions(asked.query);
  // Where counts will be wanted, they come cheaper with the first answer than by themselves.
  const likely = isLikelyFrequent(asked.query) && { facets: countedFacets(catalogue) };
  const first = await Promise.all(
    asking.map((phrases) => reader.candidates({ phrases, filter, limit: limits.first, ...likely }, signal)),
  );
  const total = first.reduce((sum, candidates) => sum + candidates.total, 0);
  if (total <= limits.verified) {
    const rest = await Promise.all(
      first.map((candidates, at) =>
        candidates.total <= candidates.ids.length
          ? []
          : restOf(reader, { phrases: asking[at] ?? '', filter }, candidates, signal),
      ),
    );
    const ids = new Set([...first.flatMap(({ ids }) => ids), ...rest.flat()]);
    return exactly(sortHits(await verified(searching, [...ids], found), sort));
  }

  // However many are counted, the pages keep an order that is known without reading all.
  const order = sort === 'relevance' ? 'newest' : sort;
  const [phrases] = asking;
  if (count === 'auto' && asking.length === 1 && phrases !== undefined) {
    const sampled = first.flatMap(({ ids }) => ids);
    const [counts, hits, sample] = await Promise.all([
      first[0]?.facets ?? countsOf(reader, { phrases, filter }, catalogue, signal),
      firstHits(searching, asked, order, offset + limit, signal),
      verified(searching, sampled, found),
    ]);
    if (hits) {
      return {
        page: hits.slice(offset, offset + limit),
        total: estimatedTotal(total, { candidates: sampled.length, hits: sample }, catalogue),
        facets: engineFacets(counts, catalogue),
      };
    }
  }
  return exactly(await allHits(searching, asked, asking, total, order, signal));
}

async function countsOf(
  reader: EngineReader,
  asked: Pick<CandidateQuery, 'phrases' | 'filter'>,
  catalogue: Catalogue,
  signal: AbortSignal | undefined,
): Promise<FacetDistribution> {
  return (await reader.counts(asked, countedFacets(catalogue), signal)).facets;
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
  const scanned = await scan(wordings, searchable(catalogue, filters, order), filters, query, count, signal);
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

/** The ids of the candidates after the first. */
async function restOf(
  reader: EngineReader,
  asked: Pick<CandidateQuery, 'phrases' | 'filter'>,
  first: Candidates,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const offset = first.ids.length;
  const rest = await reader.candidates({ ...asked, offset, limit: first.total - offset }, signal);
  return rest.ids;
}

/** Every hit, however many candidates there are, in order. */
async function allHits(
  searching: Searching,
  { query, filters }: Asked,
  asking: readonly string[],
  total: number,
  order: ReportOrder,
  signal: AbortSignal | undefined,
): Promise<VerifiedHit[]> {
  const { reader, catalogue, wordings, limits } = searching;
  if (total >= limits.scanned) {
    const hits = await scan(
      wordings,
      searchable(catalogue, filters, order),
      filters,
      query,
      Infinity,
      signal,
    );
    if (hits) return hits;
  }
  const filter = filterExpression(filters);
  const answers = await Promise.all(
    asking.map((phrases) => reader.candidates({ phrases, filter, limit: total }, signal)),
  );
  const ids = new Set(answers.flatMap((candidates) => candidates.ids));
  return sortHits(await verified(searching, [...ids], matcher(query, 'passage')), order);
}

/** Some of the hits, and about how many there are: enough to choose one among them. */
export function findSome(searching: Searching, asked: Asked, limit: number): Promise<Found> {
  return find(searching, asked, { sort: 'newest', count: 'auto', offset: 0, limit }, undefined);
}
