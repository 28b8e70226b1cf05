/**
 * The only module that reads from Meilisearch: candidates of a query, passages and report records of one server.
 * Everybody else reads through `EngineReader`, which asks all of them.
 */
import {
  type FacetDistribution,
  Meilisearch,
  MeilisearchRequestError,
  type MultiSearchQuery,
  type SearchResponse,
} from 'meilisearch';
import {
  PASSAGES,
  type PassageDocument,
  REPORTS,
  type ReportRecord,
  SEGMENTATION_ID,
  type SegmentationDocument,
  WORDS,
  type WordDocument,
} from '../../indexer/domain/document.ts';
import type { Engine } from '../../indexer/engine/engine.ts';
import { isDamage } from '../../indexer/engine/failure.ts';
import { ApiError } from '../web/errors.ts';
import {
  EngineErrorResponse,
  type EngineHttp,
  type EngineObserver,
  EngineUnreachable,
  engineHttp,
} from './engine-http.ts';
import { quoted } from './filter-expression.ts';

/** The fields of a passage that are retrieved. */
export type Candidate = Pick<
  PassageDocument,
  'id' | 'report' | 'position' | 'paragraph' | 'role' | 'section' | 'path' | 'text' | 'page' | 'recognised'
>;

/** Leaving out the fields that are only searched makes a passage a third as long to send and to parse. */
const FIELDS: (keyof Candidate)[] = [
  'id',
  'report',
  'position',
  'paragraph',
  'role',
  'section',
  'path',
  'text',
  'page',
  'recognised',
];

export interface CandidateOrder {
  /** As the engine's `sort` parameter. */
  readonly by: readonly string[];
  /** The same order, of passage ids, by which the candidates of several servers are merged. */
  readonly compare: (a: string, b: string) => number;
}

export interface CandidateQuery {
  /** In Meilisearch's query syntax; see `query/engine-query.ts`. */
  readonly engineQuery: string;
  /** The index to search: of characters by default, or of words. */
  readonly index?: 'characters' | 'words';
  /** `most` leaves out the most frequent words one after another until there are enough candidates. */
  readonly matching?: 'all' | 'most';
  readonly filter: string | undefined;
  /** Only where some candidates stay beyond `limit`; otherwise the caller sorts. */
  readonly sort?: CandidateOrder;
  readonly offset?: number;
  readonly limit: number;
  readonly facets?: readonly string[];
}

/** What one server has given of its candidates, from the first on. */
export interface Portion {
  readonly fetched: number;
  readonly total: number;
}

export interface Candidates {
  readonly ids: readonly string[];
  /** By server. */
  readonly portions: readonly Portion[];
  /** All candidates, fetched or not: an upper bound of the hits. */
  readonly total: number;
  /** Numbers of candidates by facet value, of the facets requested. */
  readonly facets: FacetDistribution;
}

/**
 * Errors of an index that lacks its settings; our requests ask for nothing else that could cause them. Seen on
 * a full disk: the engine may fall back to the state in which it had created the index.
 */
const WITHOUT_SETTINGS = [
  'invalid_search_attributes_to_search_on',
  'invalid_search_filter',
  'invalid_search_sort',
  'invalid_search_facets',
  'invalid_document_filter',
];
const NO_CANDIDATES: Candidates = { ids: [], portions: [], total: 0, facets: {} };
/** Documents per request. */
const PAGE_SIZE = 1000;
/**
 * Passages per request: were each as long as a passage can be, 20,000 characters, the JSON of a page would take
 * 20 ms to parse, or 80 where the page before promised short ones, during which nobody is served.
 */
const PASSAGES_PAGE_SIZE = 50;
const SHORT_PASSAGES_PAGE_SIZE = 250;
/** UTF-16 units of a passage, on the average of a page. */
const SHORT_PASSAGE = 2000;

export class ServerReader {
  private readonly http: EngineHttp;
  private connected: Meilisearch | null = null;
  private hasIndexes = false;

  /** @param observe told of every request to the engine */
  constructor(observe?: EngineObserver) {
    this.http = engineHttp(undefined, observe);
  }

  /** Whether the indexes had their settings when the records were last read. */
  get isSearchable(): boolean {
    return this.hasIndexes;
  }

  /** Finds nothing until the records are read again. */
  forget(): void {
    this.hasIndexes = false;
  }

  /** Replaces the engine that is read from. */
  connect(engine: Pick<Engine, 'url' | 'key'>): void {
    this.connected = new Meilisearch({
      host: engine.url,
      apiKey: engine.key,
      httpClient: this.http,
      // With gzip every response over 1.7 KB is delayed by 40 ms.
      requestInit: { headers: { 'Accept-Encoding': 'identity' } },
    });
  }

  /** A superset of the passages that match the query. */
  async candidates(query: CandidateQuery, signal?: AbortSignal): Promise<Candidates> {
    if (!this.hasIndexes) return NO_CANDIDATES;
    const { indexUid, ...parameters } = searchParameters(query);
    const response = await this.read(() =>
      this.client.index<CandidateId>(indexUid).search(query.engineQuery, parameters, signal && { signal }),
    );
    return response ? toCandidates(response) : NO_CANDIDATES;
  }

  /** The candidates of each query, in one request. */
  async candidatesOfEach(queries: readonly CandidateQuery[], signal?: AbortSignal): Promise<Candidates[]> {
    if (!this.hasIndexes) return queries.map(() => NO_CANDIDATES);
    const [first] = queries;
    if (first && queries.length === 1) return [await this.candidates(first, signal)];
    const response = await this.read(() =>
      this.client.multiSearch<{ queries: MultiSearchQuery[] }, CandidateId>(
        { queries: queries.map(searchParameters) },
        signal && { signal },
      ),
    );
    return response
      ? response.results.map((result) => toCandidates(result))
      : queries.map(() => NO_CANDIDATES);
  }

  /** Passages by id; ids that are not in the index are absent. */
  async passages(ids: readonly string[]): Promise<Map<string, Candidate>> {
    const passages = new Map<string, Candidate>();
    let size = PASSAGES_PAGE_SIZE;
    for (let at = 0; at < ids.length; ) {
      const batch = ids.slice(at, at + size);
      at += batch.length;
      const page = await this.read(() =>
        this.client
          .index<Candidate>(PASSAGES)
          .getDocuments({ ids: batch, limit: batch.length, fields: FIELDS }),
      );
      for (const passage of page?.results ?? []) passages.set(passage.id, passage);
      size = pageSizeAfter(page?.results ?? []);
    }
    return passages;
  }

  /** All passages of the given reports, ordered by report id and position. */
  async passagesOf(reports: readonly string[]): Promise<Candidate[]> {
    const passages: Candidate[] = [];
    if (reports.length === 0) return passages;
    const filter = `report IN [${reports.map(quoted).join(', ')}]`;
    let limit = PASSAGES_PAGE_SIZE;
    for (let offset = 0; ; ) {
      const page = await this.read(() =>
        this.client.index<Candidate>(PASSAGES).getDocuments({ filter, offset, limit, fields: FIELDS }),
      );
      passages.push(...(page?.results ?? []));
      offset += limit;
      if (!page || offset >= page.total) break;
      limit = pageSizeAfter(page.results);
    }
    return passages.sort(byReportAndPosition);
  }

  /**
   * Where the words of passages begin, by passage id, as `WordDocument.wordStarts` has it; passages that are
   * not segmented yet are absent.
   */
  async wordStarts(ids: readonly string[]): Promise<Map<string, string>> {
    const starts = new Map<string, string>();
    for (let at = 0; at < ids.length; at += PAGE_SIZE) {
      const batch = ids.slice(at, at + PAGE_SIZE);
      const page = await this.read(() =>
        this.client
          .index<Pick<WordDocument, 'id' | 'wordStarts'>>(WORDS)
          .getDocuments({ ids: batch, limit: batch.length, fields: ['id', 'wordStarts'] }),
      );
      for (const { id, wordStarts } of page?.results ?? []) starts.set(id, wordStarts);
    }
    return starts;
  }

  /** What the words were segmented with; null while there are none. */
  async segmentation(): Promise<SegmentationDocument | null> {
    const page = await this.read(() =>
      this.client.index<SegmentationDocument>(WORDS).getDocuments({ ids: [SEGMENTATION_ID], limit: 1 }),
    );
    return page?.results[0] ?? null;
  }

  /**
   * All report records; empty before the first indexing run. The indexer describes the segmentation when all
   * indexes have their settings, and before the first report: without it nothing is searched, since an index
   * without settings would refuse filters and find words where there are none.
   */
  async records(): Promise<ReportRecord[]> {
    const records: ReportRecord[] = [];
    this.hasIndexes = (await this.segmentation()) !== null;
    if (!this.hasIndexes) return records;
    for (let offset = 0; ; offset += PAGE_SIZE) {
      const page = await this.read(() =>
        this.client.index<ReportRecord>(REPORTS).getDocuments({ offset, limit: PAGE_SIZE }),
      );
      records.push(...(page?.results ?? []));
      if (!page || offset + PAGE_SIZE >= page.total) return records;
    }
  }

  /** Changes with every change of the reports; null before the first indexing run. */
  async version(): Promise<string | null> {
    const index = await this.read(() => this.client.getRawIndex(REPORTS));
    return index && `${index.createdAt} ${index.updatedAt}`;
  }

  /** Bytes that all indexes take on the disk of the engine. */
  async size(): Promise<number> {
    return (await this.read(() => this.client.getStats()))?.databaseSize ?? 0;
  }

  private get client(): Meilisearch {
    if (!this.connected) throw new ApiError('engine_down');
    return this.connected;
  }

  /**
   * @returns null while the index does not exist
   * @throws ApiError `engine_down` where the engine does not answer, `index_incomplete` where the index is not
   * ready to be searched, `index_damaged` where its data cannot be read
   */
  private async read<T>(request: () => Promise<T>): Promise<T | null> {
    try {
      return await request();
    } catch (error) {
      // The Meilisearch client wraps whatever its `httpClient` throws.
      const cause = error instanceof MeilisearchRequestError ? error.cause : error;
      if (cause instanceof EngineErrorResponse && cause.code === 'index_not_found') return null;
      if (cause instanceof EngineErrorResponse && WITHOUT_SETTINGS.includes(cause.code))
        throw new ApiError('index_incomplete', {}, { cause });
      if (cause instanceof EngineErrorResponse && isDamage(`${cause.code} ${cause.message}`))
        throw new ApiError('index_damaged', {}, { cause });
      if (cause instanceof EngineUnreachable) throw new ApiError('engine_down', {}, { cause });
      throw cause;
    }
  }
}

export function byReportAndPosition(a: Candidate, b: Candidate): number {
  return a.report < b.report ? -1 : a.report > b.report ? 1 : a.position - b.position;
}

function pageSizeAfter(page: readonly Candidate[]): number {
  const characters = page.reduce((sum, { text }) => sum + text.length, 0);
  return characters <= page.length * SHORT_PASSAGE ? SHORT_PASSAGES_PAGE_SIZE : PASSAGES_PAGE_SIZE;
}

type CandidateId = Pick<Candidate, 'id'>;

/** Ids are all that the indexes display; to ask for them by name would take a sixth longer. */
function searchParameters(query: CandidateQuery): MultiSearchQuery {
  const {
    engineQuery,
    index = 'characters',
    matching = 'all',
    filter,
    sort,
    offset = 0,
    limit,
    facets,
  } = query;
  return {
    indexUid: index === 'words' ? WORDS : PASSAGES,
    q: engineQuery,
    attributesToSearchOn: [index === 'words' ? 'words' : 'chars'],
    matchingStrategy: matching === 'most' ? 'frequency' : 'all',
    offset,
    limit,
    ...(sort && { sort: [...sort.by] }),
    ...(facets && { facets: [...facets] }),
    ...(filter !== undefined && { filter }),
  };
}

function toCandidates({
  hits,
  offset = 0,
  estimatedTotalHits: total = 0,
  facetDistribution,
}: SearchResponse<CandidateId>): Candidates {
  const ids = hits.map(({ id }) => id);
  return { ids, portions: [{ fetched: offset + ids.length, total }], total, facets: facetDistribution ?? {} };
}
