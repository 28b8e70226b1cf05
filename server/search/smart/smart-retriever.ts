/**
 * Smart search: words and their synonyms instead of phrases. Hits of exact search come first, then passages
 * with all words, then those with most of them.
 *
 * The engine's words propose the best passages; which passages are hits, and in which order, is decided by
 * their text.
 */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import type { Range } from '../../../indexer/text/occurrences.ts';
import type { Filters } from '../../contract/parameters.ts';
import type { SearchAnswer } from '../../contract/search.ts';
import { spread } from '../../corpus/spread.ts';
import { forEachInTurns, sortInTurns, timeSlice } from '../../corpus/time-slice.ts';
import { filterExpression } from '../../engine/filter-expression.ts';
import { answerTerms } from '../../query/answer-terms.ts';
import type { Query } from '../../query/query.ts';
import type { Language } from '../../web/errors.ts';
import { hitsWithinReports } from '../exact/within-report.ts';
import { checkCandidates, everyHit } from '../hits/every-hit.ts';
import { facetsOfHits } from '../hits/facets.ts';
import { asHit, hitId, rangesIn, ShownHits, showHits, type VerifiedHit, type Within } from '../hits/hits.ts';
import type { Retriever } from '../hits/retriever.ts';
import { scan, searchableReports } from '../hits/scan.ts';
import type { PageRequest, SearchResult, SearchTarget } from '../hits/search-context.ts';
import { sortHits } from '../hits/sort-hits.ts';
import { estimatedTotal, exactResult } from '../hits/totals.ts';
import { planSearch } from '../plan/plan.ts';
import { bestCandidates, requiredAlternatives } from './candidates.ts';
import { parseConcepts, toExactQuery } from './concepts/concepts.ts';
import { explainSmart } from './concepts/explain-smart.ts';
import { idfWeights } from './ranking/idf.ts';
import { passageContext } from './ranking/passage-context.ts';
import { score, shownConcepts, type WeightedQuery } from './ranking/score.ts';
import type { SmartContext } from './smart-context.ts';
import { byRelevance, type SmartHit, smartHit } from './smart-hits.ts';

/** Hits of a sample from which the number of all is estimated. */
const SAMPLE_SIZE = 100;
/** UTF-16 units read for that sample, spread over the collection: 0.2 ms a phrase. */
const SAMPLE_UNITS = 300_000;

export class SmartRetriever implements Retriever {
  private constructor(
    private readonly context: SmartContext,
    private readonly query: WeightedQuery,
    private readonly within: Within,
  ) {}

  static async create(
    context: SmartContext,
    query: Query,
    within: Within,
    signal?: AbortSignal,
  ): Promise<SmartRetriever> {
    const concepts = parseConcepts(query, context.smart.vocabulary());
    const weights = await idfWeights(concepts.concepts, context.smart.counts, signal);
    return new SmartRetriever(context, { ...concepts, weights }, within);
  }

  get terms(): SearchAnswer['query']['terms'] {
    return answerTerms(toExactQuery(this.query));
  }

  understood(language: Language): string {
    return explainSmart(this.query, language);
  }

  match(record: ReportRecord, position: number, folded: string): readonly Range[] | null {
    return score(folded, this.query, passageContext(record, position, folded))?.ranges ?? null;
  }

  /** With the matched words and the names of the missing ones. */
  async show(hits: readonly VerifiedHit[]): Promise<ShownHits> {
    const { query } = this;
    const { passages } = await showHits(this.context, hits, () => null);
    return new ShownHits(passages, ({ passage, record }) => {
      let missing: readonly string[] = [];
      const ranges = rangesIn(passage.text, (folded) => {
        const shown = shownConcepts(folded, query);
        missing = shown.missing;
        return shown.ranges;
      });
      const hit = asHit(passage, record, ranges);
      const words = hit.ranges.map(([start, end]) => hit.text.slice(start, end));
      return { ...hit, words: [...new Set(words)], missing: [...missing] };
    });
  }

  async find(filters: Filters, page: PageRequest, signal?: AbortSignal): Promise<SearchResult> {
    const { context, query } = this;
    const { sort, offset, limit, count } = page;
    if (this.within === 'report') {
      const hits = await hitsWithinReports(context, toExactQuery(query), filters, signal);
      return exactResult(await sortHits(hits, sort, signal), page, context.catalogue, signal);
    }
    const required = requiredAlternatives(query);
    const target: SearchTarget<SmartHit> = {
      filters,
      queries: required.map(({ engineQuery }) => engineQuery),
      phrases: required.map(({ phrase }) => phrase),
      check: (passage) => smartHit(passage, query),
    };
    const candidates = await this.countCandidates(target, signal);
    const records = searchableReports(context.catalogue, filters);
    const effort = {
      candidates,
      units: records.reduce((sum, { characters }) => sum + characters, 0),
      phrases: target.phrases.length,
      isInMemory: context.texts.isComplete,
      isScored: true,
    };
    // The best of many hits come first on every page, however many of the others are asked for.
    const isLarge = planSearch({ ...effort, mayEstimate: true }, context.costs) === 'estimate';
    const best = isLarge && sort === 'relevance' ? await this.best(target, signal) : [];
    if (count === 'auto' && offset + limit <= best.length)
      return this.estimate(best, target, candidates, records, page, signal);
    const plan = planSearch({ ...effort, mayEstimate: false }, context.costs);
    const { hits: all } = await everyHit(context, target, plan === 'scan' ? 'scan' : 'ids', {}, signal);
    const sorted =
      sort === 'relevance'
        ? await withFirst(best, await sortInTurns(all, byRelevance, timeSlice(signal)), signal)
        : await sortHits(all, sort, signal);
    return exactResult(sorted, page, context.catalogue, signal);
  }

  private async countCandidates(target: SearchTarget<SmartHit>, signal?: AbortSignal): Promise<number> {
    const counts = await this.context.smart.counts.of(
      target.queries,
      filterExpression(target.filters),
      signal,
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Sorted by relevance. */
  private async best(target: SearchTarget<SmartHit>, signal?: AbortSignal): Promise<SmartHit[]> {
    const ids = await bestCandidates(this.context, this.query, target.filters, signal);
    return (await checkCandidates(this.context, ids, target, signal)).sort(byRelevance);
  }

  /** Totals from a sample of the collection; facets count the best passages only. */
  private async estimate(
    best: readonly SmartHit[],
    target: SearchTarget<SmartHit>,
    candidates: number,
    records: readonly ReportRecord[],
    { offset, limit }: PageRequest,
    signal: AbortSignal | undefined,
  ): Promise<SearchResult> {
    const { texts, catalogue } = this.context;
    const inMemory = records.filter((record) => texts.get(record));
    const limits = { hits: SAMPLE_SIZE, units: SAMPLE_UNITS };
    const sample = await scan(texts, spread(inMemory), target, limits, signal);
    const total = await estimatedTotal(candidates, { size: sample.candidates, hits: sample.hits }, catalogue);
    return {
      page: best.slice(offset, offset + limit),
      total: { ...total, passages: Math.max(total.passages, best.length) },
      facets: await facetsOfHits(best, catalogue, signal),
    };
  }
}

/**
 * Puts the hits of the first pages before all others, so that later pages neither repeat nor skip any of
 * them.
 */
async function withFirst(
  first: readonly SmartHit[],
  all: readonly SmartHit[],
  signal: AbortSignal | undefined,
): Promise<readonly SmartHit[]> {
  if (first.length === 0) return all;
  const sorted = [...first];
  const ids = new Set(first.map(hitId));
  const addNew = (hit: SmartHit): void => {
    if (!ids.has(hitId(hit))) sorted.push(hit);
  };
  await forEachInTurns(all, addNew, timeSlice(signal));
  return sorted;
}
