import { describe, expect, test } from 'vitest';
import { planSearch, SEARCH_COSTS, type SearchEffort, type SearchPlan } from './plan.ts';

const EFFORT: SearchEffort = {
  candidates: 0,
  units: 31_700_000,
  phrases: 1,
  isInMemory: true,
  isScored: false,
  mayEstimate: true,
};

function plan(effort: Partial<SearchEffort>): SearchPlan {
  return planSearch({ ...EFFORT, ...effort }, SEARCH_COSTS);
}

describe('the plan over the whole range', () => {
  const candidates = [0, 100, 500, 1000, 1001, 2000, 3000, 30_000];
  test.each<[string, Partial<SearchEffort>, SearchPlan[]]>([
    [
      'a page of a large collection',
      {},
      ['ids', 'ids', 'ids', 'ids', 'estimate', 'estimate', 'estimate', 'estimate'],
    ],
    [
      'every hit of a large collection',
      { mayEstimate: false },
      ['ids', 'ids', 'ids', 'ids', 'ids', 'ids', 'scan', 'scan'],
    ],
    [
      'a page of a small subcorpus',
      { units: 500_000 },
      ['ids', 'scan', 'scan', 'scan', 'scan', 'scan', 'scan', 'estimate'],
    ],
    [
      'every hit of a small subcorpus',
      { units: 500_000, mayEstimate: false },
      ['ids', 'scan', 'scan', 'scan', 'scan', 'scan', 'scan', 'scan'],
    ],
    [
      'a page without text in memory',
      { isInMemory: false },
      ['ids', 'ids', 'ids', 'ids', 'estimate', 'estimate', 'estimate', 'estimate'],
    ],
    ['every hit without text in memory', { isInMemory: false, mayEstimate: false }, Array(8).fill('ids')],
    [
      'a scored page',
      { isScored: true },
      ['ids', 'ids', 'ids', 'ids', 'estimate', 'estimate', 'estimate', 'estimate'],
    ],
    [
      'every scored hit, of eight phrases',
      { isScored: true, phrases: 8, mayEstimate: false },
      ['ids', 'ids', 'ids', 'ids', 'ids', 'ids', 'ids', 'scan'],
    ],
  ])('%s', (_, effort, expected) => {
    expect(candidates.map((count) => plan({ ...effort, candidates: count }))).toEqual(expected);
  });

  test('an answer is never an estimate up to the 1,000 candidates that the API promises', () => {
    for (let count = 0; count <= SEARCH_COSTS.exactCandidates; count += 10)
      for (const isInMemory of [true, false])
        for (const isScored of [true, false])
          expect(plan({ candidates: count, isInMemory, isScored, phrases: 20 })).not.toBe('estimate');
  });
});
