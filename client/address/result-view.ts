/**
 * The part of a search address that says how hits are shown: as passages, concordance lines, places,
 * trends or collocates, with the options of each view. Pure.
 */
import { PLACE_LEVELS, type PlaceLevel } from '../../indexer/domain/place.ts';
import type { KwicQuery } from '../../server/contract/concordance.ts';
import type { PlacesQuery } from '../../server/contract/places.ts';
import type { TrendsQuery } from '../../server/contract/trends.ts';
import type { CollocatesQuery } from '../../server/contract/words.ts';

export const VIEWS = ['list', 'kwic', 'places', 'trends', 'collocates'] as const;
export type View = (typeof VIEWS)[number];

export const LINE_SORTS = [
  'left',
  'left-word',
  'right',
  'right-word',
  'place',
  'newest',
  'oldest',
] as const satisfies readonly KwicQuery['sort'][];
export type LineSort = (typeof LINE_SORTS)[number];

/**
 * Context of a concordance line: as many characters as fit on one line, or so many on each side, on as many lines as
 * they take.
 */
export const CONTEXTS = ['line', '20', '40', '80'] as const;
export type Context = (typeof CONTEXTS)[number];

/** Characters to ask for on each side; what fits on a line of a wide screen. */
export const contextWidth = (context: Context): number => (context === 'line' ? 40 : Number(context));

/**
 * Levels of place above the town. The name of a town is ambiguous, so `place` (its key) stands in for that
 * level.
 */
export const REGION_LEVELS = PLACE_LEVELS.filter(
  (level): level is Exclude<PlaceLevel, 'town'> => level !== 'town',
);

/** What trends can be grouped by, in the order shown. */
export const GROUPINGS = [
  'year',
  'level',
  ...REGION_LEVELS,
  'place',
  'section',
  'genre',
] as const satisfies readonly TrendsQuery['by'][];
export type Grouping = (typeof GROUPINGS)[number];

/** Orders of the view by place: by name upwards, by figures downwards. */
export const PLACE_SORTS = [
  'place',
  'occurrences',
  'rate',
  'reports',
] as const satisfies readonly NonNullable<PlacesQuery['sort']>[];
export type PlaceSort = (typeof PLACE_SORTS)[number];

/** Names of the figures in the API. */
export const MEASURES = ['perTenThousand', 'perReport', 'occurrences'] as const;
export type Measure = (typeof MEASURES)[number];

/** Words on each side of a hit that count as beside it, or all of its passage. */
export const WINDOWS = ['3', '5', '10', 'passage'] as const;
export type Window = (typeof WINDOWS)[number];

export const SIDES = ['both', 'left', 'right'] as const satisfies readonly CollocatesQuery['side'][];
export type Side = (typeof SIDES)[number];

/** Whether every copy of a passage counts, or all of them as one. */
export const COPIES = ['every', 'once'] as const;
export type Copies = (typeof COPIES)[number];

/** More lines than this cannot be told apart in one chart. */
export const MAX_PHRASES = 6;

export interface ResultView {
  readonly view: View;
  readonly lines: LineSort;
  readonly context: Context;
  readonly by: Grouping;
  readonly measure: Measure;
  /** Queries counted in trends besides `q`. */
  readonly also: readonly string[];
  /** In the view by place: whether to list places with hits, or those without. */
  readonly has: 'yes' | 'no';
  readonly rows: PlaceSort;
  /** Of collocates. */
  readonly window: Window;
  readonly side: Side;
  readonly copies: Copies;
}

export const DEFAULT_VIEW: ResultView = Object.freeze({
  view: 'list',
  lines: 'newest',
  context: 'line',
  by: 'year',
  measure: 'perTenThousand',
  also: [],
  has: 'yes',
  rows: 'occurrences',
  window: '5',
  side: 'both',
  copies: 'every',
});

/** All but the list of phrases. */
const VIEW_OPTIONS = [
  'view',
  'lines',
  'context',
  'by',
  'measure',
  'has',
  'rows',
  'window',
  'side',
  'copies',
] as const satisfies readonly (keyof ResultView)[];

const known = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((candidate) => candidate === value);

export function parseView(params: URLSearchParams): ResultView {
  return {
    view: known(VIEWS, params.get('view')) ?? DEFAULT_VIEW.view,
    lines: known(LINE_SORTS, params.get('lines')) ?? DEFAULT_VIEW.lines,
    context: known(CONTEXTS, params.get('context')) ?? DEFAULT_VIEW.context,
    by: known(GROUPINGS, params.get('by')) ?? DEFAULT_VIEW.by,
    measure: known(MEASURES, params.get('measure')) ?? DEFAULT_VIEW.measure,
    also: distinctPhrases(params.getAll('also')).slice(0, MAX_PHRASES - 1),
    has: params.get('has') === 'no' ? 'no' : 'yes',
    rows: known(PLACE_SORTS, params.get('rows')) ?? DEFAULT_VIEW.rows,
    window: known(WINDOWS, params.get('window')) ?? DEFAULT_VIEW.window,
    side: known(SIDES, params.get('side')) ?? DEFAULT_VIEW.side,
    copies: known(COPIES, params.get('copies')) ?? DEFAULT_VIEW.copies,
  };
}

/** Omits defaults, but keeps the options of views that are not shown, for the way back to them. */
export function appendView(params: URLSearchParams, shown: ResultView): void {
  for (const name of VIEW_OPTIONS) if (shown[name] !== DEFAULT_VIEW[name]) params.set(name, shown[name]);
  for (const phrase of shown.also) params.append('also', phrase);
}

/** Trims phrases and drops empty ones and duplicates. */
export const distinctPhrases = (typed: readonly string[]): string[] => [
  ...new Set(typed.map((phrase) => phrase.trim()).filter((phrase) => phrase !== '')),
];
