/** The only file that reads Meilisearch: candidates for a query, passages by report or id, the records of reports. */
import { type FacetDistribution, Meilisearch, MeilisearchRequestError, type SearchParams } from 'meilisearch';
import { PASSAGES, type PassageDocument, REPORTS, type ReportRecord } from '../../indexer/domain/document.ts';
import type { Engine } from '../../indexer/engine/engine.ts';
import { ApiError } from '../web/errors.ts';
import { EngineRefusal, EngineSilence, engineHttp } from './engine-http.ts';
import { quoted } from './filter-expression.ts';

/** What the engine gives back of a passage. */
export type Candidate = Pick<
  PassageDocument,
  'id' | 'report' | 'position' | 'paragraph' | 'role' | 'section' | 'path' | 'text'
>;

/** Without what is only searched in: a passage is then a third as long to send and to read. */
const FIELDS: (keyof Candidate)[] = [
  'id',
  'report',
  'position',
  'paragraph',
  'role',
  'section',
  'path',
  'text',
];

export interface CandidateQuery {
  /** In the engine's query language; see `search/asking.ts`. */
  readonly phrases: string;
  readonly filter: string | undefined;
  /** Where the order matters: beyond what is verified at once. */
  readonly sort?: readonly string[];
  readonly offset?: number;
  readonly limit: number;
  readonly facets?: readonly string[];
}

export interface Candidates {
  readonly ids: readonly string[];
  /** How many there are in all: never fewer than the true hits. */
  readonly total: number;
  /** Null where none were asked for. */
  readonly facets: FacetDistribution | null;
}

export interface Counts {
  readonly total: number;
  readonly facets: FacetDistribution;
}

const NO_CANDIDATES: Candidates = { ids: [], total: 0, facets: null };
const PAGE = 1000;

export class EngineReader {
  private readonly http = engineHttp();
  private connected: Meilisearch | null = null;

  /** Reads this engine from now on. */
  connect(engine: Pick<Engine, 'url' | 'key'>): void {
    this.connected = new Meilisearch({
      host: engine.url,
      apiKey: engine.key,
      httpClient: this.http,
      // With gzip an answer over 1.7 KB waits 40 ms for nothing.
      requestInit: { headers: { 'Accept-Encoding': 'identity' } },
    });
  }

  /** Every passage that answers the query is among them; not all of them answer it. */
  async candidates(
    { phrases, filter, sort, offset = 0, limit, facets }: CandidateQuery,
    signal?: AbortSignal,
  ): Promise<Candidates> {
    const asked: SearchParams = {
      ...EXACTLY,
      offset,
      limit,
      attributesToRetrieve: ['id'],
      ...(sort && { sort: [...sort] }),
      ...(facets && { facets: [...facets] }),
      ...(filter !== undefined && { filter }),
    };
    const answer = await this.reading(() =>
      this.client.index<Pick<Candidate, 'id'>>(PASSAGES).search(phrases, asked, signal && { signal }),
    );
    if (!answer) return NO_CANDIDATES;
    const { hits, estimatedTotalHits: total = 0, facetDistribution } = answer;
    return { ids: hits.map(({ id }) => id), total, facets: facetDistribution ?? null };
  }

  /** How many candidates there are, in all and by facet. */
  async counts(
    { phrases, filter }: Pick<CandidateQuery, 'phrases' | 'filter'>,
    facets: readonly string[],
    signal?: AbortSignal,
  ): Promise<Counts> {
    const asked: SearchParams = {
      ...EXACTLY,
      limit: 0,
      facets: [...facets],
      ...(filter !== undefined && { filter }),
    };
    const answer = await this.reading(() =>
      this.client.index(PASSAGES).search(phrases, asked, signal && { signal }),
    );
    return { total: answer?.estimatedTotalHits ?? 0, facets: answer?.facetDistribution ?? {} };
  }

  /** Those of the passages that are there, by id. */
  async passages(ids: readonly string[]): Promise<Map<string, Candidate>> {
    const found = new Map<string, Candidate>();
    for (let at = 0; at < ids.length; at += PAGE) {
      const some = ids.slice(at, at + PAGE);
      const page = await this.reading(() =>
        this.client
          .index<Candidate>(PASSAGES)
          .getDocuments({ ids: some, limit: some.length, fields: FIELDS }),
      );
      for (const passage of page?.results ?? []) found.set(passage.id, passage);
    }
    return found;
  }

  /** The passages of some reports, by report and position. */
  async passagesOf(reports: readonly string[]): Promise<Candidate[]> {
    const found: Candidate[] = [];
    if (reports.length === 0) return found;
    const filter = `report IN [${reports.map(quoted).join(', ')}]`;
    for (let offset = 0; ; offset += PAGE) {
      const page = await this.reading(() =>
        this.client.index<Candidate>(PASSAGES).getDocuments({ filter, offset, limit: PAGE, fields: FIELDS }),
      );
      found.push(...(page?.results ?? []));
      if (!page || offset + PAGE >= page.total) break;
    }
    return found.sort((a, b) =>
      a.report < b.report ? -1 : a.report > b.report ? 1 : a.position - b.position,
    );
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
    } catch (error) {
      // The client wraps whatever its way of asking throws.
      const cause = error instanceof MeilisearchRequestError ? error.cause : error;
      if (cause instanceof EngineRefusal && cause.code === 'index_not_found') return null;
      if (cause instanceof EngineSilence) throw new ApiError('engine_down', {}, { cause });
      throw cause;
    }
  }
}

const EXACTLY: SearchParams = {
  attributesToSearchOn: ['chars'],
  matchingStrategy: 'all',
};
