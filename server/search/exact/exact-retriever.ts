/** Exact search: phrases in the folded text. The engine proposes candidates, the text decides. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import type { Range } from '../../../indexer/text/occurrences.ts';
import type { Filters } from '../../contract/parameters.ts';
import type { SearchAnswer } from '../../contract/search.ts';
import type { ReportOrder } from '../../corpus/report-order.ts';
import type { Candidates } from '../../engine/engine-reader.ts';
import { filterExpression } from '../../engine/filter-expression.ts';
import { answerTerms } from '../../query/answer-terms.ts';
import { engineQueries, isSinglePhrase } from '../../query/engine-query.ts';
import { explain } from '../../query/explain.ts';
import type { Query } from '../../query/query.ts';
import type { Language } from '../../web/errors.ts';
import { checkCandidates, type EveryHit, everyHit } from '../hits/every-hit.ts';
import { engineFacetNames, facetsOfCounts } from '../hits/facets.ts';
import {
  hitFromRanges,
  type Matcher,
  matcher,
  type ShownHits,
  showHits,
  type VerifiedHit,
  type Within,
} from '../hits/hits.ts';
import { rarestPhrases } from '../hits/match.ts';
import type { Retriever } from '../hits/retriever.ts';
import { type Scan, scan, searchableReports } from '../hits/scan.ts';
import type { PageRequest, SearchContext, SearchResult, SearchTarget } from '../hits/search-context.ts';
import { engineOrder, sortHits } from '../hits/sort-hits.ts';
import { estimatedTotal, exactResult } from '../hits/totals.ts';
import { planSearch, type SearchPlan } from '../plan/plan.ts';
import { hitsWithinReports } from './within-report.ts';

/**
 * Candidates asked for at first where none are expected. The engine takes half a millisecond for each thousand
 * asked for, whether there are as many or not.
 */
const LIKELY = 60;
/** As many times the expected candidates are planned for: to fetch a thousand ids in vain is the dearest error. */
const CAUTION = 1.5;
/** Share of candidates that are hits, at least, for phrases of all kinds. */
const MIN_PRECISION = 0.8;
/** Candidates checked to estimate how many of them are hits; of a single phrase nearly all are. */
const SAMPLE_CANDIDATES = 200;
/** Candidates fetched for a page beyond those that fill it, to replace those that are no hits. */
const SPARE_CANDIDATES = 30;

export class ExactRetriever implements Retriever {
  private readonly matchText: Matcher;

  constructor(
    private readonly context: SearchContext,
    private readonly query: Query,
    private readonly within: Within,
  ) {
    this.matchText = matcher(query, within);
  }

  get terms(): SearchAnswer['query']['terms'] {
    return answerTerms(this.query);
  }

  understood(language: Language): string {
    return explain(this.query, language);
  }

  show(hits: readonly VerifiedHit[]): Promise<ShownHits> {
    return showHits(this.context, hits, this.matchText);
  }

  match(_: ReportRecord, __: number, folded: string): readonly Range[] | null {
    return this.matchText(folded);
  }

  /** `relevance` sorts up to `exactCandidates` hits; more of them come newest first, which takes no sorting. */
  async find(filters: Filters, page: PageRequest, signal?: AbortSignal): Promise<SearchResult> {
    const { context } = this;
    if (this.within === 'report') {
      const hits = await hitsWithinReports(context, this.query, filters, signal);
      return exactResult(await sortHits(hits, page.sort, signal), page, context.catalogue, signal);
    }
    const search = new PhraseSearch(context, this.query, filters, page, signal);
    return search.run();
  }
}

/** One run of an exact search through its plan. */
class PhraseSearch {
  private readonly target: SearchTarget;
  private readonly order: ReportOrder;
  private readonly records: readonly ReportRecord[];
  /** UTF-16 units of text to search. */
  private readonly units: number;

  constructor(
    private readonly context: SearchContext,
    private readonly query: Query,
    filters: Filters,
    private readonly page: PageRequest,
    private readonly signal: AbortSignal | undefined,
  ) {
    const match = matcher(query, 'passage');
    this.target = {
      filters,
      queries: engineQueries(query),
      phrases: rarestPhrases(query),
      check: ({ record, position, section, folded }) =>
        hitFromRanges(record, position, section, match(folded)),
    };
    this.order = page.sort === 'relevance' ? 'newest' : page.sort;
    this.records = searchableReports(context.catalogue, filters, this.order);
    this.units = this.records.reduce((sum, { characters }) => sum + characters, 0);
  }

  async run(): Promise<SearchResult> {
    const { context, target, signal } = this;
    const { firstLookHits, firstLookUnits } = context.costs;
    const look = await this.scan({ hits: firstLookHits, units: firstLookUnits });
    if (look.ended === 'complete') return this.complete({ hits: look.hits, isInOrder: true });
    let mayEstimate = this.page.count === 'auto' && target.queries.length === 1;
    const expected = this.expectedCandidates(look);
    let plan = this.plan(CAUTION * expected, mayEstimate);
    if (plan === 'estimate') {
      const estimated = await this.estimate(look);
      if (estimated) return estimated;
      mayEstimate = false;
      plan = 'ids';
    }
    if (plan === 'scan')
      return this.complete(await everyHit(context, target, plan, { order: this.order }, signal));
    const filter = filterExpression(target.filters);
    const limit = Math.ceil(Math.min(context.costs.exactCandidates, LIKELY + 2 * expected));
    const fetched = await context.reader.candidatesOfEach(
      target.queries.map((engineQuery) => ({ engineQuery, filter, limit })),
      signal,
    );
    const candidates = fetched.reduce((sum, { total }) => sum + total, 0);
    if (this.plan(candidates, mayEstimate) === 'estimate') {
      const estimated = await this.estimate(
        look,
        fetched.flatMap(({ ids }) => ids),
      );
      if (estimated) return estimated;
    }
    // What has been fetched costs nothing any more.
    const remaining = fetched.reduce((sum, { total, ids }) => sum + total - ids.length, 0);
    plan = remaining === 0 ? 'ids' : this.plan(remaining, false);
    const how = plan === 'scan' ? 'scan' : 'ids';
    return this.complete(
      await everyHit(context, target, how, { order: this.order, fetched }, signal),
      candidates,
    );
  }

  private plan(candidates: number, mayEstimate: boolean): SearchPlan {
    const { context, target, units } = this;
    const { phrases } = target;
    const isInMemory = context.texts.isComplete;
    const effort = { candidates, units, phrases: phrases.length, isInMemory, isScored: false, mayEstimate };
    return planSearch(effort, context.costs);
  }

  /** Where nothing could be read, a frequent phrase is the dearer surprise. */
  private expectedCandidates({ hits, units }: Scan<VerifiedHit>): number {
    return units === 0 ? Number.MAX_SAFE_INTEGER : (hits.length * this.units) / units;
  }

  private scan(limits: { readonly hits: number; readonly units: number }): Promise<Scan<VerifiedHit>> {
    return scan(this.context.texts, this.records, this.target, limits, this.signal);
  }

  /** @param candidates of the engine, if it has been asked */
  private async complete(
    { hits, isInOrder }: EveryHit<VerifiedHit>,
    candidates?: number,
  ): Promise<SearchResult> {
    const { page, order, context } = this;
    const isByRelevance = page.sort === 'relevance' && !(await this.isLarge(hits.length, candidates));
    const sorted =
      isInOrder && !isByRelevance
        ? hits
        : await sortHits(hits, isByRelevance ? 'relevance' : order, this.signal);
    return exactResult(sorted, page, context.catalogue, this.signal);
  }

  /**
   * Whether there are too many hits to sort them by relevance. For a single phrase the engine's count decides,
   * as it does for pages that are estimated: else their order would differ from those that are not.
   */
  private async isLarge(hits: number, known: number | undefined): Promise<boolean> {
    const { exactCandidates } = this.context.costs;
    if (hits > exactCandidates) return true;
    if (!isSinglePhrase(this.query) || hits < exactCandidates * MIN_PRECISION) return false;
    return (known ?? (await this.count(0)).total) > exactCandidates;
  }

  private count(limit: number, facets?: readonly string[]): Promise<Candidates> {
    const { target, signal, context } = this;
    const [engineQuery = ''] = target.queries;
    const filter = filterExpression(target.filters);
    return context.reader.candidates({ engineQuery, filter, limit, ...(facets && { facets }) }, signal);
  }

  /**
   * @param ids candidates that are known already, of which a sample is checked
   * @returns null if there are too few hits for an estimate, or no page of them without finding all
   */
  private async estimate(look: Scan<VerifiedHit>, ids: readonly string[] = []): Promise<SearchResult | null> {
    const { context, target, page, signal } = this;
    const { catalogue, costs } = context;
    const sampleSize = isSinglePhrase(this.query) || ids.length > 0 ? 0 : SAMPLE_CANDIDATES;
    const counted = await this.count(sampleSize, engineFacetNames(catalogue));
    if (counted.total <= costs.exactCandidates) return null;
    const end = page.offset + page.limit;
    const hits = look.hits.length >= end ? look.hits : await this.firstHits(end);
    if (hits === null) return null;
    const sampled = [...ids, ...counted.ids].slice(0, SAMPLE_CANDIDATES);
    const sample =
      sampled.length === 0
        ? { size: hits.length, hits }
        : { size: sampled.length, hits: await checkCandidates(context, sampled, target, signal) };
    if (counted.total * (sample.hits.length / sample.size) <= costs.exactCandidates) return null;
    return {
      page: hits.slice(page.offset, end),
      total: await estimatedTotal(counted.total, sample, catalogue),
      facets: facetsOfCounts(counted.facets, catalogue),
    };
  }

  /** At least `count` hits in the order of the page; null if that would take finding all of them. */
  private async firstHits(count: number): Promise<readonly VerifiedHit[] | null> {
    const { context, target, order, signal } = this;
    const { hits, ended } = await this.scan({ hits: count, units: Infinity });
    if (hits.length >= count) return hits;
    if (ended === 'complete') return null;
    const limit = count + SPARE_CANDIDATES;
    if (limit > context.costs.exactCandidates) return null;
    const [engineQuery = ''] = target.queries;
    const filter = filterExpression(target.filters);
    const query = { engineQuery, filter, sort: engineOrder(order, context.catalogue), limit };
    const { ids } = await context.reader.candidates(query, signal);
    const found = await checkCandidates(context, ids, target, signal);
    return found.length >= count ? found : null;
  }
}
