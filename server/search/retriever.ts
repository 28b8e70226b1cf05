/** Makes a retriever for a query in the mode asked for: the one switch between exact and smart search. */
import type { SearchQuery } from '../contract/search.ts';
import { parseQuery } from '../query/parse.ts';
import type { Query } from '../query/query.ts';
import { ExactRetriever } from './exact/exact-retriever.ts';
import type { Retriever } from './hits/retriever.ts';
import type { SmartContext } from './smart/smart-context.ts';
import { SmartRetriever } from './smart/smart-retriever.ts';

export { findAll, type Retriever } from './hits/retriever.ts';

export type RetrieverRequest = Pick<SearchQuery, 'q'> & Partial<Pick<SearchQuery, 'mode' | 'within'>>;

/** @throws ApiError if the query has no meaning */
export async function createRetriever(
  context: SmartContext,
  { q, mode = 'exact', within = 'passage' }: RetrieverRequest,
  signal?: AbortSignal,
): Promise<Retriever> {
  const query: Query = parseQuery(q, context.grammar.units);
  return mode === 'smart'
    ? SmartRetriever.create(context, query, within, signal)
    : new ExactRetriever(context, query, within);
}
