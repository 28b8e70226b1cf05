/**
 * What smart search asks the engine for: the phrases that every hit has one of, and, where those have too many
 * passages, the best ones by their words.
 */
import { isWord, wordToken } from '../../../indexer/text/word-tokens.ts';
import type { Filters } from '../../contract/parameters.ts';
import type { CandidateQuery } from '../../engine/engine-reader.ts';
import { filterExpression, wordFilterExpression } from '../../engine/filter-expression.ts';
import { engineQueries } from '../../query/engine-query.ts';
import { termsOf } from '../../query/query.ts';
import { type Alternative, alternatives, typedAlternatives } from './concepts/alternatives.ts';
import type { Concept } from './concepts/concepts.ts';
import { MIN_SHARE, type WeightedQuery } from './ranking/score.ts';
import type { SmartContext } from './smart-context.ts';

/** Best passages asked for by words, and by phrases: what exact search finds, and all words as typed. */
const MAX_BY_WORDS = 150;
const MAX_BY_PHRASE = 100;
/** Up to so many passages with a phrase are asked for whole: the engine's order knows no headings. */
const MAX_WHOLE = 1100;
/** Words of a query that the engine is asked for, the rarest ones: each of them costs it a millisecond. */
const MAX_WORDS = 4;
/** Alternatives of a query whose exact hits are asked for. */
const MAX_EXACT_QUERIES = 4;

interface WeightedConcept {
  readonly concept: Concept;
  readonly weight: number;
}

/**
 * Phrases of which every hit contains at least one: those of the heaviest concepts. The lightest concepts,
 * which together weigh too little to make a hit, are the most frequent ones and need not be looked up.
 */
export function requiredAlternatives(query: WeightedQuery): Alternative[] {
  const total = query.weights.reduce((sum, weight) => sum + weight, 0);
  let lighter = 0;
  const needed = lightestFirst(query).filter(({ weight }) => {
    lighter += weight;
    return lighter >= total * MIN_SHARE;
  });
  const all = needed.flatMap(({ concept }) => alternatives(concept));
  return [...new Map(all.map((alternative) => [alternative.engineQuery, alternative])).values()];
}

/** Ids of the passages that are best by the engine's order. */
export async function bestCandidates(
  { reader, catalogue, smart }: SmartContext,
  query: WeightedQuery,
  filters: Filters,
  signal?: AbortSignal,
): Promise<string[]> {
  const heaviestFirst = lightestFirst(query).reverse();
  const typed = heaviestFirst
    .filter(({ weight }) => weight > 0)
    .map(({ concept }) => typedAlternatives(concept)[0]?.engineQuery ?? '');
  const filter = filterExpression(filters);
  const byPhrase = [...engineQueries(query.query).slice(0, MAX_EXACT_QUERIES), typed.join(' ')];
  const wordFilter = wordFilterExpression(filters, catalogue);
  const { segment } = smart.vocabulary();
  const words = heaviestFirst.flatMap(({ concept }) =>
    concept.typed.flatMap((chain) => termsOf(chain).flatMap(({ folded }) => segment(folded).filter(isWord))),
  );
  const queries: CandidateQuery[] = [...new Set(byPhrase)].map((engineQuery) => ({
    engineQuery,
    filter,
    limit: MAX_BY_PHRASE,
  }));
  if (wordFilter !== null)
    queries.push({
      engineQuery: [...new Set(words)].slice(0, MAX_WORDS).map(wordToken).join(' '),
      index: 'words',
      matching: 'most',
      filter: wordFilter,
      limit: MAX_BY_WORDS,
    });
  // Side by side: the engine works on one request with one core.
  const found = await Promise.all(
    queries.map(async (query) => {
      const candidates = await reader.candidates(query, signal);
      const ids = [...candidates.ids];
      if (query.index === 'words' || candidates.total > MAX_WHOLE) return ids;
      for await (const further of reader.furtherIds(query, candidates, signal)) ids.push(...further);
      return ids;
    }),
  );
  return [...new Set(found.flat())];
}

function lightestFirst({ concepts, weights }: WeightedQuery): WeightedConcept[] {
  return concepts
    .map((concept, at) => ({ concept, weight: weights[at] ?? 0 }))
    .sort((a, b) => a.weight - b.weight);
}
