/** The first candidates of each question in; every hit out, by asking for the others or by reading all of the text. */
import type { Candidates, EngineReader } from '../../engine/engine-reader.ts';
import { filterExpression } from '../../engine/filter-expression.ts';
import { engineQueries } from '../../query/engine-query.ts';
import { matcher, type VerifiedHit } from '../hits/hits.ts';
import { idsInTimeOfReading, type SearchContext, type SearchRequest } from '../hits/search-context.ts';
import { type Sort, sortHits } from '../hits/sort-hits.ts';
import { ALL, scan, searchable } from './scan.ts';
import { verified } from './verify.ts';

/** Every hit, in order, however many candidates there are beyond the first of each question. */
export async function allHits(
  context: SearchContext,
  { query, filters }: SearchRequest,
  first: readonly Candidates[],
  sort: Sort,
  signal: AbortSignal | undefined,
): Promise<VerifiedHit[]> {
  const { reader, catalogue, texts } = context;
  const missing = first.reduce((sum, { total, ids }) => sum + total - ids.length, 0);
  if (missing > 0 && missing >= idsInTimeOfReading(context)) {
    const order = sort === 'relevance' ? undefined : sort;
    const hits = await scan(texts, searchable(catalogue, filters, order), filters, query, ALL, signal);
    if (hits) return order ? hits : sortHits(hits, sort);
  }
  const ids = await allIds(reader, engineQueries(query), filterExpression(filters), first, signal);
  return sortHits(await verified(context, ids, matcher(query, 'passage')), sort);
}

/** The ids of all candidates, each once: the first, and those that are asked for beyond them. */
export async function allIds(
  reader: Pick<EngineReader, 'candidates'>,
  asking: readonly string[],
  filter: string | undefined,
  first: readonly Candidates[],
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const all = await Promise.all(
    first.map(async ({ total, ids }, at) => {
      const [phrases = '', offset] = [asking[at], ids.length];
      if (total <= offset) return ids;
      const rest = await reader.candidates({ phrases, filter, offset, limit: total - offset }, signal);
      return [...ids, ...rest.ids];
    }),
  );
  return [...new Set(all.flat())];
}
