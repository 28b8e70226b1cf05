/**
 * How the hits of a search are shown: as passages, as lines of a concordance, town by town, or as figures; with what
 * each of these has to choose. It stands in the address beside what is asked. Pure.
 */
import type { KwicQuery } from '../../server/contract/concordance.ts';
import type { TrendsQuery } from '../../server/contract/trends.ts';

export const VIEWS = ['list', 'kwic', 'places', 'trends'] as const;
export type View = (typeof VIEWS)[number];

export const LINE_SORTS = [
  'left',
  'right',
  'place',
  'newest',
  'oldest',
] as const satisfies readonly KwicQuery['sort'][];
export type LineSort = (typeof LINE_SORTS)[number];

/** What is counted apart; the first is the usual one. */
export const GROUPINGS = [
  'year',
  'province',
  'city',
  'county',
  'section',
  'genre',
] as const satisfies readonly TrendsQuery['by'][];
export type Grouping = (typeof GROUPINGS)[number];

/** The names that the API gives the figures. */
export const MEASURES = ['perTenThousand', 'perReport', 'occurrences'] as const;
export type Measure = (typeof MEASURES)[number];

/** Curves that are still told apart in one chart. */
export const MOST_PHRASES = 6;

export interface ResultView {
  readonly view: View;
  readonly lines: LineSort;
  readonly by: Grouping;
  readonly measure: Measure;
  /** Queries that are counted beside the one searched. */
  readonly also: readonly string[];
  /** Town by town: those that say it, or those that never do. */
  readonly has: 'yes' | 'no';
}

export const AS_LIST: ResultView = Object.freeze({
  view: 'list',
  lines: 'newest',
  by: 'year',
  measure: 'perTenThousand',
  also: [],
  has: 'yes',
});

const known = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((one) => one === value);

export function parseView(params: URLSearchParams): ResultView {
  return {
    view: known(VIEWS, params.get('view')) ?? AS_LIST.view,
    lines: known(LINE_SORTS, params.get('lines')) ?? AS_LIST.lines,
    by: known(GROUPINGS, params.get('by')) ?? AS_LIST.by,
    measure: known(MEASURES, params.get('measure')) ?? AS_LIST.measure,
    also: phrases(params.getAll('also')).slice(0, MOST_PHRASES - 1),
    has: params.get('has') === 'no' ? 'no' : 'yes',
  };
}

/** What is as usual is left out; what a view has to choose is kept while one looks at another. */
export function appendView(params: URLSearchParams, shown: ResultView): void {
  for (const name of ['view', 'lines', 'by', 'measure', 'has'] as const)
    if (shown[name] !== AS_LIST[name]) params.set(name, shown[name]);
  for (const one of shown.also) params.append('also', one);
}

/** As typed, without empty ones and doubles. */
export const phrases = (typed: readonly string[]): string[] => [
  ...new Set(typed.map((one) => one.trim()).filter((one) => one !== '')),
];
