/**
 * Smart search: matches words and their synonyms instead of phrases. Hits of exact search come first, then
 * passages with all words, then those with most of them.
 */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import type { Range } from '../../../indexer/text/occurrences.ts';
import type { Filters } from '../../contract/parameters.ts';
import type { Hit } from '../../contract/passage.ts';
import type { SearchAnswer, SearchQuery } from '../../contract/search.ts';
import { answerTerms } from '../../query/answer-terms.ts';
import { parseQuery } from '../../query/parse.ts';
import type { Query } from '../../query/query.ts';
import type { Language } from '../../web/errors.ts';
import { hitsWithinReports } from '../exact/within-report.ts';
import { facetsOfHits, labelledFacets } from '../hits/facets.ts';
import { hitId, type VerifiedHit } from '../hits/hits.ts';
import type { PageRequest, SearchResult } from '../hits/search-context.ts';
import { type Sort, sortHits } from '../hits/sort-hits.ts';
import { estimatedTotal, exactTotal } from '../hits/totals.ts';
import { type ConceptQuery, parseConcepts, toExactQuery } from './concepts/concepts.ts';
import { explainSmart } from './concepts/explain-smart.ts';
import { passageContext } from './ranking/passage-context.ts';
import { score, type WeightedQuery } from './ranking/score.ts';
import { retrieve, retrieveAll } from './retrieve.ts';
import { presentSmartHits, type SmartHit } from './smart-hits.ts';
import type { SmartSearchContext } from './smart-mode.ts';

type SmartPageRequest = PageRequest & Pick<SearchQuery, 'within'>;

export async function smartSearch(
  context: SmartSearchContext,
  query: SearchQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<SearchAnswer> {
  const started = performance.now();
  const conceptQuery = parseConcepts(parseQuery(query.q), context.smart.vocabulary());
  const result = await find(context, conceptQuery, query, query, signal);
  signal?.throwIfAborted();
  return {
    query: {
      text: query.q,
      mode: 'smart',
      terms: answerTerms(toExactQuery(conceptQuery)),
      understood: explainSmart(conceptQuery, language),
    },
    total: result.total,
    hits: await presentSmartHits(context, result.page, conceptQuery),
    facets: labelledFacets(result.facets, context.catalogue, language),
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

/** All hits within passages, sorted and without their text, and the concepts by which they were found. */
export async function allSmartHits(
  context: SmartSearchContext,
  query: Query,
  filters: Filters,
  sort: Sort,
  signal?: AbortSignal,
): Promise<{ readonly hits: readonly VerifiedHit[]; readonly conceptQuery: ConceptQuery }> {
  const conceptQuery = parseConcepts(query, context.smart.vocabulary());
  const { hits } = await retrieveAll(context, await weighted(context, conceptQuery, signal), filters, signal);
  return { hits: sort === 'relevance' ? hits : sortHits(hits, sort), conceptQuery };
}

/** All hits in the order of the result pages, and a function that adds text to any of them. */
export async function findAllSmart(
  context: SmartSearchContext,
  query: Query,
  filters: Filters,
  { sort, within }: Pick<SmartPageRequest, 'sort' | 'within'>,
  signal?: AbortSignal,
): Promise<{
  readonly hits: readonly VerifiedHit[];
  readonly show: (hits: readonly VerifiedHit[]) => Promise<Hit[]>;
}> {
  const conceptQuery = parseConcepts(query, context.smart.vocabulary());
  const all = { sort, within, count: 'exact', offset: 0, limit: Infinity } as const;
  const { page } = await find(context, conceptQuery, filters, all, signal);
  return { hits: page, show: (hits) => presentSmartHits(context, hits, conceptQuery) };
}

/**
 * Returns a function for the ranges of a query in the passages of one report; empty for passages that are no
 * hits.
 */
export async function smartMatcher(
  context: SmartSearchContext,
  query: Query,
  record: ReportRecord,
): Promise<(position: number, folded: string) => readonly Range[]> {
  const weightedQuery = await weighted(context, parseConcepts(query, context.smart.vocabulary()));
  return (position, folded) =>
    score(folded, weightedQuery, passageContext(record, position, folded))?.ranges ?? [];
}

async function weighted(
  { smart }: Pick<SmartSearchContext, 'smart'>,
  query: ConceptQuery,
  signal?: AbortSignal,
): Promise<WeightedQuery> {
  return { ...query, weights: await smart.idf.weights(query.concepts, signal) };
}

async function find(
  context: SmartSearchContext,
  query: ConceptQuery,
  filters: Filters,
  { sort, offset, limit, count, within }: SmartPageRequest,
  signal: AbortSignal | undefined,
): Promise<SearchResult> {
  const { catalogue } = context;
  const exactResult = (hits: readonly VerifiedHit[]): SearchResult => ({
    page: hits.slice(offset, offset + limit),
    total: exactTotal(hits),
    facets: facetsOfHits(hits, catalogue),
  });
  if (within === 'report')
    return exactResult(
      sortHits(await hitsWithinReports(context, toExactQuery(query), filters, signal), sort),
    );

  const weightedQuery = await weighted(context, query, signal);
  const best = await retrieve(context, weightedQuery, filters, signal);
  const sorted = (hits: readonly SmartHit[]): readonly VerifiedHit[] =>
    sort === 'relevance' ? hits : sortHits(hits, sort);
  if (best.isComplete) return exactResult(sorted(best.hits));
  if (sort === 'relevance' && count === 'auto' && offset + limit <= best.hits.length) {
    return {
      page: best.hits.slice(offset, offset + limit),
      total: estimatedTotal(best.passages, { size: best.hits.length, hits: best.hits }, catalogue),
      // Only the scored passages are counted; `count=exact` counts all.
      facets: facetsOfHits(best.hits, catalogue),
    };
  }
  const all = await retrieveAll(context, weightedQuery, filters, signal);
  return exactResult(sort === 'relevance' ? withFirst(best.hits, all.hits) : sorted(all.hits));
}

/**
 * Puts the hits of the first pages before all others, so that later pages neither repeat nor skip any of
 * them.
 */
function withFirst(first: readonly SmartHit[], all: readonly SmartHit[]): SmartHit[] {
  const ids = new Set(first.map(hitId));
  return [...first, ...all.filter((hit) => !ids.has(hitId(hit)))];
}
