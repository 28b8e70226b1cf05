/**
 * Builds the engine queries of smart search: those whose results together contain every possible hit, and,
 * for when there are too many candidates, those whose top results are the best ones.
 */
import { engineQueries } from '../../query/engine-query.ts';
import { type Alternative, alternatives, typedAlternatives } from './concepts/alternatives.ts';
import type { Concept } from './concepts/concepts.ts';
import { MIN_SHARE, type WeightedQuery } from './ranking/score.ts';

/** Limit of `bestQueries`; each query takes the engine about 3 ms at 200,000 passages. */
const MAX_BEST_QUERIES = 12;

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
  const needed = weightedConcepts(query)
    .sort((a, b) => a.weight - b.weight)
    .filter(({ weight }) => {
      lighter += weight;
      return lighter >= total * MIN_SHARE;
    });
  const all = needed.flatMap(({ concept }) => alternatives(concept));
  return [...new Map(all.map((alternative) => [alternative.engineQuery, alternative])).values()];
}

/**
 * Queries whose top results are the best passages: the query of exact search; all concepts as typed; all but
 * one of the lightest; and all with one replaced by a synonym. The engine ranks by the proximity of the
 * words.
 */
export function bestQueries(query: WeightedQuery): string[] {
  const heaviestFirst = weightedConcepts(query)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const typed = heaviestFirst.map(({ concept }) => typedAlternatives(concept)[0]?.engineQuery ?? '');
  const total = heaviestFirst.reduce((sum, { weight }) => sum + weight, 0);
  const withoutOne = heaviestFirst
    .map((_, at) => at)
    .reverse()
    .filter((at) => total - (heaviestFirst[at]?.weight ?? 0) >= total * MIN_SHARE && heaviestFirst.length > 1)
    .map((at) => typed.filter((_, other) => other !== at).join(' '));
  const withSynonym = heaviestFirst.flatMap(({ concept }, at) =>
    [...typedAlternatives(concept).slice(1), ...alternatives(concept)]
      .filter(({ engineQuery }) => engineQuery !== typed[at])
      .map(({ engineQuery }) => typed.map((other, index) => (index === at ? engineQuery : other)).join(' ')),
  );
  const queries = [...engineQueries(query.query), typed.join(' '), ...withoutOne.slice(0, 2), ...withSynonym];
  return [...new Set(queries)].slice(0, MAX_BEST_QUERIES);
}

function weightedConcepts({ concepts, weights }: WeightedQuery): WeightedConcept[] {
  return concepts.map((concept, at) => ({ concept, weight: weights[at] ?? 0 }));
}
