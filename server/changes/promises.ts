/** What the report of a year tells of the plans of the year before: the nearest sentences, and no verdict. */
import type { TimeSlice } from '../corpus/time-slice.ts';
import { Shingles } from './shingles.ts';

/** A sentence of the later report that may tell of a plan. */
export interface Told {
  /** Index among the sentences that could tell of it. */
  readonly at: number;
  /** Share of the plan's wording, weighted by how rare it is, that the sentence has: 0 to 1. */
  readonly share: number;
}

/**
 * Below it a sentence shares with the plan what any sentence does. Of 117 plans judged by hand whose counterpart is
 * known, 95 % have it above.
 */
const MIN_SHARE = 0.09;
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
    const near: Told[] = [];
    for (const [at, sentence] of shingles.texts.slice(plans.length).entries()) {
      const share = plan.weight === 0 ? 0 : shingles.common(plan, sentence) / plan.weight;
      if (share >= MIN_SHARE) near.push({ at, share });
      if (slice.isOver()) await slice.next();
    }
    told.push(near.sort((a, b) => b.share - a.share).slice(0, MOST));
  }
  return told;
}
