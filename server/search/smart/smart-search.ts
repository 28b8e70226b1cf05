/**
 * A smart search: words instead of phrases, with their synonyms; passages that have them all before those that have
 * most, what exact search finds before either.
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
import { exactTotal, facetsOf } from '../hits/facets.ts';
import { hitId, type VerifiedHit } from '../hits/hits.ts';
import { type Sort, sortHits } from '../hits/sort-hits.ts';
import { type Reading, readConcepts } from './concepts.ts';
import { asQuery, explainSmart } from './explain-smart.ts';
import { retrieve, retrieveAll } from './retrieve.ts';
import { score, type WeightedConcepts } from './score.ts';
import { passageContext, type SmartHit, shownSmart } from './smart-hits.ts';
import type { SmartSearchContext } from './smart-mode.ts';

type PageRequest = Pick<SearchQuery, 'sort' | 'offset' | 'limit' | 'count' | 'within'>;
type SearchResult = Pick<SearchAnswer, 'total' | 'facets'> & { readonly page: readonly VerifiedHit[] };

export async function smartSearch(
  context: SmartSearchContext,
  query: SearchQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<SearchAnswer> {
  const started = performance.now();
  const reading = readConcepts(parseQuery(query.q), context.smart.vocabulary());
  const found = await find(context, reading, query, query, signal);
  signal?.throwIfAborted();
  return {
    query: {
      text: query.q,
      mode: 'smart',
      terms: answerTerms(asQuery(reading)),
      understood: explainSmart(reading, language),
    },
    total: found.total,
    hits: await shownSmart(context, found.page, reading),
    facets: found.facets,
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

/** All hits, without their text, in the order asked. */
export async function allSmartHits(
  context: SmartSearchContext,
  query: Query,
  filters: Filters,
  sort: Sort,
  signal?: AbortSignal,
): Promise<{ readonly hits: readonly VerifiedHit[]; readonly reading: Reading }> {
  const asked = await weighed(context, readConcepts(query, context.smart.vocabulary()), signal);
  const { hits } = await retrieveAll(context, asked, filters, signal);
  return { hits: sort === 'relevance' ? hits : sortHits(hits, sort), reading: asked };
}

/** All hits in the order in which the pages of a search show them, and how some of them are shown. */
export async function findAllSmart(
  context: SmartSearchContext,
  query: Query,
  filters: Filters,
  wanted: Pick<PageRequest, 'sort' | 'within'>,
  signal?: AbortSignal,
): Promise<{
  readonly hits: readonly VerifiedHit[];
  readonly show: (some: readonly VerifiedHit[]) => Promise<Hit[]>;
}> {
  const reading = readConcepts(query, context.smart.vocabulary());
  const all = { ...wanted, count: 'exact', offset: 0, limit: Infinity } as const;
  const { page } = await find(context, reading, filters, all, signal);
  return { hits: page, show: (some) => shownSmart(context, some, reading) };
}

/** Where a query stands in the passages of one report: nowhere in those that are no hits. */
export async function smartMatcher(
  context: SmartSearchContext,
  query: Query,
  record: ReportRecord,
): Promise<(position: number, folded: string) => readonly Range[]> {
  const asked = await weighed(context, readConcepts(query, context.smart.vocabulary()));
  return (position, folded) => score(folded, asked, passageContext(record, position, folded))?.ranges ?? [];
}

async function weighed(
  { smart }: Pick<SmartSearchContext, 'smart'>,
  reading: Reading,
  signal?: AbortSignal,
): Promise<WeightedConcepts> {
  return { ...reading, weights: await smart.idf.weights(reading.concepts, signal) };
}

async function find(
  context: SmartSearchContext,
  reading: Reading,
  filters: Filters,
  { sort, offset, limit, count, within }: PageRequest,
  signal: AbortSignal | undefined,
): Promise<SearchResult> {
  const { catalogue } = context;
  const exactly = (hits: readonly VerifiedHit[]): SearchResult => ({
    page: hits.slice(offset, offset + limit),
    total: exactTotal(hits),
    facets: facetsOf(hits, catalogue),
  });
  if (within === 'report')
    return exactly(sortHits(await hitsWithinReports(context, asQuery(reading), filters, signal), sort));

  const asked = await weighed(context, reading, signal);
  const best = await retrieve(context, asked, filters, signal);
  const inOrder = (hits: readonly SmartHit[]): readonly VerifiedHit[] =>
    sort === 'relevance' ? hits : sortHits(hits, sort);
  if (best.complete) return exactly(inOrder(best.hits));
  if (sort === 'relevance' && count === 'auto' && offset + limit <= best.hits.length) {
    const examined = exactTotal(best.hits);
    const share = best.hits.length === 0 ? 1 : best.passages / best.hits.length;
    const most = catalogue.facts();
    return {
      page: best.hits.slice(offset, offset + limit),
      total: {
        passages: best.passages,
        occurrences: Math.round(examined.occurrences * share),
        reports: Math.min(most.reports, Math.round(examined.reports * share)),
        places: Math.min(most.places, Math.round(examined.places * share)),
        exact: false,
      },
      // Of what was examined: `count=exact` counts them all.
      facets: facetsOf(best.hits, catalogue),
    };
  }
  const all = await retrieveAll(context, asked, filters, signal);
  return exactly(sort === 'relevance' ? behind(best.hits, all.hits) : inOrder(all.hits));
}

/** The rest after those that the first pages show, so that no page shows a passage again or skips one. */
function behind(first: readonly SmartHit[], all: readonly SmartHit[]): SmartHit[] {
  const known = new Set(first.map(hitId));
  return [...first, ...all.filter((hit) => !known.has(hitId(hit)))];
}
