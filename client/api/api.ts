/** The only module that sends requests: builds API paths from page addresses and returns typed answers. */

import type { StoredAnswer } from '../../server/contract/adding.ts';
import type { CitationAnswer, CitationFormat } from '../../server/contract/citations.ts';
import type { DraftAnswer } from '../../server/contract/drafts.ts';
import type { ExportFormat } from '../../server/contract/export.ts';
import type { ConceptMend, FigureExportQuery } from '../../server/contract/figures.ts';
import type { KeeperAnswer } from '../../server/contract/keeper.ts';
import type { MetadataEditAnswer, MetadataEditBody } from '../../server/contract/metadata-edit.ts';
import type { ErrorAnswer } from '../../server/contract/parameters.ts';
import type { PracticeMend } from '../../server/contract/practices.ts';
import type { QuotationsAnswer } from '../../server/contract/quotations.ts';
import type { ReuseAnswer, ReuseBody } from '../../server/contract/reuse.ts';
import {
  appendFilters,
  type CatalogueFilters,
  type CompareAddress,
  type Filters,
  keysOf,
  type Mode,
  type SearchAddress,
} from '../address/address.ts';
import { type FiguresAddress, figuresParams } from '../address/figures-address.ts';
import type { LedgersAddress } from '../address/ledgers-address.ts';
import type { PracticesAddress } from '../address/practices-address.ts';
import { appendAgainst, type WordsAddress } from '../address/words-address.ts';
import { messages } from '../messages/messages.ts';
import { LANGUAGE_TAGS, language } from '../preferences/language.ts';

/** Hits per page of results. */
export const PAGE_SIZE = 20;

export class ApiError extends Error {
  /**
   * The API's own code, `unreachable` without an answer, or `garbled` if the answer was not as documented.
   */
  readonly code: string;
  /** Whether the request itself was invalid (status 400), so that retrying it is pointless. */
  readonly refused: boolean;

  constructor(code: string, message: string, options?: ErrorOptions & { readonly refused?: boolean }) {
    super(message, options);
    this.name = 'ApiError';
    this.code = code;
    this.refused = options?.refused ?? false;
  }
}

const withQuery = (path: string, params: URLSearchParams): string => {
  const query = params.toString();
  return query === '' ? path : `${path}?${query}`;
};

/** Parameters shared by all requests about the hits of a query. */
function hitParams({ q, filters, within }: SearchAddress): URLSearchParams {
  const params = new URLSearchParams({ q });
  appendFilters(params, filters);
  if (within !== 'passage') params.set('within', within);
  return params;
}

/** Paths double as cache keys, so equal requests must give equal paths. */
export const paths = {
  health: '/api/health',
  /** 1,000 is the API's maximum. */
  reports(offset: number, { level, year }: CatalogueFilters): string {
    const params = new URLSearchParams({ limit: '1000', offset: String(offset) });
    if (level !== '') params.set('level', level);
    if (year !== '') params.set('year', year);
    return withQuery('/api/reports', params);
  },
  reportsOfPlace: (key: string) =>
    withQuery('/api/reports', new URLSearchParams({ place: key, limit: '1000' })),
  reportsOfPlaces: (keys: readonly string[]) =>
    withQuery('/api/reports', new URLSearchParams([...keys.map((key) => ['place', key]), ['limit', '1000']])),
  /** At most 1,000 of them. */
  reportsById: (ids: readonly string[]) =>
    withQuery('/api/reports', new URLSearchParams([...ids.map((id) => ['report', id]), ['limit', '1000']])),
  completePlace: (typed: string, limit: number) =>
    withQuery('/api/places', new URLSearchParams({ typed, unit: 'place', limit: String(limit) })),
  passageContext: (passageId: string, context: number) =>
    `/api/passages/${encodeURIComponent(passageId)}?context=${context}`,
  passage: (id: string) => `/api/passages/${encodeURIComponent(id)}`,
  firstReportOfPlace: (key: string) =>
    withQuery('/api/reports', new URLSearchParams({ place: key, limit: '1' })),
  search(address: SearchAddress, limit = PAGE_SIZE): string {
    const params = hitParams(address);
    if (address.mode !== 'exact') params.set('mode', address.mode);
    params.set('sort', address.sort);
    params.set('limit', String(limit));
    params.set('offset', String((address.page - 1) * PAGE_SIZE));
    if (address.countExactly) params.set('count', 'exact');
    return withQuery('/api/search', params);
  },
  kwic(address: SearchAddress, width: number, offset: number, limit: number): string {
    const params = hitParams(address);
    params.set('sort', address.shown.lines);
    params.set('width', String(width));
    params.set('offset', String(offset));
    params.set('limit', String(limit));
    return withQuery('/api/kwic', params);
  },
  /** Places that issued reports, with or without hits as `has` says. */
  places(address: SearchAddress, offset: number, limit: number): string {
    const params = hitParams(address);
    params.set('has', address.shown.has);
    params.set('sort', address.shown.rows);
    params.set('unit', 'place');
    params.set('offset', String(offset));
    params.set('limit', String(limit));
    return withQuery('/api/places', params);
  },
  /** Places of a level by name or pinyin, with counts in exact mode only: smart search counts differently. */
  facetPlaces(address: SearchAddress, unit: string, typed: string): string {
    const params = hitParams(address);
    if (address.mode !== 'exact') params.delete('q');
    params.set('typed', typed);
    params.set('unit', unit);
    params.set('limit', '50');
    return withQuery('/api/places', params);
  },
  practices({ typed, sort, scope, filters, page }: PracticesAddress, limit: number): string {
    const params = new URLSearchParams();
    if (typed !== '') params.set('typed', typed);
    params.set('sort', sort);
    if (scope !== 'all') params.set('scope', scope);
    appendFilters(params, filters);
    params.set('limit', String(limit));
    params.set('offset', String((page - 1) * limit));
    return withQuery('/api/practices', params);
  },
  ledgers({ by, sort, page }: LedgersAddress, limit: number): string {
    const params = new URLSearchParams({
      by,
      sort,
      limit: String(limit),
      offset: String((page - 1) * limit),
    });
    return withQuery('/api/ledgers', params);
  },
  exportLedgers: ({ by, sort }: LedgersAddress, format: 'xlsx' | 'csv'): string =>
    withQuery('/api/ledgers/export', new URLSearchParams({ by, sort, format })),
  practice(name: string, filters: Filters): string {
    const params = new URLSearchParams();
    appendFilters(params, filters);
    return withQuery(`/api/practices/${encodeURIComponent(name)}`, params);
  },
  /** Administrative units and issuers of reports of every level, by name or pinyin. */
  unitsNamed: (typed: string, limit: number) =>
    withQuery('/api/places', new URLSearchParams({ typed, limit: String(limit) })),
  export(address: SearchAddress, format: ExportFormat): string {
    const params = hitParams(address);
    if (address.mode !== 'exact') params.set('mode', address.mode);
    params.set('sort', address.sort);
    params.set('format', format);
    return withQuery('/api/export', params);
  },
  /** The lines of the concordance, in its order and with its context. */
  exportLines(address: SearchAddress, width: number, format: ExportFormat): string {
    const params = hitParams(address);
    params.set('rows', 'lines');
    params.set('lines', address.shown.lines);
    params.set('width', String(width));
    params.set('format', format);
    return withQuery('/api/export', params);
  },
  trends(address: SearchAddress): string {
    const params = hitParams(address);
    for (const phrase of address.shown.also) params.append('q', phrase);
    params.set('by', address.shown.by);
    return withQuery('/api/trends', params);
  },
  collocates(address: SearchAddress, limit: number): string {
    const params = hitParams(address);
    const { window, side, copies } = address.shown;
    params.set('window', window);
    params.set('side', side);
    params.set('once', String(copies === 'once'));
    params.set('limit', String(limit));
    return withQuery('/api/collocates', params);
  },
  keywords({ filters, passages, against, other, direction, once }: WordsAddress, limit: number): string {
    const params = new URLSearchParams();
    appendFilters(params, filters);
    for (const id of passages) params.append('passages', id);
    if (against === 'other') appendAgainst(params, other);
    else params.set('against', against);
    params.set('direction', direction);
    params.set('once', String(once));
    params.set('limit', String(limit));
    return withQuery('/api/keywords', params);
  },
  newWords: (limit: number): string =>
    withQuery('/api/words/new', new URLSearchParams({ limit: String(limit) })),
  words({ filters, once, typed, wordOrder }: WordsAddress, limit: number): string {
    const params = new URLSearchParams();
    appendFilters(params, filters);
    if (typed !== '') params.set('typed', typed);
    params.set('once', String(once));
    params.set('sort', wordOrder);
    params.set('limit', String(limit));
    return withQuery('/api/words', params);
  },
  /** Places of every level, by name or pinyin. */
  anyPlace: (typed: string, limit: number) =>
    withQuery('/api/places', new URLSearchParams({ typed, limit: String(limit) })),
  suggest: (typed: string) => withQuery('/api/suggest', new URLSearchParams({ typed, limit: '6' })),
  compare(address: CompareAddress): string {
    const params = new URLSearchParams();
    if (address.q !== '') params.set('q', address.q);
    // Sorted, so that reordering columns does not cause another request.
    const places = keysOf(address.columns, 'place').sort();
    const reports = keysOf(address.columns, 'report').sort();
    if (places.length > 0) params.set('places', places.join(','));
    if (reports.length > 0) params.set('reports', reports.join(','));
    params.set('align', address.align);
    appendFilters(params, address.filters);
    return withQuery('/api/compare', params);
  },
  report(id: string, q: string, mode: Mode): string {
    const params = new URLSearchParams(q === '' ? {} : { q });
    if (q !== '' && mode !== 'exact') params.set('mode', mode);
    return withQuery(`/api/reports/${encodeURIComponent(id)}`, params);
  },
  figureTable(address: FiguresAddress, offset: number, limit: number): string {
    const params = figuresParams(address);
    params.set('by', address.by);
    if (address.sort !== null) params.set('sort', String(address.sort));
    if (address.onlyWith) params.set('has', 'yes');
    params.set('offset', String(offset));
    params.set('limit', String(limit));
    return withQuery('/api/figures/table', params);
  },
  figureConcepts(address: FiguresAddress, typed: string): string {
    const params = figuresParams({ ...address, columns: [] });
    if (typed !== '') params.set('typed', typed);
    return withQuery('/api/figures/concepts', params);
  },
  exportFigures(address: FiguresAddress, format: FigureExportQuery['format']): string {
    const params = figuresParams(address);
    params.set('format', format);
    return withQuery('/api/figures/export', params);
  },
  /** 1,000 is the API's maximum, and ten times what a report has. */
  figuresOfReport: (id: string) =>
    withQuery('/api/figures', new URLSearchParams({ report: id, limit: '1000' })),
  source: (id: string) => `/api/reports/${encodeURIComponent(id)}/source`,
  changes: (from: string, to: string) => withQuery('/api/changes', new URLSearchParams({ from, to })),
  peers: (key: string) => `/api/places/${encodeURIComponent(key)}/peers`,
  ledger: (id: string) => `/api/reports/${encodeURIComponent(id)}/ledger`,
  pageImage: (id: string, page: number) => `/api/reports/${encodeURIComponent(id)}/pages/${page}`,
  reading: (id: string) => `/api/reports/${encodeURIComponent(id)}/reading`,
  reportsOfFile: (file: string) => withQuery('/api/reports', new URLSearchParams({ file, limit: '1' })),
  sourceRow: (id: string) => `/api/reports/${encodeURIComponent(id)}/source/row`,
  docs: '/api/docs',
};

const isErrorAnswer = (body: unknown): body is ErrorAnswer =>
  typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object';

/** Makes error messages come in the language of the page instead of the browser's. */
const HEADERS = { accept: 'application/json', 'accept-language': LANGUAGE_TAGS[language] };

export function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return request<T>(path, { headers: HEADERS, ...(signal && { signal }) });
}

/** @param key the keeper's key, or null where none is needed */
export function putMetadata(
  reportId: string,
  body: MetadataEditBody,
  key: string | null,
): Promise<MetadataEditAnswer> {
  return request<MetadataEditAnswer>(`/api/reports/${encodeURIComponent(reportId)}/metadata`, {
    method: 'PUT',
    headers: {
      ...HEADERS,
      'content-type': 'application/json',
      ...keyHeader(key),
    },
    body: JSON.stringify(body),
  });
}

/** @param key the keeper's key, or null where none is needed */
export function mendPractice(
  name: string,
  mend: PracticeMend,
  key: string | null,
): Promise<{ name: string }> {
  return request(`/api/practices/${encodeURIComponent(name)}`, {
    method: 'PUT',
    headers: { ...HEADERS, 'content-type': 'application/json', ...keyHeader(key) },
    body: JSON.stringify(mend),
  });
}

/**
 * Puts a word into the lexicon; the words of all reports are then cut anew.
 *
 * @param key the keeper's key, or null where none is needed
 */
export function addToLexicon(word: string, key: string | null): Promise<{ word: string }> {
  return request('/api/lexicon', {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/json', ...keyHeader(key) },
    body: JSON.stringify({ word }),
  });
}

/** @param key the keeper's key, or null where none is needed */
export function mendConcept(mend: ConceptMend, key: string | null): Promise<{ name: string }> {
  return request('/api/figures/concepts', {
    method: 'PUT',
    headers: { ...HEADERS, 'content-type': 'application/json', ...keyHeader(key) },
    body: JSON.stringify(mend),
  });
}

/** @param key the keeper's key, or null where none is needed */
export function addFile(file: File, key: string | null): Promise<StoredAnswer> {
  return request<StoredAnswer>(withQuery('/api/files', new URLSearchParams({ name: file.name })), {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/octet-stream', ...keyHeader(key) },
    body: file,
  });
}

/** Has the server fetch a page into the reports folder. */
export function addPage(url: string, key: string | null): Promise<StoredAnswer> {
  return request<StoredAnswer>('/api/pages', {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/json', ...keyHeader(key) },
    body: JSON.stringify({ url }),
  });
}

/** Who else in the collection has the wording of a text or of a passage. */
export function findReuse(
  body: Partial<ReuseBody>,
  filters: Filters,
  signal: AbortSignal,
): Promise<ReuseAnswer> {
  const params = new URLSearchParams();
  appendFilters(params, filters);
  return request<ReuseAnswer>(withQuery('/api/reuse', params), {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
}

/** Looks up quotations of a draft. @param from number of those to skip */
export function checkQuotations(
  text: string,
  from: number,
  limit: number,
  signal: AbortSignal,
): Promise<QuotationsAnswer> {
  const params = new URLSearchParams({ from: String(from), limit: String(limit) });
  return request<QuotationsAnswer>(withQuery('/api/quotations', params), {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
    signal,
  });
}

/** Has the server read the text of a file, of which it keeps nothing. */
export function readDraft(file: File, signal: AbortSignal): Promise<DraftAnswer> {
  return request<DraftAnswer>(withQuery('/api/drafts', new URLSearchParams({ name: file.name })), {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/octet-stream' },
    body: file,
    signal,
  });
}

/** Has the server look through the reports folder again. */
export function checkFolder(key: string | null): Promise<unknown> {
  return request('/api/check', { method: 'POST', headers: { ...HEADERS, ...keyHeader(key) } });
}

export function getKeeper(key: string | null): Promise<KeeperAnswer> {
  return request<KeeperAnswer>('/api/keeper', { headers: { ...HEADERS, ...keyHeader(key) } });
}

const keyHeader = (key: string | null) => (key === null ? {} : { authorization: `Bearer ${key}` });

/** @throws ApiError if there is no answer, no JSON, or a status other than 2xx */
async function request<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    throw new ApiError('unreachable', messages.failures.unreachable, { cause });
  }
  let body: unknown;
  try {
    body = await response.json();
  } catch (cause) {
    throw new ApiError('garbled', messages.failures.garbled(response.status), { cause });
  }
  if (response.ok) return body as T;
  // The session has ended, or the password was changed: the page comes back after the login.
  if (isErrorAnswer(body) && body.error.code === 'login_required')
    location.assign(withQuery('/login', new URLSearchParams({ next: location.pathname + location.search })));
  if (isErrorAnswer(body))
    throw new ApiError(body.error.code, body.error.message, { refused: response.status === 400 });
  throw new ApiError('garbled', messages.failures.garbled(response.status));
}

export function getCitation(passageId: string, format: CitationFormat): Promise<CitationAnswer> {
  return getJson(`/api/passages/${encodeURIComponent(passageId)}/citation?format=${format}`);
}
