/** The first candidates of each question in; every hit out, by asking for the others or by reading all of the text. */
import type { Candidates, EngineReader } from '../engine-reader.ts';
import { questions } from './asking.ts';
import { filterExpression } from './filter.ts';
import { matcher, type VerifiedHit } from './hits.ts';
import { type Sort, sortHits } from './order.ts';
import { ALL, scan, searchable } from './scan.ts';
import { type Asked, idsInTimeOfReading, type Searching } from './searching.ts';
import { verified } from './verify.ts';

/** Every hit, in order, however many candidates there are beyond the first of each question. */
export async function allHits(
  searching: Searching,
  { query, filters }: Asked,
  first: readonly Candidates[],
  sort: Sort,
  signal: AbortSignal | undefined,
): Promise<VerifiedHit[]> {
  const { reader, catalogue, wordings } = searching;
  const missing = first.reduce((sum, { total, ids }) => sum + total - ids.length, 0);
  if (missing > 0 && missing >= idsInTimeOfReading(searching)) {
    const order = sort === 'relevance' ? undefined : sort;
    const hits = await scan(wordings, searchable(catalogue, filters, order), filters, query, ALL, signal);
    if (hits) return order ? hits : sortHits(hits, sort);
  }
  const ids = await allIds(reader, questions(query), filterExpression(filters), first, signal);
  return sortHits(await verified(searching, ids, matcher(query, 'passage')), sort);
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
