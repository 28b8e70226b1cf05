/**
 * A smart search: words instead of phrases, with their synonyms; passages that have them all before those that have
 * most, what exact search finds before either.
 */
import type { ReportRecord } from '../../../indexer/document.ts';
import type { Range } from '../../../indexer/text/occurrences.ts';
import type { Filters, Hit, SearchAnswer, SearchQuery } from '../../contract.ts';
import type { Language } from '../../errors.ts';
import { parseQuery } from '../../query/parse.ts';
import type { Query } from '../../query/query.ts';
import { hitId, type VerifiedHit } from '../hits.ts';
import { type Sort, sortHits } from '../order.ts';
import type { Searching } from '../search.ts';
import { answerTerms } from '../terms.ts';
import { exactTotal, facetsOf } from '../totals.ts';
import { hitsWithinReports } from '../within-report.ts';
import { type Reading, readConcepts } from './concepts.ts';
import { examine, type Weighed } from './examine.ts';
import { gather, gatherAll } from './gather.ts';
import { type SmartHit, settingOf, shownSmart } from './smart-hits.ts';
import { asQuery, explainSmart } from './understood.ts';

type Wanted = Pick<SearchQuery, 'sort' | 'offset' | 'limit' | 'count' | 'within'>;
type Found = Pick<SearchAnswer, 'total' | 'facets'> & { readonly page: readonly VerifiedHit[] };

export async function smartSearch(
  searching: Searching,
  query: SearchQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<SearchAnswer> {
  const started = performance.now();
  const reading = readConcepts(parseQuery(query.q), searching.smart.vocabulary());
  const found = await find(searching, reading, query, query, signal);
  signal?.throwIfAborted();
  return {
    query: {
      text: query.q,
      mode: 'smart',
      terms: answerTerms(asQuery(reading)),
      understood: explainSmart(reading, language),
    },
    total: found.total,
    hits: await shownSmart(searching, found.page, reading),
    facets: found.facets,
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

/** All hits, without their text, in the order asked. */
export async function allSmartHits(
  searching: Searching,
  query: Query,
  filters: Filters,
  sort: Sort,
  signal?: AbortSignal,
): Promise<{ readonly hits: readonly VerifiedHit[]; readonly reading: Reading }> {
  const asked = await weighed(searching, readConcepts(query, searching.smart.vocabulary()), signal);
  const { hits } = await gatherAll(searching, asked, filters, signal);
  return { hits: sort === 'relevance' ? hits : sortHits(hits, sort), reading: asked };
}

/** All hits in the order in which the pages of a search show them, and how some of them are shown. */
export async function findAllSmart(
  searching: Searching,
  query: Query,
  filters: Filters,
  wanted: Pick<Wanted, 'sort' | 'within'>,
  signal?: AbortSignal,
): Promise<{
  readonly hits: readonly VerifiedHit[];
  readonly show: (some: readonly VerifiedHit[]) => Promise<Hit[]>;
}> {
  const reading = readConcepts(query, searching.smart.vocabulary());
  const all = { ...wanted, count: 'exact', offset: 0, limit: Infinity } as const;
  const { page } = await find(searching, reading, filters, all, signal);
  return { hits: page, show: (some) => shownSmart(searching, some, reading) };
}

/** Where a query stands in the passages of one report: nowhere in those that are no hits. */
export async function smartMatcher(
  searching: Searching,
  query: Query,
  record: ReportRecord,
): Promise<(position: number, folded: string) => readonly Range[]> {
  const asked = await weighed(searching, readConcepts(query, searching.smart.vocabulary()));
  return (position, folded) => examine(folded, asked, settingOf(record, position, folded))?.ranges ?? [];
}

async function weighed(
  { smart }: Pick<Searching, 'smart'>,
  reading: Reading,
  signal?: AbortSignal,
): Promise<Weighed> {
  return { ...reading, weights: await smart.rarity.weights(reading.concepts, signal) };
}

async function find(
  searching: Searching,
  reading: Reading,
  filters: Filters,
  { sort, offset, limit, count, within }: Wanted,
  signal: AbortSignal | undefined,
): Promise<Found> {
  const { catalogue } = searching;
  const exactly = (hits: readonly VerifiedHit[]): Found => ({
    page: hits.slice(offset, offset + limit),
    total: exactTotal(hits),
    facets: facetsOf(hits, catalogue),
  });
  if (within === 'report')
    return exactly(sortHits(await hitsWithinReports(searching, asQuery(reading), filters, signal), sort));

  const asked = await weighed(searching, reading, signal);
  const best = await gather(searching, asked, filters, signal);
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
  const all = await gatherAll(searching, asked, filters, signal);
  return exactly(sort === 'relevance' ? behind(best.hits, all.hits) : inOrder(all.hits));
}

/** The rest after those that the first pages show, so that no page shows a passage again or skips one. */
function behind(first: readonly SmartHit[], all: readonly SmartHit[]): SmartHit[] {
  const known = new Set(first.map(hitId));
  return [...first, ...all.filter((hit) => !known.has(hitId(hit)))];
}
