/** What the report of a year tells of the plans of the year before: the nearest sentences, and no verdict. */
import type { TimeSlice } from '../corpus/time-slice.ts';
import { Shingles } from './shingles.ts';

/** A sentence of the later report that may tell of a plan. */
export interface Told {
  /** Index among the sentences that could tell of it. */
  readonly at: number;
  /** Share of the plan's wording, weighted by how rare it is, that the sentence has: 0 to 1. */
  readonly share: number;
  /** Whether it has more of the plan in common than sentences mostly have. */
  readonly isNear: boolean;
}

/*
 * Chosen on 87 plans of government work reports judged by hand (`testing/judged-sentences.txt`). Of 76 that a sentence
 * tells of, 70 have it among the first five, and 64 have it near; of 11 that nothing tells of, 7 have nothing near. At a
 * least share of 0.05 it is 66: a long plan is told of in a few words.
 */
const MIN_SHARE = 0.03;
const NEAR_SHARE = 0.09;
/** Weight of the common shingles, as many rare ones as make five characters: of a long plan a sentence tells a part. */
const NEAR_WEIGHT = 20;
/** Sentences told for each plan. */
const MOST = 5;

/** @returns for each plan what may tell of it, the likeliest first; none where nothing is near */
export async function toldOf(
  plans: readonly string[],
  sentences: readonly string[],
  slice: TimeSlice,
): Promise<Told[][]> {
  const shingles = new Shingles([...plans, ...sentences]);
  const told: Told[][] = [];
  for (const plan of shingles.texts.slice(0, plans.length)) {
    const near: (Told & { readonly likeness: number })[] = [];
    for (const [at, sentence] of shingles.texts.slice(plans.length).entries()) {
      if (slice.isOver()) await slice.next();
      const common = shingles.common(plan, sentence);
      const share = plan.weight === 0 ? 0 : common / plan.weight;
      if (share < MIN_SHARE) continue;
      // Cosine: a sentence on everything has a little of any plan.
      const likeness = share * Math.sqrt(plan.weight / sentence.weight);
      near.push({ at, share, isNear: share >= NEAR_SHARE || common >= NEAR_WEIGHT, likeness });
    }
    told.push(near.sort((a, b) => b.likeness - a.likeness).slice(0, MOST));
  }
  return told;
}
