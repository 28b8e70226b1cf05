/** Merges what several servers answer to one query, as if one had answered. */
import type { FacetDistribution } from 'meilisearch';
import type { CandidateQuery, Candidates } from './server-reader.ts';

/** @param parts by server; null for one that is down */
export function mergeCandidates(
  parts: readonly (Candidates | null)[],
  { sort, limit }: Pick<CandidateQuery, 'sort' | 'limit'>,
): Candidates {
  const lists = parts.map((part) => part?.ids ?? []);
  // While a report moves from one server to another, both have it.
  const ids = sort
    ? [...new Set(lists.flat())].sort(sort.compare).slice(0, limit)
    : [...new Set(inTurn(lists))];
  return {
    ids,
    portions: parts.map((part) => part?.portions[0] ?? { fetched: 0, total: 0 }),
    total: parts.reduce((sum, part) => sum + (part?.total ?? 0), 0),
    facets: addUp(parts.map((part) => part?.facets ?? {})),
  };
}

/** The first of each list, then the second of each: whoever takes a sample takes it from all. */
function* inTurn(lists: readonly (readonly string[])[]): Generator<string> {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  for (let at = 0; at < longest; at++)
    for (const list of lists) {
      const id = list[at];
      if (id !== undefined) yield id;
    }
}

function addUp(distributions: readonly FacetDistribution[]): FacetDistribution {
  const sums = new Map<string, Map<string, number>>();
  for (const distribution of distributions)
    for (const [name, counts] of Object.entries(distribution)) {
      const sum = sums.get(name) ?? new Map<string, number>();
      sums.set(name, sum);
      for (const [value, count] of Object.entries(counts)) sum.set(value, (sum.get(value) ?? 0) + count);
    }
  return Object.fromEntries([...sums].map(([name, counts]) => [name, Object.fromEntries(counts)]));
}
