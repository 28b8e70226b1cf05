/** The only file that reads Meilisearch: candidates for a query, passages of a report, the records of all reports. */
import {
  type FacetDistribution,
  Meilisearch,
  MeilisearchApiError,
  MeilisearchRequestError,
} from 'meilisearch';
import { PASSAGES, type PassageDocument, REPORTS, type ReportRecord } from '../indexer/document.ts';
import type { Engine } from '../indexer/engine/engine.ts';
import { tokens, units } from '../indexer/text/tokens.ts';
import { ApiError } from './errors.ts';
import type { Term } from './query/parse.ts';
import { quoted } from './search/filter.ts';

/** What the engine gives back of a passage. */
export type Candidate = Pick<
  PassageDocument,
  'id' | 'report' | 'position' | 'paragraph' | 'role' | 'section' | 'path' | 'text'
>;

export interface CandidateQuery {
  readonly terms: readonly Term[];
  readonly filter: string | undefined;
  readonly sort: readonly string[];
  readonly offset: number;
  readonly limit: number;
  readonly facets: readonly string[];
}

export interface Candidates {
  readonly passages: readonly Candidate[];
  /** How many there are in all: never fewer than the true hits. */
  readonly total: number;
  readonly facets: FacetDistribution;
}

/** The engine reads only the first ten terms of a query; a phrase is one. */
const MOST_TERMS = 10;
const PAGE = 1000;

export class EngineReader {
  private connected: Meilisearch | null = null;

  /** Reads this engine from now on. */
  connect(engine: Pick<Engine, 'url' | 'key'>): void {
    this.connected = new Meilisearch({
      host: engine.url,
      apiKey: engine.key,
      // With gzip an answer over 1.7 KB waits 40 ms for nothing.
      requestInit: { headers: { 'Accept-Encoding': 'identity' } },
    });
  }

  /** Every passage that answers the query is among them; not all of them answer it. */
  async candidates({ terms, filter, sort, offset, limit, facets }: CandidateQuery): Promise<Candidates> {
    const answer = await this.reading(() =>
      this.client.index<Candidate>(PASSAGES).search(phrases(terms), {
        attributesToSearchOn: ['chars'],
        matchingStrategy: 'all',
        locales: ['cmn'],
        offset,
        limit,
        facets: [...facets],
        sort: [...sort],
        ...(filter !== undefined && { filter }),
      }),
    );
    return {
      passages: answer?.hits ?? [],
      total: answer?.estimatedTotalHits ?? 0,
      facets: answer?.facetDistribution ?? {},
    };
  }

  /** The passages of some reports, by report and position. */
  async passagesOf(reports: readonly string[]): Promise<Candidate[]> {
    const found: Candidate[] = [];
    if (reports.length === 0) return found;
    const filter = `report IN [${reports.map(quoted).join(', ')}]`;
    for (let offset = 0; ; offset += PAGE) {
      const page = await this.reading(() =>
        this.client.index<Candidate>(PASSAGES).getDocuments({ filter, offset, limit: PAGE }),
      );
      found.push(...(page?.results ?? []));
      if (!page || offset + PAGE >= page.total) break;
    }
    return found.sort((a, b) =>
      a.report < b.report ? -1 : a.report > b.report ? 1 : a.position - b.position,
    );
  }

  /** Those of the named passages that are there, in no order. */
  async passagesNamed(ids: readonly string[]): Promise<Candidate[]> {
    const found: Candidate[] = [];
    for (let from = 0; from < ids.length; from += PAGE) {
      const some = ids.slice(from, from + PAGE);
      const page = await this.reading(() =>
        this.client.index<Candidate>(PASSAGES).getDocuments({ ids: some, limit: PAGE }),
      );
      found.push(...(page?.results ?? []));
    }
    return found;
  }

  /** The records of all reports; none where nothing has been indexed yet. */
  async records(): Promise<ReportRecord[]> {
    const found: ReportRecord[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const page = await this.reading(() =>
        this.client.index<ReportRecord>(REPORTS).getDocuments({ offset, limit: PAGE }),
      );
      found.push(...(page?.results ?? []));
      if (!page || offset + PAGE >= page.total) return found;
    }
  }

  private get client(): Meilisearch {
    if (!this.connected) throw new ApiError('engine_down');
    return this.connected;
  }

  /** Null where the index is not there yet. */
  private async reading<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask();
    } catch (cause) {
      if (cause instanceof MeilisearchApiError && cause.cause?.code === 'index_not_found') return null;
      if (cause instanceof MeilisearchRequestError) throw new ApiError('engine_down', {}, { cause });
      throw cause;
    }
  }
}

/** The required terms as quoted phrases of tokens, the longest first, since they have the fewest hits. */
function phrases(terms: readonly Term[]): string {
  return terms
    .filter((term) => !term.excluded)
    .sort((a, b) => units(b.folded).length - units(a.folded).length)
    .slice(0, MOST_TERMS)
    .map((term) => `"${tokens(term.folded)}"`)
    .join(' ');
}
