/**
 * Weighed concepts in; the questions out whose answers hold every passage that can be a hit, or, where those are too
 * many, the best of them.
 */
import { engineQueries } from '../../query/engine-query.ts';
import { type Alternative, alternatives, ownAlternatives } from './alternatives.ts';
import { LEAST_SHARE, type WeightedConcepts } from './score.ts';

/** Questions for the best passages: each costs the engine some three milliseconds at 200,000 passages. */
const MOST_QUESTIONS = 12;

/**
 * Phrases out of which every hit has at least one: those of the heaviest concepts. The lightest, which together
 * weigh too little to make a hit, are the most frequent, and need not be looked up at all.
 */
export function requiredAlternatives({ concepts, weights }: WeightedConcepts): Alternative[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const byWeight = concepts
    .map((concept, at) => ({ concept, weight: weights[at] ?? 0 }))
    .sort((a, b) => a.weight - b.weight);
  let light = 0;
  const needed = byWeight.filter(({ weight }) => {
    light += weight;
    return light >= total * LEAST_SHARE;
  });
  const phrases = needed.flatMap(({ concept }) => alternatives(concept));
  return [...new Map(phrases.map((one) => [one.engineQuery, one])).values()];
}

/**
 * Questions whose first answers are the best passages: what exact search asks; all words; all with a synonym for one;
 * all but one of the lightest. The engine gives those first whose words stand nearest.
 */
export function bestQueries(asked: WeightedConcepts): string[] {
  const order = asked.concepts
    .map((concept, at) => ({ concept, weight: asked.weights[at] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const own = order.map(({ concept }) => ownAlternatives(concept)[0]?.engineQuery ?? '');
  const base = own.join(' ');
  const total = order.reduce((sum, { weight }) => sum + weight, 0);
  const fewer = order
    .map((_, at) => at)
    .reverse()
    .filter((at) => total - (order[at]?.weight ?? 0) >= total * LEAST_SHARE && order.length > 1)
    .map((at) => own.filter((_, other) => other !== at).join(' '));
  const replaced = order.flatMap(({ concept }, at) =>
    [...ownAlternatives(concept).slice(1), ...alternatives(concept)]
      .filter(({ engineQuery }) => engineQuery !== own[at])
      .map(({ engineQuery }) => own.map((other, index) => (index === at ? engineQuery : other)).join(' ')),
  );
  return [...new Set([...engineQueries(asked.query), base, ...fewer.slice(0, 2), ...replaced])].slice(
    0,
    MOST_QUESTIONS,
  );
}
