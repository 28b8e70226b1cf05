/** Finds every hit: by reading all text that may hold one, or by checking every candidate of the engine. */
import type { ReportOrder } from '../../corpus/report-order.ts';
import { forEachInTurns, timeSlice } from '../../corpus/time-slice.ts';
import type { Candidates } from '../../engine/engine-reader.ts';
import { filterExpression } from '../../engine/filter-expression.ts';
import type { VerifiedHit } from './hits.ts';
import { scan, searchableReports, UNLIMITED } from './scan.ts';
import type { SearchContext, SearchTarget } from './search-context.ts';

/** Candidates whose texts are looked at together: so many are in memory at once, where the texts are not. */
const CHECKED_AT_ONCE = 1000;

export interface EveryHit<Hit> {
  readonly hits: Hit[];
  /** Whether the hits are in the order asked for. */
  readonly isInOrder: boolean;
}

/** @param fetched candidates of each query that are known already */
export async function everyHit<Hit extends VerifiedHit>(
  context: SearchContext,
  target: SearchTarget<Hit>,
  plan: 'scan' | 'ids',
  { order, fetched = [] }: { readonly order?: ReportOrder; readonly fetched?: readonly Candidates[] },
  signal?: AbortSignal,
): Promise<EveryHit<Hit>> {
  if (plan === 'scan') {
    const records = searchableReports(context.catalogue, target.filters, order);
    const { hits, ended } = await scan(context.texts, records, target, UNLIMITED, signal);
    // A report may have changed since the plan was made.
    if (ended === 'complete') return { hits, isInOrder: true };
  }
  const ids = await everyId(context, target, fetched, signal);
  return { hits: await checkCandidates(context, ids, target, signal), isInOrder: false };
}

/** The candidates that are hits, in the given order. */
export async function checkCandidates<Hit extends VerifiedHit>(
  { catalogue, texts }: SearchContext,
  ids: readonly string[],
  { check }: Pick<SearchTarget<Hit>, 'check'>,
  signal?: AbortSignal,
): Promise<Hit[]> {
  const hits: Hit[] = [];
  const slice = timeSlice(signal);
  for (let at = 0; at < ids.length; at += CHECKED_AT_ONCE) {
    const locations = await catalogue.locate(ids.slice(at, at + CHECKED_AT_ONCE));
    const read = await texts.reading(locations);
    for (const location of locations) {
      const passage = read(location);
      if (passage) hits.push(...check(passage));
      if (slice.isOver()) await slice.next();
    }
  }
  return hits;
}

/** Ids of all candidates, each once. */
async function everyId(
  { reader }: SearchContext,
  { queries, filters }: SearchTarget,
  fetched: readonly Candidates[],
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const filter = filterExpression(filters);
  const known =
    fetched.length > 0
      ? fetched
      : await reader.candidatesOfEach(
          queries.map((engineQuery) => ({ engineQuery, filter, limit: 0 })),
          signal,
        );
  const unique = new Set<string>();
  const slice = timeSlice(signal);
  for (const [at, candidates] of known.entries()) {
    await forEachInTurns(candidates.ids, (id) => unique.add(id), slice);
    const query = { engineQuery: queries[at] ?? '', filter };
    for await (const ids of reader.furtherIds(query, candidates, signal))
      await forEachInTurns(ids, (id) => unique.add(id), slice);
  }
  return [...unique];
}
