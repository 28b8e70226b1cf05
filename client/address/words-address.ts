/** The address of the page of words: whose words, compared with what, and how they are listed. Pure. */
import { governmentLevel, type PlaceName } from '../../indexer/domain/place.ts';
import type { KeywordsQuery } from '../../server/contract/words.ts';
import {
  activeFilters,
  appendFilters,
  FILTER_NAMES,
  type Filters,
  NO_FILTERS,
  parseFilters,
} from './address.ts';

/** What says more or less than something else, all words there are, or strings that behave like words. */
export const WORD_LISTS = ['keywords', 'words', 'new'] as const;
export type WordList = (typeof WORD_LISTS)[number];

/** Everything else, everything, or what other filters choose. */
export const COMPARISONS = ['rest', 'all', 'other'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const DIRECTIONS = ['more', 'less'] as const satisfies readonly KeywordsQuery['direction'][];
export type Direction = (typeof DIRECTIONS)[number];

/** Figures that the table of keywords is sorted by, the largest first. */
export const KEYWORD_ORDERS = [
  'lrc',
  'logRatio',
  'rate',
  'rateAgainst',
  'passages',
  'places',
  'g2',
  'dp',
] as const;
export type KeywordOrder = (typeof KEYWORD_ORDERS)[number];

export const WORD_ORDERS = ['occurrences', 'passages', 'places'] as const;
export type WordOrder = (typeof WORD_ORDERS)[number];

export interface WordsAddress {
  readonly list: WordList;
  readonly filters: Filters;
  /** Ids of passages, of which alone keywords are told; all if empty. */
  readonly passages: readonly string[];
  readonly against: Comparison;
  /** What `other` compares with; without filters where that is still to be chosen. */
  readonly other: Filters;
  readonly direction: Direction;
  /** Whether copies of a passage count as one. */
  readonly once: boolean;
  readonly order: KeywordOrder;
  readonly wordOrder: WordOrder;
  /** Part of the words that are listed. */
  readonly typed: string;
}

const PREFIX = 'against.';
/** Passages that an address holds, as many as the server takes. */
export const MAX_PASSAGES = 200;

const known = <T extends string>(values: readonly T[], value: string | null, standard: T): T =>
  values.find((candidate) => candidate === value) ?? standard;

export function parseWords(params: URLSearchParams): WordsAddress {
  const other = new URLSearchParams(
    [...params].flatMap(([name, value]) =>
      name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), value]] : [],
    ),
  );
  const list = known(WORD_LISTS, params.get('list'), 'keywords');
  return {
    list,
    filters: parseFilters(params),
    passages: params.getAll('passages').slice(0, MAX_PASSAGES),
    against: [...other].length > 0 ? 'other' : known(COMPARISONS, params.get('against'), 'rest'),
    other: parseFilters(other),
    direction: known(DIRECTIONS, params.get('direction'), 'more'),
    once: params.get('once') === null ? list === 'keywords' : params.get('once') === 'true',
    order: known(KEYWORD_ORDERS, params.get('order'), 'lrc'),
    wordOrder: known(WORD_ORDERS, params.get('sort'), 'occurrences'),
    typed: (params.get('typed') ?? '').trim(),
  };
}

export function writeWords(address: Partial<WordsAddress>): string {
  const { list = 'keywords', filters = NO_FILTERS, against = 'rest', other = NO_FILTERS } = address;
  const params = new URLSearchParams();
  if (list !== 'keywords') params.set('list', list);
  appendFilters(params, filters);
  for (const id of address.passages ?? []) params.append('passages', id);
  if (against !== 'rest') params.set('against', against);
  if (against === 'other') appendAgainst(params, other);
  if (address.direction === 'less') params.set('direction', 'less');
  if (address.once !== undefined && address.once !== (list === 'keywords'))
    params.set('once', String(address.once));
  if (address.order && address.order !== 'lrc') params.set('order', address.order);
  if (address.wordOrder && address.wordOrder !== 'occurrences') params.set('sort', address.wordOrder);
  if (address.typed) params.set('typed', address.typed);
  return params.size === 0 ? '/keywords' : `/keywords?${params}`;
}

/** What a place says more than other places of its level, in reports of one genre. */
export function writeKeywordsOf(place: PlaceName & { readonly key: string }, genre: string): string {
  return writeWords({
    filters: { ...NO_FILTERS, place: [place.key], genre: [genre] },
    against: 'other',
    other: { ...NO_FILTERS, level: [governmentLevel(place)], genre: [genre] },
  });
}

/** Filters with the prefix that tells them from those of the words themselves. */
export function appendAgainst(params: URLSearchParams, other: Filters): void {
  for (const { name, value } of activeFilters(other)) params.append(`${PREFIX}${name}`, value);
}

/** What some passages say more than all others. @param ids of passages; the first of them if they are too many */
export function writeKeywordsAmong(ids: readonly string[]): string {
  return writeWords({ passages: ids.slice(0, MAX_PASSAGES) });
}

/** Whether anything is chosen that could differ from something else. */
export const isChosen = (filters: Filters): boolean => FILTER_NAMES.some((name) => filters[name].length > 0);
