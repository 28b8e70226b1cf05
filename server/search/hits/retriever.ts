/** The one way to find and show hits, whichever mode finds them. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import type { Range } from '../../../indexer/text/occurrences.ts';
import type { Filters } from '../../contract/parameters.ts';
import type { SearchAnswer } from '../../contract/search.ts';
import type { Language } from '../../web/errors.ts';
import type { ShownHits, VerifiedHit } from './hits.ts';
import type { PageRequest, SearchResult } from './search-context.ts';
import type { Sort } from './sort-hits.ts';

/** A query in one of the modes, ready to be searched for. */
export interface Retriever {
  readonly terms: SearchAnswer['query']['terms'];
  /** How the query was understood, as a sentence. */
  understood(language: Language): string;
  find(filters: Filters, page: PageRequest, signal?: AbortSignal): Promise<SearchResult>;
  /** Adds text, ranges and excerpts to hits; drops those whose passage has just left the index. */
  show(hits: readonly VerifiedHit[]): Promise<ShownHits>;
  /** Ranges of the query in the folded text of a passage; null if the passage is not a hit. */
  match(record: ReportRecord, position: number, folded: string): readonly Range[] | null;
}

/** Every hit, sorted and without text. */
export async function findAll(
  retriever: Retriever,
  filters: Filters,
  sort: Sort,
  signal?: AbortSignal,
): Promise<readonly VerifiedHit[]> {
  const all: PageRequest = { sort, count: 'exact', offset: 0, limit: Infinity };
  return (await retriever.find(filters, all, signal)).page;
}
